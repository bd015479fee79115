// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Bytes as base32 digits of the tokens' alphabet (``TokenForm/alphabet``), most significant bit first.
enum Base32 {
  /// Appends the digits of `bytes`; the last one is filled up with zero bits.
  static func append(_ bytes: [UInt8], to output: inout ByteBuffer) {
    var bits: UInt32 = 0
    var available: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      available += 8
      while available >= 5 {
        available -= 5
        output.append(TokenForm.alphabet[Int(bits >> available & 31)])
      }
      bits &= (1 << available) - 1
    }
    if available > 0 { output.append(TokenForm.alphabet[Int(bits << (5 - available) & 31)]) }
  }

  /// The bytes of `digits`, or nil for a digit that is none and for a filling that is not zero, so
  /// that each byte string has one text.
  static func bytes(_ digits: Span<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(digits.count * 5 / 8)
    var bits: UInt32 = 0
    var available: UInt32 = 0
    for index in digits.indices {
      guard let value = TokenForm.alphabet.firstIndex(of: digits[index]) else { return nil }
      bits = bits << 5 | UInt32(value)
      available += 5
      if available >= 8 {
        available -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> available))
      }
      bits &= (1 << available) - 1
    }
    return available < 5 && bits == 0 ? result : nil
  }
}
