// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A field of a record: its key path and where its value stands.
struct Field: Equatable {
  /// Keys from the outside in; array indexes are not counted.
  var path: [[UInt8]]
  /// Offsets of the value; a string's quotes are left out.
  var value: Range<Int>
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
    var first = line.lowerBound
    while first < line.upperBound, isBlank(text[first]) { first += 1 }
    guard first < line.upperBound else { return [] }
    if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[") {
      var fields: [Field] = []
      var reader = JSONFieldReader(line: line, index: first)
      reader.readValue(text, path: [], depth: 0, into: &fields)
      return fields
    }
    return pairs(text, line: line)
  }

  /// The key path of the first field that touches `range`, keys joined by dots, or nil.
  static func path(of range: Range<Int>, _ text: Span<UInt8>, line: Range<Int>) -> String? {
    for field in fields(text, line: line)
    where field.value.overlaps(range) {
      return field.path.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    }
    return nil
  }

  /// `key=value` and `key="quoted value"` pairs.
  private static func pairs(_ text: Span<UInt8>, line: Range<Int>) -> [Field] {
    var fields: [Field] = []
    var index = line.lowerBound
    while index < line.upperBound {
      while index < line.upperBound, isBlank(text[index]) { index += 1 }
      let keyStart = index
      while index < line.upperBound, isKeyPart(text[index]) { index += 1 }
      guard index > keyStart, index < line.upperBound, text[index] == UInt8(ascii: "=") else {
        while index < line.upperBound, !isBlank(text[index]) { index += 1 }
        continue
      }
      let keyEnd = index
      index += 1
      var start = index
      if index < line.upperBound, text[index] == UInt8(ascii: "\"") {
        index += 1
        start = index
        while index < line.upperBound, text[index] != UInt8(ascii: "\"") {
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

  private static func isKeyPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
  }
}

/// Walks one JSON text leniently: what is no JSON ends the walk.
private struct JSONFieldReader {
  let line: Range<Int>
  var index: Int

  @discardableResult
  mutating func readValue(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    skipBlanks(text)
    guard index < line.upperBound, depth < FieldReader.deepest else { return false }
    switch text[index] {
    case UInt8(ascii: "{"): return readObject(text, path: path, depth: depth, into: &fields)
    case UInt8(ascii: "["): return readArray(text, path: path, depth: depth, into: &fields)
    case UInt8(ascii: "\""):
      guard let content = readString(text) else { return false }
      fields.append(Field(path: path, value: content))
      return true
    default:
      let start = index
      while index < line.upperBound, !isEnd(text[index]) { index += 1 }
      guard index > start else { return false }
      fields.append(Field(path: path, value: start..<index))
      return true
    }
  }

  private mutating func readObject(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    index += 1
    while true {
      skipBlanks(text)
      guard index < line.upperBound else { return false }
      if text[index] == UInt8(ascii: "}") {
        index += 1
        return true
      }
      guard text[index] == UInt8(ascii: "\""), let key = readString(text) else { return false }
      skipBlanks(text)
      guard index < line.upperBound, text[index] == UInt8(ascii: ":") else { return false }
      index += 1
      let name = FieldReader.bytes(text, key)
      guard readValue(text, path: path + [name], depth: depth + 1, into: &fields) else {
        return false
      }
      skipBlanks(text)
      if index < line.upperBound, text[index] == UInt8(ascii: ",") { index += 1 }
    }
  }

  private mutating func readArray(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    index += 1
    while true {
      skipBlanks(text)
      guard index < line.upperBound else { return false }
      if text[index] == UInt8(ascii: "]") {
        index += 1
        return true
      }
      guard readValue(text, path: path, depth: depth + 1, into: &fields) else { return false }
      skipBlanks(text)
      if index < line.upperBound, text[index] == UInt8(ascii: ",") { index += 1 }
    }
  }

  /// Offsets between the quotes; leaves `index` behind the closing one.
  private mutating func readString(_ text: Span<UInt8>) -> Range<Int>? {
    index += 1
    let start = index
    while index < line.upperBound, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < line.upperBound else { return nil }
    index += 1
    return start..<(index - 1)
  }

  private mutating func skipBlanks(_ text: Span<UInt8>) {
    while index < line.upperBound, FieldReader.isBlank(text[index]) { index += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || FieldReader.isBlank(byte)
  }
}
