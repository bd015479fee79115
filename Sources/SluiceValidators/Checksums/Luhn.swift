// SPDX-License-Identifier: Apache-2.0

/// The "double-add-double" sum of ISO/IEC 7812-1, annex B.
enum Luhn {
  /// Sum modulo 10 over `range` of `form`, the last digit counted once; zero for a correct number.
  static func remainder(_ form: CompactForm, _ range: Range<Int>) -> Int {
    var sum = 0
    var isDoubled = false
    for offset in range.reversed() {
      let digit = form.digit(offset)
      sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
      isDoubled.toggle()
    }
    return sum % 10
  }

  /// Whether all of `form` ends in a correct check digit.
  static func holds(_ form: CompactForm) -> Bool { remainder(form, 0..<form.count) == 0 }

  /// The same in base 36, where a doubled value folds at 36.
  static func holdsInBase36(_ form: CompactForm) -> Bool {
    var sum = 0
    var isDoubled = false
    for offset in (0..<form.count).reversed() {
      let value = form.base36(offset)
      let doubled = value * 2
      sum += isDoubled ? doubled / 36 + doubled % 36 : value
      isDoubled.toggle()
    }
    return sum % 36 == 0
  }
}
