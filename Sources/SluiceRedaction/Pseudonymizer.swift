// SPDX-License-Identifier: Apache-2.0
import Crypto
import SluiceMatching
import SluiceModel

/// Makes and checks tokens under one key.
///
/// A token is `[TYPE:kid.` 16 digits of HMAC-SHA-256 (80 bits) over the canonical value, 4 digits of
/// a keyed check over everything before them, `]`. The HMAC key is derived for each entity type, so
/// equal strings of two types do not link; the check key is another one.
/// Source: RFC 2104 (HMAC), RFC 5869 (HKDF), FIPS 180-4 (SHA-256).
public struct Pseudonymizer: Sendable {
  /// Id of the key, such as `k1`.
  public let keyID: String
  private let master: SymmetricKey
  private let checkContext: HMAC<SHA256>

  /// Makes a pseudonymizer from key bytes; they are copied into memory the library wipes.
  ///
  /// - Parameter secret: at least 16 bytes, 32 recommended.
  public init(keyID: String, secret: borrowing Span<UInt8>) {
    self.keyID = keyID
    master = unsafe secret.withUnsafeBufferPointer { unsafe SymmetricKey(data: $0) }
    checkContext = HMAC<SHA256>(key: Pseudonymizer.derive(from: master, purpose: "check"))
  }

  private static func derive(from master: SymmetricKey, purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: master, salt: [UInt8]("sluice".utf8),
      info: [UInt8]("sluice token \(Canonicalizer.version) \(purpose)".utf8),
      outputByteCount: 32)
  }

  /// The key for a purpose of its own, 32 bytes; nothing can be told of one from another.
  func key(for purpose: String) -> SymmetricKey {
    Pseudonymizer.derive(from: master, purpose: purpose)
  }

  /// The keyed hash state for an entity type; copy it for each value.
  func context(for entity: EntityType) -> HMAC<SHA256> {
    HMAC<SHA256>(key: Pseudonymizer.derive(from: master, purpose: "entity \(entity.name)"))
  }

  /// Appends `bits / 5` base32 digits of the first bytes of a hash.
  static func appendDigits(
    _ code: HMAC<SHA256>.MAC, count: Int, to output: inout ByteBuffer
  ) {
    unsafe code.withUnsafeBytes { bytes in
      var bits: UInt32 = 0
      var available = 0
      var next = 0
      for _ in 0..<count {
        if available < 5 {
          bits = unsafe bits << 8 | UInt32(bytes[next])
          next += 1
          available += 8
        }
        available -= 5
        output.append(TokenForm.alphabet[Int(bits >> UInt32(available) & 31)])
      }
    }
  }

  /// Appends the token of a value whose keyed hash is `code`.
  func appendToken(
    _ entity: EntityType, _ code: HMAC<SHA256>.MAC, to output: inout ByteBuffer
  ) {
    let start = output.count
    output.append(UInt8(ascii: "["))
    output.append(entity.name)
    output.append(UInt8(ascii: ":"))
    output.append(keyID)
    output.append(UInt8(ascii: "."))
    Pseudonymizer.appendDigits(code, count: TokenForm.tagDigits, to: &output)
    let check = checkCode(output.bytes.extracting(start..<output.count))
    Pseudonymizer.appendDigits(check, count: TokenForm.checkDigits, to: &output)
    output.append(UInt8(ascii: "]"))
  }

  private func checkCode(_ head: Span<UInt8>) -> HMAC<SHA256>.MAC {
    var context = checkContext
    unsafe head.withUnsafeBytes { unsafe context.update(data: $0) }
    return context.finalize()
  }

  /// Whether `token` (from `[` to `]`) was made under this key. Compares in constant time.
  public func isOwn(_ token: Span<UInt8>) -> Bool {
    if let nameEnd = TokenForm.nameEnd(in: token, from: 0),
      TokenForm.cipherStart(in: token, nameEnd: nameEnd) != nil
    {
      return reveal(token) != nil
    }
    let bodyEnd = token.count - 1 - TokenForm.checkDigits
    guard bodyEnd > 0 else { return false }
    let check = checkCode(token.extracting(0..<bodyEnd))
    var wanted = ByteBuffer(capacity: 16)
    Pseudonymizer.appendDigits(check, count: TokenForm.checkDigits, to: &wanted)
    var difference: UInt8 = 0
    for index in 0..<TokenForm.checkDigits {
      difference |= wanted.bytes[index] ^ token[bodyEnd + index]
    }
    return difference == 0
  }

  /// The token of `value` as text: what `filter` writes for it.
  public func token(for value: String, entity: EntityType) -> String {
    var canonical = ByteBuffer(Array(value.utf8))
    var input = ByteBuffer()
    Canonicalizer.append(canonical.bytes, as: Canonicalizer.form(of: entity), to: &input)
    swap(&canonical, &input)
    var context = context(for: entity)
    unsafe canonical.bytes.withUnsafeBytes { unsafe context.update(data: $0) }
    var output = ByteBuffer()
    appendToken(entity, context.finalize(), to: &output)
    return String(decoding: output.array, as: UTF8.self)
  }
}
