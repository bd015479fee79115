// SPDX-License-Identifier: Apache-2.0

/// Decides whether 14 digits can be an Egyptian national number: century 2 or 3, birth date,
/// governorate. The check digit's rule is not published. Source: Civil Status Law 143 of 1994.
enum EGNationalIDValidator: Validator {
  static let name = "eg-nationalid"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["29001011234567", "30105150112345"],
    invalid: ["19001011234567", "29013011234567", "2900101123456", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 14, dropping: .spaceHyphen),
      form.isOne(of: "23", at: 0)
    else { return false }
    let year = (form.digit(0) == 2 ? 1900 : 2000) + form.number(1..<3)
    switch form.number(7..<9) {
    case 1...4, 11...19, 21...29, 31...35, 88: break
    default: return false
    }
    return CalendarDate.isBirthYear(year)
      && CalendarDate.isValid(year: year, month: form.number(3..<5), day: form.number(5..<7))
  }
}
