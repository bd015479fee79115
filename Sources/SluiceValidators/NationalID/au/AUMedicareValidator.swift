// SPDX-License-Identifier: Apache-2.0

/// Decides whether 10 or 11 digits are an Australian Medicare card number: first digit 2 to 6, a
/// check digit in ninth place, the issue, and perhaps the person's reference.
/// Source: Services Australia; METeOR 270101, Medicare card number.
enum AUMedicareValidator: Validator {
  static let name = "au-medicare"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["2123 45670 1", "2123456701", "21234567011", "2123 45670 1/1"],
    invalid: ["2123456711", "1123456701", "212345670", "2123456700", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .slash]), form.isDigits,
      form.count == 10 || form.count == 11, form.isOne(of: "23456", at: 0), form.digit(9) > 0
    else { return false }
    return form.weightedSum([1, 3, 7, 9, 1, 3, 7, 9]) % 10 == form.digit(8)
  }
}
