// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A date as it stands in text, taken apart so that another one can be written the same way.
///
/// Layouts: `1985-03-12`, `12.03.1985`, `3/12/85`, `19850312`, `12 March 1985`, `Mar 3rd, 1985` and
/// `1985年3月12日`. Where day and month cannot be told apart the day comes first.
struct DateText {
  /// Days since 1970-01-01. Source: the Gregorian calendar, ISO 8601-1:2019, 4.2.1.
  private(set) var dayNumber: Int
  private let text: [UInt8]
  private let year: Range<Int>
  private let month: Range<Int>
  private let day: Range<Int>
  private let isPadded: Bool

  /// Reads `text`, or returns nil when it is no date in a known layout.
  init?(_ span: Span<UInt8>) {
    guard (6...32).contains(span.count) else { return nil }
    let text = FieldReader.bytes(span, span.indices)
    var fields = DateText.fields(text)
    if fields.count == 1, fields[0].count == 8, DateText.isDigit(text[fields[0].lowerBound]) {
      let start = fields[0].lowerBound
      fields = [start..<(start + 4), (start + 4)..<(start + 6), (start + 6)..<(start + 8)]
    }
    guard fields.count == 3 else { return nil }
    let words = fields.map { !DateText.isDigit(text[$0.lowerBound]) }
    let order: [(year: Int, month: Int, day: Int)]
    switch words.firstIndex(of: true) {
    case 0: order = [(2, 0, 1)]
    case 1: order = fields[0].count == 4 ? [(0, 1, 2)] : [(2, 1, 0)]
    case 2: return nil
    default: order = fields[0].count == 4 ? [(0, 1, 2)] : [(2, 1, 0), (2, 0, 1)]
    }
    guard words.count(where: { $0 }) <= 1 else { return nil }
    for places in order {
      let ranges = (year: fields[places.year], month: fields[places.month], day: fields[places.day])
      guard let year = DateText.year(text, ranges.year),
        let month = DateText.month(text, ranges.month),
        let day = DateText.number(text, ranges.day), ranges.day.count <= 2,
        (1...12).contains(month), day >= 1, day <= DateText.daysInMonth(month, year)
      else { continue }
      self.text = text
      self.year = ranges.year
      self.month = ranges.month
      self.day = ranges.day
      isPadded =
        words.contains(true)
        ? text[ranges.day.lowerBound] == UInt8(ascii: "0")
        : ranges.day.count == 2 && ranges.month.count == 2
      dayNumber = DateText.dayNumber(year, month, day)
      return
    }
    return nil
  }

  /// The year, four digits.
  var fullYear: Int { DateText.civil(dayNumber).year }

  /// Moves the date. Returns false, and stays, where the year would leave 1 to 9999.
  mutating func shift(days: Int) -> Bool {
    let moved = dayNumber + days
    guard (1...9999).contains(DateText.civil(moved).year) else { return false }
    dayNumber = moved
    return true
  }

  /// Appends the date in its layout.
  func append(to output: inout ByteBuffer) {
    let date = DateText.civil(dayNumber)
    var index = 0
    while index < text.count {
      if index == year.lowerBound {
        appendNumber(year.count == 2 ? date.year % 100 : date.year, width: year.count, to: &output)
        index = year.upperBound
      } else if index == month.lowerBound {
        if DateText.isDigit(text[index]) {
          appendNumber(date.month, width: isPadded ? 2 : 1, to: &output)
        } else {
          appendMonth(date.month, to: &output)
        }
        index = month.upperBound
      } else if index == day.lowerBound {
        appendNumber(date.day, width: isPadded ? 2 : 1, to: &output)
        index = day.upperBound
        if DateText.isOrdinal(text, index) {
          let isTeen = (11...13).contains(date.day)
          let suffixes = ["th", "st", "nd", "rd"]
          let last = date.day % 10
          output.append(isTeen || last > 3 ? "th" : suffixes[last])
          index += 2
        }
      } else {
        output.append(text[index])
        index += 1
      }
    }
  }

  private func appendNumber(_ value: Int, width: Int, to output: inout ByteBuffer) {
    let digits = String(value)
    for _ in digits.utf8.count..<max(width, digits.utf8.count) { output.append(UInt8(ascii: "0")) }
    output.append(digits)
  }

  private func appendMonth(_ number: Int, to output: inout ByteBuffer) {
    let name = Array(DateText.months[number - 1].utf8)
    let isShort = month.count <= 4 && DateText.months.allSatisfy { !isSame($0) || $0 == "may" }
    let isUpper = text[month.lowerBound + 1] & 0x20 == 0
    let isCapital = text[month.lowerBound] & 0x20 == 0
    for (index, byte) in name.prefix(isShort ? 3 : name.count).enumerated() {
      output.append(isUpper || (index == 0 && isCapital) ? byte & 0xDF : byte)
    }
  }

  private func isSame(_ name: String) -> Bool {
    text[month].map { $0 | 0x20 } == Array(name.utf8)
  }

  // MARK: Reading

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Runs of digits and runs of letters; the letters of an ordinal are no field.
  private static func fields(_ text: [UInt8]) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var index = 0
    while index < text.count, fields.count < 5 {
      let start = index
      if isDigit(text[index]) {
        while index < text.count, isDigit(text[index]) { index += 1 }
        fields.append(start..<index)
        if isOrdinal(text, index) { index += 2 }
      } else if isLetter(text[index]) {
        while index < text.count, isLetter(text[index]) { index += 1 }
        fields.append(start..<index)
      } else {
        // Between the parts of a date: `-./,`, blanks, and the year, month and day signs of CJK.
        guard text[index] >= 0x80 || "-./, ".utf8.contains(text[index]) else { return [] }
        index += 1
      }
    }
    return fields
  }

  private static func isOrdinal(_ text: [UInt8], _ index: Int) -> Bool {
    guard index + 1 < text.count, index > 0, isDigit(text[index - 1]),
      index + 2 == text.count || !isLetter(text[index + 2])
    else { return false }
    let suffix = [text[index] | 0x20, text[index + 1] | 0x20]
    return ["st", "nd", "rd", "th"].contains { Array($0.utf8) == suffix }
  }

  private static func number(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in text[range] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
      if value > 9999 { return nil }
    }
    return value
  }

  private static func year(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    guard let value = number(text, range) else { return nil }
    switch range.count {
    case 4: return value >= 1 ? value : nil
    case 2: return value <= 30 ? 2000 + value : 1900 + value
    default: return nil
    }
  }

  private static func month(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    if isDigit(text[range.lowerBound]) { return range.count <= 2 ? number(text, range) : nil }
    let word = text[range].map { $0 | 0x20 }
    guard word.count >= 3 else { return nil }
    return months.firstIndex { name in
      let name = Array(name.utf8)
      return word == name || word == Array(name.prefix(3))
        || (word.count == 4 && word == Array(name.prefix(4)) && name[0] == UInt8(ascii: "s"))
    }.map { $0 + 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  // MARK: Calendar

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 0001-01-01 to the first day of `year`.
  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return 365 * past + past / 4 - past / 100 + past / 400
  }

  private static let epoch = daysBefore(year: 1970)

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var days = daysBefore(year: year) + day - 1
    for earlier in 1..<month { days += daysInMonth(earlier, year) }
    return days - epoch
  }

  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let days = number + epoch
    var year = max(1, days / 366)
    while daysBefore(year: year + 1) <= days { year += 1 }
    var rest = days - daysBefore(year: year)
    if days < 0 { return (0, 1, 1) }
    var month = 1
    while rest >= daysInMonth(month, year) {
      rest -= daysInMonth(month, year)
      month += 1
    }
    return (year, month, rest + 1)
  }
}
