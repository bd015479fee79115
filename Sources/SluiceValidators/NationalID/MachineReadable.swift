// SPDX-License-Identifier: Apache-2.0

/// The check digit of machine-readable travel documents.
/// Source: ICAO Doc 9303-3, eighth edition, 4.9.
enum MachineReadable {
  /// Sum of values (`A` is 10, a filler zero) times 7, 3, 1, modulo 10.
  static func checkDigit(
    _ form: CompactForm, _ range: Range<Int>, after sum: Int = 0, place: Int = 0
  )
    -> Int
  {
    (sum + weightedSum(form, range, place: place)) % 10
  }

  /// The sum alone; `place` is the number of places before `range` in the checked text.
  static func weightedSum(_ form: CompactForm, _ range: Range<Int>, place: Int = 0) -> Int {
    let weights: InlineArray<3, Int> = [7, 3, 1]
    var sum = 0
    for (index, offset) in range.enumerated() {
      sum += form.base36(offset) * weights[(place + index) % 3]
    }
    return sum
  }
}
