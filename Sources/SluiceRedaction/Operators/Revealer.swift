// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Puts the values back that the operator `encrypt` took out.
public struct Revealer: Sendable {
  private let keys: [Pseudonymizer]

  /// Makes a revealer that knows `keys`.
  public init(keys: [Pseudonymizer]) { self.keys = keys }

  /// Copies `text`, whole lines, with each ciphertext replaced by its value.
  ///
  /// In a JSON string the value is escaped as often as JSON stands in JSON there; elsewhere line
  /// breaks and other control characters in it are written as `\n`, so that lines stay lines. What
  /// does not open with any of the keys stays as it is.
  ///
  /// - Returns: Line numbers, from 0, of the ciphertexts that did not open; one entry each.
  public func reveal(_ text: Span<UInt8>, into output: inout ByteBuffer) -> [Int] {
    var failures: [Int] = []
    var position = 0
    var line = 0
    var lineStart = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      guard text[index] == UInt8(ascii: "["),
        let nameEnd = TokenForm.nameEnd(in: text, from: index),
        TokenForm.cipherStart(in: text, nameEnd: nameEnd) != nil,
        let end = TokenForm.end(in: text, from: index)
      else {
        index += 1
        continue
      }
      if let value = open(text.extracting(index..<end)) {
        output.append(text.extracting(position..<index))
        output.append(escaped(value, in: text, lineStart: lineStart, at: index))
        position = end
      } else {
        failures.append(line)
      }
      index = end
    }
    output.append(text.extracting(position..<text.count))
    return failures
  }

  private func open(_ token: Span<UInt8>) -> [UInt8]? {
    for key in keys {
      if let value = key.reveal(token) { return value }
    }
    return nil
  }

  private func escaped(
    _ value: [UInt8], in text: Span<UInt8>, lineStart: Int, at position: Int
  ) -> [UInt8] {
    guard value.contains(where: { $0 < 0x20 || "\"\\".utf8.contains($0) }) else { return value }
    var lineEnd = position
    while lineEnd < text.count, text[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
    let depth = JSONDepth.depth(
      FieldReader.bytes(text, lineStart..<lineEnd), at: position - lineStart)
    if depth == 0 { return value.flatMap { $0 < 0x20 && $0 != 9 ? JSONDepth.escape($0) : [$0] } }
    var result = value
    for _ in 0..<depth { result = result.flatMap(JSONDepth.escape) }
    return result
  }
}

/// Tells how many JSON strings a place in a text stands in, one inside the other.
enum JSONDepth {
  /// Levels that are followed.
  static let deepest = 16

  /// The number of strings around `position` of the record `line`; 0 in text that is no JSON.
  static func depth(_ line: [UInt8], at position: Int, level: Int = 0) -> Int {
    var index = 0
    while index < line.count, line[index] <= 0x20 { index += 1 }
    guard index < line.count, level < deepest, "{[\"".utf8.contains(line[index]) else { return 0 }
    while index < position {
      guard line[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < line.count, line[index] != UInt8(ascii: "\"") {
        index += line[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      if index > position {
        let (content, place) = decoded(line, start..<min(index, line.count), position)
        return 1 + depth(content, at: place, level: level + 1)
      }
      index += 1
    }
    return 0
  }

  /// `value` without the escapes of `depth` JSON strings around it.
  static func unescaped(_ value: [UInt8], depth: Int) -> [UInt8] {
    var result = value
    for _ in 0..<depth { result = decoded(result, 0..<result.count, -1).0 }
    return result
  }

  /// The content of a string without its escapes, and where `position` is in it.
  private static func decoded(
    _ line: [UInt8], _ range: Range<Int>, _ position: Int
  ) -> ([UInt8], Int) {
    var result: [UInt8] = []
    var place = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if index == position { place = result.count }
      guard line[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        result.append(line[index])
        index += 1
        continue
      }
      switch line[index + 1] {
      case UInt8(ascii: "u"):
        var unit = unit(line, index)
        index += 6
        if unit & 0xFC00 == 0xD800, index + 1 < range.upperBound {
          let low = JSONDepth.unit(line, index)
          if low & 0xFC00 == 0xDC00 {
            unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
            index += 6
          }
        }
        result += Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        continue
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      default: result.append(line[index + 1])
      }
      index += 2
    }
    return (result, place)
  }

  /// The number of the four hexadecimal digits behind the `\u` at `index`; digits beyond the line
  /// count as 0.
  private static func unit(_ line: [UInt8], _ index: Int) -> UInt32 {
    guard line[index] == UInt8(ascii: "\\") else { return 0 }
    var value: UInt32 = 0
    for step in 2..<6 {
      let digit = index + step < line.count ? line[index + step] : 48
      let nibble = digit &- 48 < 10 ? UInt32(digit) - 48 : (UInt32(digit) | 0x20) &- 87
      value = value << 4 | (nibble & 15)
    }
    return value
  }

  /// A byte as it stands in a JSON string. Source: RFC 8259, section 7.
  static func escape(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""): Array("\\\"".utf8)
    case UInt8(ascii: "\\"): Array("\\\\".utf8)
    case 0x0A: Array("\\n".utf8)
    case 0x0D: Array("\\r".utf8)
    case 0x09: Array("\\t".utf8)
    case 0..<0x20: Array("\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8)
    default: [byte]
    }
  }
}
