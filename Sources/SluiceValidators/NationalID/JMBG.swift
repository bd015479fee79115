// SPDX-License-Identifier: Apache-2.0

/// Reads the 13-digit master citizen number of the former Yugoslav states: birth date with three
/// digits of year, region, serial and a check digit modulo 11.
/// Source: Zakon o matičnom broju (1976), article 4.
enum JMBG {
  static func isValid(_ form: CompactForm) -> Bool {
    let shortYear = form.number(4..<7)
    let year = shortYear < 800 ? 2000 + shortYear : 1000 + shortYear
    let remainder = form.weightedSum([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    let check = remainder == 0 ? 0 : (11 - remainder) % 10
    return form.digit(12) == check && CalendarDate.isBirthYear(year)
      && CalendarDate.isValid(year: year, month: form.number(2..<4), day: form.number(0..<2))
  }
}
