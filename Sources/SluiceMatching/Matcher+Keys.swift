// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// Where a key's value stands.
struct KeyedValue {
  var start: Int
  var end: Int
  /// Whether a further element of the same array may follow.
  var isArrayElement: Bool
}

/// Reads `key = value`, `"key": "value"` and their kin around a separator.
enum KeyReader {
  /// Longest value looked at, in bytes.
  static let longestValue = 8192

  /// Offset behind the key's last byte, for the separator at `position`.
  static func keyEnd(_ text: Span<UInt8>, separator position: Int) -> Int {
    var index = position
    if index > 0, text[index - 1] == 0x20 || text[index - 1] == 0x09 { index -= 1 }
    if index > 0, text[index - 1] == UInt8(ascii: "]") { index -= 1 }
    if index > 0, isQuote(text[index - 1]) { index -= 1 }
    if index > 0, text[index - 1] == UInt8(ascii: "\\") { index -= 1 }
    return index
  }

  /// Where the key `pool[range]` (lower case, no separators) begins if the text before `end` is that
  /// key, else -1.
  static func start(
    of pool: FlatTable<UInt8>, _ range: Range<Int>, in text: Span<UInt8>, before end: Int, isGlued: Bool
  ) -> Int {
    var index = end - 1
    var rest = range.upperBound - 1
    while rest >= range.lowerBound {
      guard index >= 0 else { return -1 }
      let byte = text[index]
      if ASCII.lowercased(byte) == pool[rest] {
        rest -= 1
        index -= 1
      } else if isWordSeparator(byte), rest < range.upperBound - 1, index > 0,
        !isWordSeparator(text[index - 1])
      {
        index -= 1
      } else {
        return -1
      }
    }
    let start = index + 1
    if isGlued || start == 0 { return start }
    return Words.begins(text[start], behind: text[start - 1]) ? start : -1
  }

  /// The value behind the separator at `position`, or nil when there is none on the line.
  static func value(_ text: Span<UInt8>, separator position: Int) -> KeyedValue? {
    var index = position + 1
    let count = text.count
    // `==`, `=>`, `:=`
    if index < count, text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: ">") {
      index += 1
    }
    index = skipBlanks(text, index, atMost: 8)
    var isArray = false
    if index < count, text[index] == UInt8(ascii: "[") {
      isArray = true
      index = skipBlanks(text, index + 1, atMost: 8)
    }
    return element(text, from: index, isArray: isArray)
  }

  /// The array element that follows one that ended at `end` (its quote not yet passed), or nil.
  static func nextElement(_ text: Span<UInt8>, after end: Int) -> KeyedValue? {
    var index = end
    let count = text.count
    while index < count, text[index] == UInt8(ascii: "\\") { index += 1 }
    if index < count, isQuote(text[index]) { index += 1 }
    index = skipBlanks(text, index, atMost: 8)
    guard index < count, text[index] == UInt8(ascii: ",") else { return nil }
    return element(text, from: skipBlanks(text, index + 1, atMost: 8), isArray: true)
  }

  private static func element(_ text: Span<UInt8>, from first: Int, isArray: Bool) -> KeyedValue? {
    var index = first
    let count = text.count
    // Python's b'…', u"…", f'…'
    if index + 1 < count, isQuote(text[index + 1]), isStringPrefix(text[index]) { index += 1 }
    var level = 0
    while index + level < count, text[index + level] == UInt8(ascii: "\\"), level < 16 {
      level += 1
    }
    if index + level < count, isQuote(text[index + level]) {
      let start = index + level + 1
      let end = closingQuote(text, text[index + level], level: level, from: start)
      return end > start ? KeyedValue(start: start, end: end, isArrayElement: isArray) : nil
    }
    let end = unquotedEnd(text, from: index)
    return end > index ? KeyedValue(start: index, end: end, isArrayElement: isArray) : nil
  }

  /// Offset of the quote that closes a string opened with `level` backslashes before its quote:
  /// the next such quote with exactly as many. At the line's end an unclosed string ends too.
  private static func closingQuote(
    _ text: Span<UInt8>, _ quote: UInt8, level: Int, from start: Int
  ) -> Int {
    var index = start
    var backslashes = 0
    let limit = min(text.count, start + longestValue)
    while index < limit {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\") {
        backslashes += 1
      } else {
        // An even number of extra backslashes are escaped backslashes of the string itself.
        if byte == quote {
          if level == 0, backslashes % 2 == 0 { return index }
          if level > 0, backslashes == level { return index - level }
          if level > 0, backslashes < level { return index - backslashes }
        }
        backslashes = 0
      }
      index += 1
    }
    return index
  }

  private static func unquotedEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    let limit = min(text.count, start + longestValue)
    scan: while index < limit {
      switch text[index] {
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"),
        UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
        // A token in the value holds a `]` of its own.
        if text[index] == UInt8(ascii: "]"), text[start] == UInt8(ascii: "[") { index += 1 }
        break scan
      case UInt8(ascii: "\\"):
        if index + 1 < limit, isEscapeLetter(text[index + 1]) { break scan }
      default: break
      }
      index += 1
    }
    return index
  }

  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isEscapeLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "t")
      || isQuote(byte)
  }

  private static func isStringPrefix(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "b") || byte == UInt8(ascii: "u") || byte == UInt8(ascii: "r")
      || byte == UInt8(ascii: "f")
  }

  @inline(__always)
  static func isWordSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: " ")
  }

  private static func skipBlanks(_ text: Span<UInt8>, _ start: Int, atMost limit: Int) -> Int {
    var index = start
    let highest = min(text.count, start + limit)
    while index < highest, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    return index
  }
}

extension Matcher {
  /// A `=` or `:` behind something that may be a key.
  mutating func confirmKey(_ text: Span<UInt8>, separator position: Int) {
    let end = KeyReader.keyEnd(text, separator: position)
    guard end >= 2 else { return }
    let third = end >= 3 ? UInt32(text[end - 3]) : 0
    let last = third << 8 | UInt32(text[end - 2]) << 16 | UInt32(text[end - 1]) << 24
    let hash = ((last | 0x2020_2000) &* 0x9E37_79B1) >> 16
    var next = tables.keyHeads[Int(hash)]
    while next >= 0 {
      let probe = tables.probes[Int(next)]
      next = probe.next
      let range = Int(probe.offset)..<Int(probe.offset + probe.count)
      let start = KeyReader.start(
        of: tables.pool, range, in: text, before: end, isGlued: probe.kind == .gluedKey)
      if start >= 0 { takeValue(text, lane: Int(probe.lane), separator: position) }
    }
  }

  private mutating func takeValue(_ text: Span<UInt8>, lane number: Int, separator: Int) {
    guard let first = KeyReader.value(text, separator: separator) else { return }
    var value = first
    let lane = tables.lanes[number]
    if isCounting { efforts[Int(lane.rule)].candidates += 1 }
    var elements = 0
    while true {
      if lane.pattern >= 0 {
        matchAnchored(text, lane: lane, number: number, at: value.start)
      } else if value.start >= Int(lanes[number].lastEnd) {
        if judge(text, rule: Int(lane.rule), start: value.start, end: value.end) {
          lanes[number].lastEnd = Int32(value.end)
        }
      }
      elements += 1
      guard value.isArrayElement, elements < 256,
        let following = KeyReader.nextElement(text, after: value.end)
      else { return }
      value = following
    }
  }
}
