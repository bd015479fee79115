// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A field of a record: its key path and where its value stands.
struct Field: Equatable {
  /// Keys from the outside in; array indexes are not counted.
  var path: [[UInt8]]
  /// Offsets of the value; a string's quotes are left out.
  var value: Range<Int>
  /// Whether it is a value of JSON without quotes: a number, a word, an object or an array.
  var isBare = false
  /// Whether it is an object or an array.
  var isContainer = false
}

/// Reads the fields of one line: JSON objects, or `key=value` pairs.
///
/// Used where a policy speaks of fields and where a finding's key path is asked for; not on the path
/// of every record.
enum FieldReader {
  /// Depth of nesting that is followed.
  static let deepest = 64

  /// Every field with a scalar value on the line, in order.
  static func fields(_ text: Span<UInt8>, line: Range<Int>) -> [Field] {
    allFields(text, line: line).filter { !$0.isContainer }
  }

  /// Every field on the line, objects and arrays too. What a record that was cut short leaves open
  /// ends with the line.
  static func allFields(_ text: Span<UInt8>, line: Range<Int>) -> [Field] {
    var end = line.upperBound
    while end > line.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    var first = line.lowerBound
    while first < end, isBlank(text[first]) { first += 1 }
    guard first < end else { return [] }
    if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[") {
      var fields: [Field] = []
      var reader = JSONFieldReader(end: end, index: first)
      reader.readValue(text, path: [], depth: 0, into: &fields)
      return fields
    }
    return pairs(text, line: first..<end)
  }

  /// The key path of the first field that touches `range`, keys joined by dots, or nil.
  static func path(of range: Range<Int>, _ text: Span<UInt8>, line: Range<Int>) -> String? {
    for field in fields(text, line: line)
    where field.value.overlaps(range) {
      return field.path.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    }
    return nil
  }

  /// `key=value` and `key="quoted value"` pairs, and a JSON object behind other text.
  private static func pairs(_ text: Span<UInt8>, line: Range<Int>) -> [Field] {
    var fields: [Field] = []
    var index = line.lowerBound
    while index < line.upperBound {
      while index < line.upperBound, isBlank(text[index]) { index += 1 }
      if index + 1 < line.upperBound, text[index] == UInt8(ascii: "{"), isQuote(text[index + 1]) {
        var reader = JSONFieldReader(end: line.upperBound, index: index)
        reader.readValue(text, path: [], depth: 0, into: &fields)
        index = max(reader.index, index + 1)
        continue
      }
      let keyStart = index
      while index < line.upperBound, isKeyPart(text[index]) { index += 1 }
      guard index > keyStart, index < line.upperBound, text[index] == UInt8(ascii: "=") else {
        while index < line.upperBound, !isBlank(text[index]) { index += 1 }
        continue
      }
      let keyEnd = index
      index += 1
      var start = index
      if index < line.upperBound, isQuote(text[index]) {
        let quote = text[index]
        index += 1
        start = index
        while index < line.upperBound, text[index] != quote {
          index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index, line.upperBound)
      } else {
        while index < line.upperBound, !isBlank(text[index]) { index += 1 }
      }
      if index > start {
        fields.append(
          Field(path: components(bytes(text, keyStart..<keyEnd)), value: start..<index))
      }
      if index < line.upperBound { index += 1 }
    }
    return fields
  }

  /// Dots in a logfmt key are levels of a path.
  private static func components(_ key: [UInt8]) -> [[UInt8]] {
    key.split(separator: UInt8(ascii: ".")).map(Array.init)
  }

  static func bytes(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for index in range { result.append(text[index]) }
    return result
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isKeyPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}
