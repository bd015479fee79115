// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Polish PESEL number: a birth date (the month carries the
/// century) and a check digit by weights 1, 3, 7, 9.
/// Source: Ustawa o ewidencji ludności, article 15.
enum PLPESELValidator: Validator {
  static let name = "pl-pesel"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["44051401359"],
    invalid: ["44051401358", "02381307589", "44051401350", "4405140135", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen),
      form.weightedSum([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
    else { return false }
    let centuries: InlineArray<5, Int> = [1900, 2000, 2100, 2200, 1800]
    let month = form.number(2..<4)
    return CalendarDate.isValid(
      year: centuries[month / 20] + form.number(0..<2), month: month % 20, day: form.number(4..<6))
  }
}
