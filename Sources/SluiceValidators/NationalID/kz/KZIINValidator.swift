// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits are a Kazakh individual number: birth date, century and sex, and a
/// check digit modulo 11 with a second row of weights.
/// Source: Закон РК о национальных реестрах 223-III.
enum KZIINValidator: Validator {
  static let name = "kz-iin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["870412300129"], invalid: ["870412300120", "871312300126", "87041230012", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: .space),
      form.isOne(of: "123456", at: 6)
    else { return false }
    let year = 1800 + (form.digit(6) - 1) / 2 * 100 + form.number(0..<2)
    guard CalendarDate.isValid(year: year, month: form.number(2..<4), day: form.number(4..<6))
    else {
      return false
    }
    var check = form.weightedSum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
    if check == 10 { check = form.weightedSum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 }
    return check == form.digit(11)
  }
}
