// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A place in a table: which delimiter it has, which column it stands in, and whether in quotes.
///
/// It is a fold over the bytes, so it is the same however the text was cut into blocks. Source:
/// RFC 4180, section 2 (cells in quotes may hold line breaks; a quote in them is doubled).
public struct CSVCursor: Equatable, Sendable {
  /// Delimiters, the likeliest first.
  static let delimiters: [UInt8] = [44, 59, 9, 124]
  /// Columns that are told apart.
  static let mostColumns = 4095

  /// Index of the delimiter, or -1 before the first row.
  private(set) var delimiter = -1
  private(set) var column = 0
  private(set) var isInQuotes = false

  /// A cell, or the part of one that stands on a line.
  struct Cell: Equatable {
    /// Offsets of the content; quotes around it are left out.
    var range: Range<Int>
    /// Number of the column.
    var column: Int
  }

  /// Makes the place before the first row.
  public init() {}

  /// Reads a place that ``rawValue`` wrote.
  public init(rawValue: Int) {
    delimiter = (rawValue & 7) - 1
    isInQuotes = rawValue & 8 != 0
    column = rawValue >> 4 & CSVCursor.mostColumns
  }

  /// The place as a number below 65536; 0 before the first row.
  public var rawValue: Int {
    (delimiter + 1) | (isInQuotes ? 8 : 0) | min(column, CSVCursor.mostColumns) << 4
  }

  /// Goes over `text`, which ends with a line or with the input, and reports each cell of it.
  mutating func walk(_ text: Span<UInt8>, _ report: (Cell) -> Void) {
    if delimiter < 0 { delimiter = CSVCursor.delimiter(of: text) }
    let separator = CSVCursor.delimiters[max(0, delimiter)]
    var start = 0
    var index = 0
    var end = -1
    while index < text.count {
      let byte = text[index]
      if isInQuotes {
        if byte == UInt8(ascii: "\"") {
          if index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") {
            index += 1
          } else {
            isInQuotes = false
            end = index
          }
        } else if byte == UInt8(ascii: "\n") {
          finish(text, start, index, &end, report)
          start = index + 1
        }
      } else if byte == UInt8(ascii: "\""), index == start {
        isInQuotes = true
        start = index + 1
      } else if byte == separator || byte == UInt8(ascii: "\n") {
        finish(text, start, index, &end, report)
        start = index + 1
        column = byte == separator ? min(column + 1, CSVCursor.mostColumns) : 0
      }
      index += 1
    }
    if start < text.count { finish(text, start, text.count, &end, report) }
  }

  /// The place after `chunk`.
  public func after(_ chunk: Span<UInt8>) -> CSVCursor {
    var cursor = self
    cursor.walk(chunk) { _ in }
    return cursor
  }

  /// Reports the content between `start` and `limit`; `end` is where its quotes closed, or -1.
  private func finish(
    _ text: Span<UInt8>, _ start: Int, _ limit: Int, _ end: inout Int, _ report: (Cell) -> Void
  ) {
    var last = end >= start ? end : limit
    if last == limit, last > start, text[last - 1] == UInt8(ascii: "\r") { last -= 1 }
    end = -1
    if last > start { report(Cell(range: start..<last, column: column)) }
  }

  /// The delimiter that stands most often in the first line, outside quotes.
  private static func delimiter(of text: Span<UInt8>) -> Int {
    var counts = [0, 0, 0, 0]
    var isInQuotes = false
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "\n"), !isInQuotes { break }
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if !isInQuotes, let number = delimiters.firstIndex(of: byte) { counts[number] += 1 }
    }
    return counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) }
      ?? 0
  }

  /// The names in a header row.
  static func names(_ header: [UInt8]) -> [[UInt8]] {
    var bytes = header
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var names: [[UInt8]] = []
    var cursor = CSVCursor()
    let span = bytes.span
    cursor.walk(span) { cell in
      while names.count <= cell.column { names.append([]) }
      names[cell.column] = Array(bytes[cell.range])
    }
    return names
  }
}
