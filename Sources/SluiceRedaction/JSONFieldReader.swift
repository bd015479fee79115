// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Walks one JSON text leniently: single quotes and bare keys pass (Python and JavaScript print
/// them), and at what is no JSON everything that is open ends with the line.
struct JSONFieldReader {
  /// Offset behind the text.
  let end: Int
  /// Offset of what is read next.
  var index: Int

  /// Reads the value at ``index`` and appends its field and those in it; false when it is no JSON or
  /// cut short, and then no field of it leaves bytes of the line behind it out.
  @discardableResult
  mutating func readValue(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    skipBlanks(text)
    guard index < end else { return false }
    let start = index
    switch text[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let place = fields.count
      fields.append(Field(path: path, value: start..<end, isBare: true, isContainer: true))
      guard depth < FieldReader.deepest else { return false }
      let isWhole =
        text[index] == UInt8(ascii: "{")
        ? readObject(text, path: path, depth: depth, into: &fields)
        : readArray(text, path: path, depth: depth, into: &fields)
      if isWhole { fields[place].value = start..<index }
      return isWhole
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let isClosed = skipString(text)
      fields.append(Field(path: path, value: start + 1..<(isClosed ? index - 1 : end)))
      return isClosed
    default:
      while index < end, !isEnd(text[index]) { index += 1 }
      guard index > start else { return false }
      fields.append(Field(path: path, value: start..<index, isBare: true))
      return true
    }
  }

  private mutating func readObject(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    index += 1
    while true {
      skipBlanks(text)
      guard index < end else { return false }
      if text[index] == UInt8(ascii: "}") {
        index += 1
        return true
      }
      guard let name = readKey(text) else { return false }
      skipBlanks(text)
      guard index < end, text[index] == UInt8(ascii: ":") else { return false }
      index += 1
      guard readValue(text, path: path + [name], depth: depth + 1, into: &fields) else {
        return false
      }
      skipBlanks(text)
      if index < end, text[index] == UInt8(ascii: ",") { index += 1 }
    }
  }

  private mutating func readArray(
    _ text: Span<UInt8>, path: [[UInt8]], depth: Int, into fields: inout [Field]
  ) -> Bool {
    index += 1
    while true {
      skipBlanks(text)
      guard index < end else { return false }
      if text[index] == UInt8(ascii: "]") {
        index += 1
        return true
      }
      guard readValue(text, path: path, depth: depth + 1, into: &fields) else { return false }
      skipBlanks(text)
      if index < end, text[index] == UInt8(ascii: ",") { index += 1 }
    }
  }

  /// The key at ``index`` with its escapes decoded, or nil.
  private mutating func readKey(_ text: Span<UInt8>) -> [UInt8]? {
    let start = index
    if FieldReader.isQuote(text[index]) {
      guard skipString(text) else { return nil }
      return JSONFieldReader.decoded(text, start + 1..<index - 1)
    }
    while index < end, text[index] != UInt8(ascii: ":"), !isEnd(text[index]) { index += 1 }
    return index > start ? FieldReader.bytes(text, start..<index) : nil
  }

  /// Moves behind the string at ``index``; false when it is not closed.
  private mutating func skipString(_ text: Span<UInt8>) -> Bool {
    let quote = text[index]
    index += 1
    while index < end, text[index] != quote {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end else {
      index = end
      return false
    }
    index += 1
    return true
  }

  private mutating func skipBlanks(_ text: Span<UInt8>) {
    while index < end, FieldReader.isBlank(text[index]) { index += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || FieldReader.isBlank(byte)
  }

  /// The bytes of a string with its escapes decoded. Source: RFC 8259, section 7.
  static func decoded(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var units: [UInt16] = []
    var result: [UInt8] = []
    func flush() {
      if !units.isEmpty { result += String(decoding: units, as: UTF16.self).utf8 }
      units.removeAll()
    }
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        flush()
        result.append(text[index])
        index += 1
        continue
      }
      let letter = text[index + 1]
      if letter == UInt8(ascii: "u"), index + 6 <= range.upperBound,
        let unit = UInt16(
          String(decoding: FieldReader.bytes(text, index + 2..<index + 6), as: UTF8.self),
          radix: 16)
      {
        units.append(unit)
        index += 6
        continue
      }
      flush()
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      default: result.append(letter)
      }
      index += 2
    }
    flush()
    return result
  }
}
