// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import SluiceMatching
import SluiceModel

/// Turns values of one entity type into ciphertext under one key, and back.
///
/// AES-256-GCM-SIV with a nonce of zeros: the same value has the same text, which is what makes it
/// searchable, and the scheme was made so that a repeated nonce shows equality and nothing else. The
/// key is derived for each type; type and key id are authenticated.
/// Source: RFC 8452 (AES-GCM-SIV; section 9 on repeated nonces), RFC 5869 (HKDF).
struct ValueCipher: Sendable {
  private let key: SymmetricKey
  private let head: [UInt8]

  /// Makes a cipher; `head` is what stands between `[` and the digits, such as `EMAIL:k1-`.
  init(key: SymmetricKey, head: String) {
    self.key = key
    self.head = Array(head.utf8)
  }

  /// Appends `[EMAIL:k1-…]` for `value`. Returns whether it did; a failure writes nothing.
  func append(_ value: Span<UInt8>, to output: inout ByteBuffer) -> Bool {
    guard
      let nonce = try? AES.GCM._SIV.Nonce(data: [UInt8](repeating: 0, count: 12)),
      let box = try? AES.GCM._SIV.seal(
        FieldReader.bytes(value, value.indices), using: key, nonce: nonce, authenticating: head)
    else { return false }
    output.append(UInt8(ascii: "["))
    output.append(head)
    Base32.append(Array(box.combined.dropFirst(12)), to: &output)
    output.append(UInt8(ascii: "]"))
    return true
  }

  /// The value whose ciphertext has these base32 digits, or nil when it was not made by this cipher.
  func open(_ digits: Span<UInt8>) -> [UInt8]? {
    guard let bytes = Base32.bytes(digits), bytes.count >= 16,
      let box = try? AES.GCM._SIV.SealedBox(combined: [UInt8](repeating: 0, count: 12) + bytes),
      let value = try? AES.GCM._SIV.open(box, using: key, authenticating: head)
    else { return nil }
    return Array(value)
  }
}

extension Pseudonymizer {
  /// The cipher for values of `entity`.
  func cipher(for entity: EntityType) -> ValueCipher {
    ValueCipher(
      key: key(for: "encrypt \(entity.name)"), head: "\(entity.name):\(keyID)-")
  }

  /// The value in `token` (from `[` to `]`), or nil unless it is a ciphertext made under this key.
  public func reveal(_ token: Span<UInt8>) -> [UInt8]? {
    guard let nameEnd = TokenForm.nameEnd(in: token, from: 0),
      let start = TokenForm.cipherStart(in: token, nameEnd: nameEnd),
      let entity = EntityType(
        String(decoding: FieldReader.bytes(token, 1..<nameEnd), as: UTF8.self)),
      keyID.utf8.elementsEqual(FieldReader.bytes(token, (nameEnd + 1)..<(start - 1)))
    else { return nil }
    return cipher(for: entity).open(token.extracting(start..<(token.count - 1)))
  }
}
