// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Norwegian birth or D number: a birth date (day or month may
/// be raised by 40) and two check digits modulo 11.
/// Source: Folkeregisterforskriften, section 2-2-1; Skatteetaten.
enum NOFNRValidator: Validator {
  static let name = "no-fnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["151086 95088"],
    invalid: ["15108695077", "151086 95080", "151086 9508", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: [.space, .hyphen, .colon]),
      form.weightedSum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0,
      form.weightedSum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    else { return false }
    let day = form.number(0..<2)
    let month = form.number(2..<4)
    guard day < 80, let year = fullYear(form.number(4..<6), individual: form.number(6..<9)) else {
      return false
    }
    return CalendarDate.isBirthYear(year)
      && CalendarDate.isValid(
        year: year, month: month > 40 ? month - 40 : month, day: day > 40 ? day - 40 : day)
  }

  private static func fullYear(_ year: Int, individual: Int) -> Int? {
    if individual < 500 { return 1900 + year }
    if individual < 750, year >= 54 { return 1800 + year }
    if year < 40 { return 2000 + year }
    return individual >= 900 ? 1900 + year : nil
  }
}
