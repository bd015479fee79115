// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is `0x` and 40 hexadecimal digits; when letters of both cases occur they
/// must spell the mixed-case checksum.
/// Source: ERC-55.
enum EthereumAddressValidator: Validator {
  static let name = "ethereum-address"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
      "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0XDBF03B407C01E7CD3CBEA99509D93F8DDDC8C6FB",
    ],
    invalid: [
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
      "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae", "", "0x0000000000000000000000000000000000000000",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count == 42, candidate[0] == ASCII.zero,
      ASCII.lowercase(candidate[1]) == UInt8(ascii: "x")
    else { return false }
    var lowered = InlineArray<40, UInt8>(repeating: 0)
    var hasLower = false
    var hasUpper = false
    var isRepeated = true
    for index in 0..<40 {
      let byte = candidate[index + 2]
      guard ASCII.hex(byte) != nil else { return false }
      hasLower = hasLower || ASCII.isLower(byte)
      hasUpper = hasUpper || ASCII.isUpper(byte)
      isRepeated = isRepeated && byte == candidate[2]
      lowered[index] = ASCII.lowercase(byte)
    }
    guard !isRepeated else { return false }
    guard hasLower, hasUpper else { return true }
    let digest = Keccak256.prefix(of: lowered)
    for index in 0..<40 where ASCII.isLetter(candidate[index + 2]) {
      let byte = digest[index / 16] >> UInt64(index / 2 % 8 * 8)
      let nibble = index % 2 == 0 ? byte >> 4 & 15 : byte & 15
      guard ASCII.isUpper(candidate[index + 2]) == (nibble >= 8) else { return false }
    }
    return true
  }
}
