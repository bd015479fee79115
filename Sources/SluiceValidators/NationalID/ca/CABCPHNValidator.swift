// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a British Columbia health number: first digit 9 and a weighted
/// modulo 11 check digit. Source: BC Ministry of Health, Personal Health Number check digit.
enum CABCPHNValidator: Validator {
  static let name = "ca-bcphn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["9698 658 215", "9698658215"],
    invalid: ["9698648215", "5736504210", "9736A04212", "9698 658 210", "9698 658 21", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen), form.has("9")
    else {
      return false
    }
    let sum = form.weightedSum([2, 4, 8, 5, 10, 9, 7, 3], from: 1)
    return (sum + form.digit(9)) % 11 == 0
  }
}
