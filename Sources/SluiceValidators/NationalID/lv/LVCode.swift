// SPDX-License-Identifier: Apache-2.0

/// The check digits of Latvian personal codes and company numbers.
/// Source: Ministru kabineta noteikumi, personas koda piešķiršana; VIES check algorithms.
enum LVCode {
  static func isPerson(_ form: CompactForm) -> Bool {
    guard form.weightedSum([10, 5, 8, 4, 2, 1, 6, 3, 7, 9]) % 11 != 9 || form.digit(10) == 0 else {
      return false
    }
    guard (1 + form.weightedSum([10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == form.digit(10) else {
      return false
    }
    if form.has("32") { return true }
    guard form.digit(0) <= 3 else { return false }
    return CalendarDate.isValid(
      year: 1800 + form.digit(6) * 100 + form.number(4..<6), month: form.number(2..<4),
      day: form.number(0..<2))
  }

  static func isCompany(_ form: CompactForm) -> Bool {
    form.digit(0) > 3 && form.weightedSum([9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3
  }
}
