// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A moment in the form `2026-11-21T00:00:00Z`.
/// Source: ISO 8601-1:2019, complete representation in extended format, UTC, whole seconds.
public struct UTCTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The text.
  public let description: String

  /// Reads a moment; nil for any other form and for days that no month has.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let form = Array("0000-00-00T00:00:00Z".utf8)
    guard bytes.count == form.count else { return nil }
    for (byte, wanted) in zip(bytes, form) {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard wanted == UInt8(ascii: "0") ? isDigit : byte == wanted else { return nil }
    }
    func number(_ start: Int, _ count: Int) -> Int {
      bytes[start..<start + count].reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day), number(11, 2) < 24,
      number(14, 2) < 60, number(17, 2) < 60
    else { return nil }
    description = text
  }

  /// The moment `seconds` after 1970-01-01T00:00:00Z; nil before that day and after the year 9999.
  public init?(secondsSince1970 seconds: Int) {
    guard seconds >= 0 else { return nil }
    var (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // Days are counted from 0000-03-01, so that a leap day ends its year and its 400-year era.
    days += 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard year <= 9999 else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let hour = rest / 3600
    rest %= 3600
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    description = "\(date)T\(padded(hour, 2)):\(padded(rest / 60, 2)):\(padded(rest % 60, 2))Z"
  }

  /// The system's clock, to the second.
  public static func now() -> UTCTime {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return UTCTime(secondsSince1970: time.tv_sec) ?? .zero
  }

  private init(unchecked text: String) { description = text }

  /// 1970-01-01T00:00:00Z.
  public static let zero = UTCTime(unchecked: "1970-01-01T00:00:00Z")

  /// Orders by time.
  public static func < (left: UTCTime, right: UTCTime) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}
