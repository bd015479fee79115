// SPDX-License-Identifier: Apache-2.0

/// Verhoeff's check over the dihedral group of order ten, which finds every single wrong digit and
/// every swap of neighbours. Source: J. Verhoeff, Error Detecting Decimal Codes (1969).
enum Verhoeff {
  /// The group's product: 0 to 4 are turns of the pentagon, 5 to 9 its mirror images.
  static func product(_ left: Int, _ right: Int) -> Int {
    switch (left < 5, right < 5) {
    case (true, true): (left + right) % 5
    case (true, false): 5 + (left + right) % 5
    case (false, true): 5 + (left - right) % 5
    case (false, false): (left - right + 5) % 5
    }
  }

  /// Whether `range` of `form` ends in a correct check digit.
  static func holds(_ form: CompactForm, _ range: Range<Int>) -> Bool {
    let permutation: Table = "1576283094"
    var check = 0
    for (place, offset) in range.reversed().enumerated() {
      var digit = form.digit(offset)
      for _ in 0..<(place % 8) { digit = permutation.digit(digit) }
      check = product(check, digit)
    }
    return check == 0
  }
}
