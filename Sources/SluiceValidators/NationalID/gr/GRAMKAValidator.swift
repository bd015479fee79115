// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Greek social security number: birth date and a Luhn digit.
/// Source: Νόμος 3655/2008, article 153.
enum GRAMKAValidator: Validator {
  static let name = "gr-amka"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["01013099997"],
    invalid: ["01013099999", "01013099990", "0101309999", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen), Luhn.holds(form)
    else {
      return false
    }
    return CalendarDate.isValid(
      twoDigitYear: form.number(4..<6), month: form.number(2..<4), day: form.number(0..<2))
  }
}
