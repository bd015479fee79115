// SPDX-License-Identifier: Apache-2.0

/// Decides whether 10 or 13 digits are a Vietnamese tax number, prime weights modulo 11.
/// Source: Thông tư 105/2020/TT-BTC, article 5.
enum VNMSTValidator: Validator {
  static let name = "vn-mst"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["0100233488", "0314409058-002", "01.00.112.437"],
    invalid: ["12345", "0100233480", "010023348", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.isDigits,
      form.count == 10 || form.count == 13 && form.number(10..<13) > 0, form.number(2..<9) > 0
    else { return false }
    return 10 - form.weightedSum([31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11 == form.digit(9)
  }
}
