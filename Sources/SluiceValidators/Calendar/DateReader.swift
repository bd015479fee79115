// SPDX-License-Identifier: Apache-2.0

/// Reads a date in the layouts that people write: `d.m.y`, `y-m-d`, `m/d/y`, `yyyymmdd`, and with
/// an English month (`12 March 1985`, `Mar 12, 1985`, `12-Mar-85`).
struct DateReader {
  /// The year as written, 0 to 99 or 1000 to 9999.
  private(set) var year = 0
  /// Whether the year has two digits.
  private(set) var isShortYear = false

  /// `nil` when no layout gives a day that exists.
  init?(_ text: borrowing Span<UInt8>) {
    guard text.count >= 6, text.count <= 24 else { return nil }
    var numbers = InlineArray<3, Int>(repeating: 0)
    var lengths = InlineArray<3, Int>(repeating: 0)
    var fields = 0
    var named = -1
    var separator: UInt8 = 0
    var index = 0
    while index < text.count {
      guard fields < 3 else { return nil }
      let start = index
      if ASCII.isDigit(text[index]) {
        while index < text.count, index - start < 9, let digit = ASCII.digit(text[index]) {
          numbers[fields] = numbers[fields] * 10 + digit
          index += 1
        }
        lengths[fields] = index - start
        if index + 1 < text.count, Self.isOrdinal(text[index], text[index + 1]) { index += 2 }
      } else if ASCII.isLetter(text[index]) {
        while index < text.count, ASCII.isLetter(text[index]) { index += 1 }
        guard named < 0, let month = Self.month(text, start..<index) else { return nil }
        named = fields
        numbers[fields] = month
      } else {
        return nil
      }
      fields += 1
      guard index < text.count else { break }
      let byte = text[index]
      guard ("./- ,/" as Table).contains(byte), separator == 0 || separator == byte || named >= 0
      else {
        return nil
      }
      separator = byte
      index += 1
      while index < text.count, text[index] == ASCII.space { index += 1 }
      guard index < text.count else { return nil }
    }
    if fields == 1 {
      guard lengths[0] == 8 else { return nil }
      self.init(
        year: numbers[0] / 10_000, digits: 4, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
      return
    }
    guard fields == 3 else { return nil }
    switch named {
    case 0: self.init(year: numbers[2], digits: lengths[2], month: numbers[0], day: numbers[1])
    case 1 where lengths[0] == 4:
      self.init(year: numbers[0], digits: 4, month: numbers[1], day: numbers[2])
    case 1: self.init(year: numbers[2], digits: lengths[2], month: numbers[1], day: numbers[0])
    case 2: return nil
    default:
      if lengths[0] == 4 {
        self.init(year: numbers[0], digits: 4, month: numbers[1], day: numbers[2])
        return
      }
      guard lengths[0] <= 2, lengths[1] <= 2 else { return nil }
      if let dayFirst = DateReader(
        year: numbers[2], digits: lengths[2], month: numbers[1], day: numbers[0])
      {
        self = dayFirst
      } else {
        self.init(year: numbers[2], digits: lengths[2], month: numbers[0], day: numbers[1])
      }
    }
  }

  private init?(year: Int, digits: Int, month: Int, day: Int) {
    guard digits == 2 || digits == 4 && year >= 1000 else { return nil }
    self.year = year
    isShortYear = digits == 2
    guard
      isShortYear
        ? CalendarDate.isValid(twoDigitYear: year, month: month, day: day)
        : CalendarDate.isValid(year: year, month: month, day: day)
    else { return nil }
  }

  private static func isOrdinal(_ first: UInt8, _ second: UInt8) -> Bool {
    ("stndrdth" as Table).containsPair(ASCII.lowercase(first), ASCII.lowercase(second))
  }

  /// The month whose English name begins with these three or more letters.
  private static func month(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count >= 3, range.count <= 9 else { return nil }
    let names: Table = """
      january  february march    april    may      june     july     august   septemberoctober  \
      november december
      """
    for month in 0..<12 {
      var length = 0
      while length < range.count,
        ASCII.lowercase(text[range.lowerBound + length]) == names[month * 9 + length]
      {
        length += 1
      }
      if length == range.count { return month + 1 }
    }
    return nil
  }
}
