// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a South African identity number: birth date, citizenship 0 or 1
/// and a Luhn digit.
/// Source: Identification Act 68 of 1997, section 7.
enum ZAIDNrValidator: Validator {
  static let name = "za-idnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["7503305044089", "750330 5044089"],
    invalid: ["8503305044089", "9125568", "7503305044080", "750330504408", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .space),
      form.isOne(of: "01", at: 10),
      CalendarDate.isValid(
        twoDigitYear: form.number(0..<2), month: form.number(2..<4), day: form.number(4..<6))
    else { return false }
    return Luhn.holds(form)
  }
}
