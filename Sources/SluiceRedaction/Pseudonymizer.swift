// SPDX-License-Identifier: Apache-2.0
import Crypto
import SluiceMatching
import SluiceModel

/// Makes and checks tokens under one key.
///
/// A token is `[TYPE:kid.` 16 digits of HMAC-SHA-256 (80 bits) over the canonical value, 4 digits of
/// a keyed check (SipHash) over everything before them, `]`. The HMAC key is derived for each entity
/// type, so equal strings of two types do not link; the check key is another one.
/// Source: RFC 2104 (HMAC), RFC 5869 (HKDF), FIPS 180-4 (SHA-256).
public struct Pseudonymizer: Sendable {
  /// Id of the key, such as `k1`.
  public let keyID: String
  private let master: SymmetricKey
  private let check: SipHash

  /// Makes a pseudonymizer from key bytes; they are copied into memory the library wipes.
  ///
  /// - Parameter secret: at least 16 bytes, 32 recommended.
  public init(keyID: String, secret: borrowing Span<UInt8>) {
    self.keyID = keyID
    master = unsafe secret.withUnsafeBufferPointer { unsafe SymmetricKey(data: $0) }
    check = unsafe Pseudonymizer.derive(from: master, purpose: "check").withUnsafeBytes { bytes in
      unsafe SipHash(
        key: SIMD2(
          UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)),
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))))
    }
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

  /// The keyed hash for values of an entity type.
  func hash(for entity: EntityType) -> KeyedHash {
    KeyedHash(key: Pseudonymizer.derive(from: master, purpose: "entity \(entity.name)"))
  }

  /// Appends 16 base32 digits, the first 80 bits of a hash.
  static func appendDigits(_ code: SHA256.Digest, to output: inout ByteBuffer) {
    let (first, second) = unsafe code.withUnsafeBytes { bytes in
      let first = unsafe UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
      let next = unsafe UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
      return (first >> 24, first << 16 | UInt64(next))
    }
    appendDigits(first, count: 8, to: &output)
    appendDigits(second, count: 8, to: &output)
  }

  /// Appends the last `5 * count` bits of a number, at most 40, as base32 digits.
  @inline(__always)
  private static func appendDigits(_ bits: UInt64, count: Int, to output: inout ByteBuffer) {
    let alphabet = TokenForm.alphabet
    var digits: UInt64 = 0
    var rest = bits
    for _ in 0..<count {
      digits = digits << 8 | UInt64(alphabet[Int(rest & 31)])
      rest >>= 5
    }
    output.append(word: digits, count: count)
  }

  /// Appends the token of a value whose keyed hash is `code`.
  func appendToken(_ entity: EntityType, _ code: SHA256.Digest, to output: inout ByteBuffer) {
    let start = output.count
    output.append(UInt8(ascii: "["))
    output.append(entity.name)
    output.append(UInt8(ascii: ":"))
    output.append(keyID)
    output.append(UInt8(ascii: "."))
    Pseudonymizer.appendDigits(code, to: &output)
    appendCheck(check.hash(output.bytes.extracting(start..<output.count)), to: &output)
    output.append(UInt8(ascii: "]"))
  }

  /// Appends the check digits of a token's beginning.
  private func appendCheck(_ hash: UInt64, to output: inout ByteBuffer) {
    Pseudonymizer.appendDigits(hash, count: TokenForm.checkDigits, to: &output)
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
    var wanted = ByteBuffer(capacity: 16)
    appendCheck(check.hash(token.extracting(0..<bodyEnd)), to: &wanted)
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
    var output = ByteBuffer()
    appendToken(entity, hash(for: entity).code(canonical.bytes), to: &output)
    return String(decoding: output.array, as: UTF8.self)
  }
}
