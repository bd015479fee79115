// SPDX-License-Identifier: Apache-2.0

/// Reads the Czech and Slovak birth number: year, month (raised by 20, 50 or 70), day, serial, and
/// from 1954 a tenth digit that makes the whole divisible by 11 (a remainder of ten counts as
/// zero).
/// Source: Zákon č. 133/2000 Sb., section 13; Zákon č. 301/1995 Z. z., section 2.
enum CZBirthNumber {
  static func isValid(_ form: CompactForm) -> Bool {
    guard form.isDigits, form.count == 9 || form.count == 10 else { return false }
    var year = 1900 + form.number(0..<2)
    if form.count == 9 {
      if year >= 1980 { year -= 100 }
      guard year <= 1953 else { return false }
    } else {
      if year < 1954 { year += 100 }
      guard form.number(0..<9) % 11 % 10 == form.digit(9) else { return false }
    }
    return CalendarDate.isValid(
      year: year, month: form.number(2..<4) % 50 % 20, day: form.number(4..<6))
  }
}
