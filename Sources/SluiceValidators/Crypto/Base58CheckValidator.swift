// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is base58 of a version, a payload and the first four bytes of its double
/// SHA-256: addresses (25 or 26 bytes), private keys (37, 38) and extended keys (82).
/// Source: Bitcoin developer reference, Base58Check; BIP 32 (extended keys).
enum Base58CheckValidator: Validator {
  static let name = "base58check"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: [
      "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
      "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    ],
    invalid: [
      "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN0", "1111111111", "",
      "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf",
    ])

  private static let alphabet: Table =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count >= 26, candidate.count <= 112 else { return false }
    // Little-endian while it grows; 112 places need fewer than 83 bytes.
    var number = InlineArray<84, UInt8>(repeating: 0)
    var length = 0
    var leadingOnes = 0
    for index in 0..<candidate.count {
      guard let value = alphabet.firstIndex(of: candidate[index]) else { return false }
      if value == 0, length == 0 { leadingOnes += 1 }
      var carry = value
      for place in 0..<length {
        carry += Int(number[place]) * 58
        number[place] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        guard length < 84 else { return false }
        number[length] = UInt8(carry & 0xFF)
        length += 1
        carry >>= 8
      }
    }
    let total = leadingOnes + length
    guard total == 25 || total == 26 || total == 37 || total == 38 || total == 82 else {
      return false
    }
    var message = InlineArray<120, UInt8>(repeating: 0)
    for place in 0..<length { message[total - 1 - place] = number[place] }
    let digest = SHA256.digest(SHA256.digest(message, count: total - 4))
    var checksum: UInt32 = 0
    for place in (total - 4)..<total { checksum = checksum << 8 | UInt32(message[place]) }
    return digest[0] == checksum
  }
}
