// SPDX-License-Identifier: Apache-2.0

/// Reads the personal code of Estonia and Lithuania: century and sex, birth date, serial, and a
/// check digit modulo 11 with a second row of weights.
/// Source: EVS 585:2007; LST 1185.
enum BalticPersonalCode {
  static func hasCheckDigit(_ form: CompactForm) -> Bool {
    var check = form.weightedSum([1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
    if check == 10 { check = form.weightedSum([3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 }
    return check % 10 == form.digit(10)
  }

  static func hasBirthDate(_ form: CompactForm) -> Bool {
    guard form.isOne(of: "12345678", at: 0) else { return false }
    let century = 1800 + (form.digit(0) - 1) / 2 * 100
    return CalendarDate.isValid(
      year: century + form.number(1..<3), month: form.number(3..<5), day: form.number(5..<7))
  }
}
