// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Tells whether a span stands in a JSON number or bare word, which a token would break.
///
/// `{"card":4111111111111111}` needs quotes around what replaces the number; in JSON that stands in
/// a JSON string the quotes need the backslashes their neighbours have.
enum JSONPlace {
  /// The number that a span is part of.
  struct Number: Equatable {
    /// Offsets of the whole number.
    var start: Int
    var end: Int
    /// Backslashes before each quote to write.
    var backslashes: Int
  }

  /// The JSON number around `start..<end`, or nil when the span stands elsewhere.
  static func number(_ text: Span<UInt8>, start: Int, end: Int) -> Number? {
    // Newlines are neither blanks nor parts of numbers, so nothing here leaves the line.
    let line = 0..<text.count
    var first = start
    while first > line.lowerBound, isNumberPart(text[first - 1]) { first -= 1 }
    var last = end
    while last < line.upperBound, isNumberPart(text[last]) { last += 1 }
    for index in first..<last where !isNumberPart(text[index]) { return nil }
    // Behind: `,`, `}`, `]` or the line's end, blanks left out.
    var after = last
    while after < line.upperBound, isBlank(text[after]) { after += 1 }
    if after < line.upperBound, text[after] != UInt8(ascii: ","), text[after] != UInt8(ascii: "}"),
      text[after] != UInt8(ascii: "]")
    {
      return nil
    }
    var before = first
    while before > line.lowerBound, isBlank(text[before - 1]) { before -= 1 }
    // Elements of an array of numbers lead back to its bracket.
    if before > line.lowerBound,
      text[before - 1] == UInt8(ascii: ",") || text[before - 1] == UInt8(ascii: "[")
    {
      return inArray(text, first, last, before, line) ?? inRecord(text, first, last)
    }
    guard let backslashes = memberQuote(text, colonBefore: before, line) else { return nil }
    return Number(start: first, end: last, backslashes: backslashes)
  }

  /// The number as a field of the record on its line, read from the line's start: what a short look
  /// back past objects and escaped strings cannot tell.
  private static func inRecord(_ text: Span<UInt8>, _ first: Int, _ last: Int) -> Number? {
    var start = first
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = last
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    guard text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") else { return nil }
    for field in FieldReader.fields(text, line: start..<end)
    where field.value == first..<last && text[first - 1] != UInt8(ascii: "\"") {
      return Number(start: first, end: last, backslashes: 0)
    }
    return nil
  }

  /// Backslashes before the quote of `"key":`, whose colon stands before `position`, or nil.
  private static func memberQuote(
    _ text: Span<UInt8>, colonBefore position: Int, _ line: Range<Int>
  )
    -> Int?
  {
    var index = position
    guard index > line.lowerBound, text[index - 1] == UInt8(ascii: ":") else { return nil }
    index -= 1
    while index > line.lowerBound, isBlank(text[index - 1]) { index -= 1 }
    guard index > line.lowerBound, text[index - 1] == UInt8(ascii: "\"") else { return nil }
    index -= 1
    var backslashes = 0
    while index > line.lowerBound, text[index - 1] == UInt8(ascii: "\\") {
      backslashes += 1
      index -= 1
    }
    return backslashes
  }

  private static func inArray(
    _ text: Span<UInt8>, _ first: Int, _ last: Int, _ before: Int, _ line: Range<Int>
  ) -> Number? {
    // Back over numbers, strings without escapes, commas and blanks to the bracket.
    var index = before
    while index > line.lowerBound, text[index - 1] != UInt8(ascii: "[") {
      let byte = text[index - 1]
      if byte == UInt8(ascii: "\"") {
        index -= 1
        while index > line.lowerBound, text[index - 1] != UInt8(ascii: "\"") {
          if text[index - 1] == UInt8(ascii: "\n") { return nil }
          index -= 1
        }
        guard index > line.lowerBound else { return nil }
      } else if !(isNumberPart(byte) || isBlank(byte) || byte == UInt8(ascii: ",")
        || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "]"))
      {
        return nil
      }
      index -= 1
    }
    guard index > line.lowerBound else { return nil }
    index -= 1
    while index > line.lowerBound, isBlank(text[index - 1]) || text[index - 1] == UInt8(ascii: "[")
    {
      index -= 1
    }
    if let backslashes = memberQuote(text, colonBefore: index, line) {
      return Number(start: first, end: last, backslashes: backslashes)
    }
    // An array that is the record: the line must begin and end as one.
    guard index == 0 || text[index - 1] == UInt8(ascii: "\n") else { return nil }
    var end = last
    while end < line.upperBound, text[end] != UInt8(ascii: "\n") { end += 1 }
    while end > last, isBlank(text[end - 1]) { end -= 1 }
    let isWholeLine = end > last && text[end - 1] == UInt8(ascii: "]")
    return isWholeLine ? Number(start: first, end: last, backslashes: 0) : nil
  }

  @inline(__always)
  private static func isNumberPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
