// SPDX-License-Identifier: Apache-2.0

/// The Gregorian calendar's valid days.
enum CalendarDate {
  /// Whether the day exists; years 1 to 9999.
  static func isValid(year: Int, month: Int, day: Int) -> Bool {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return false }
    return day <= daysInMonth(month, year: year)
  }

  /// Whether the day exists in the year with these last two digits in the 1900s or the 2000s.
  static func isValid(twoDigitYear year: Int, month: Int, day: Int) -> Bool {
    isValid(year: 1900 + year, month: month, day: day)
      || isValid(year: 2000 + year, month: month, day: day)
  }

  /// Whether a person alive now or recorded lately may be born in `year`. The upper end is a
  /// constant, as a validator reads no clock.
  static func isBirthYear(_ year: Int) -> Bool { year >= 1800 && year <= 2030 }

  private static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
