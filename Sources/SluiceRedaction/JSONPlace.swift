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

  /// The last walk back through an array: where it began, which brackets it left, and what came out.
  /// The next walk ends where it meets this one, so that long arrays cost no more than their length.
  struct Memory {
    fileprivate var start = -1
    fileprivate var brackets = SIMD8<Int>(repeating: -1)
    fileprivate var bracketCount = 0
    fileprivate var backslashes: Int?
  }

  /// The JSON number around `start..<end`, or nil when the span stands elsewhere.
  ///
  /// - Parameter memory: of the same text, from spans before this one.
  static func number(_ text: Span<UInt8>, start: Int, end: Int, _ memory: inout Memory) -> Number? {
    // Newlines are neither blanks nor parts of numbers, so nothing here leaves the line.
    var first = start
    while first > 0, isNumberPart(text[first - 1]) { first -= 1 }
    var last = end
    while last < text.count, isNumberPart(text[last]) { last += 1 }
    for index in first..<last where !isNumberPart(text[index]) { return nil }
    // Behind: `,`, `}`, `]` or the line's end, blanks left out.
    var after = last
    while after < text.count, isBlank(text[after]) { after += 1 }
    if after < text.count, text[after] != UInt8(ascii: ","), text[after] != UInt8(ascii: "}"),
      text[after] != UInt8(ascii: "]")
    {
      return nil
    }
    let before = skipBlanksBack(text, first)
    guard before > 0 else { return nil }
    var backslashes: Int?
    switch text[before - 1] {
    case UInt8(ascii: ":"): backslashes = memberQuote(text, colonBefore: before)
    // Elements of an array lead back to its bracket.
    case UInt8(ascii: ","), UInt8(ascii: "["):
      var walk = Memory()
      backslashes = arrayLevel(text, before, numberEnd: last, memory, &walk)
      walk.start = first
      walk.backslashes = backslashes
      memory = walk
    default: break
    }
    guard let backslashes else { return nil }
    return Number(start: first, end: last, backslashes: backslashes)
  }

  /// Backslashes before the quote of `"key":`, whose colon stands before `position`, or nil.
  private static func memberQuote(_ text: Span<UInt8>, colonBefore position: Int) -> Int? {
    guard position > 0, text[position - 1] == UInt8(ascii: ":") else { return nil }
    let index = skipBlanksBack(text, position - 1)
    guard index > 0, text[index - 1] == UInt8(ascii: "\"") else { return nil }
    return quoteLevel(text, at: index - 1).backslashes
  }

  /// Backslashes of quotes in the array that holds what stands behind `position`, or nil when that is
  /// no array of JSON.
  private static func arrayLevel(
    _ text: Span<UInt8>, _ position: Int, numberEnd: Int, _ memory: Memory, _ walk: inout Memory
  ) -> Int? {
    var index = position
    var nesting = 0
    while index > 0 {
      if nesting == 0, index == memory.start { return memory.backslashes }
      let byte = text[index - 1]
      switch byte {
      case UInt8(ascii: "\""):
        guard let opening = openingQuote(text, closing: index - 1) else { return nil }
        index = opening
        continue
      case UInt8(ascii: "]"), UInt8(ascii: "}"): nesting += 1
      case UInt8(ascii: "{"):
        guard nesting > 0 else { return nil }
        nesting -= 1
      case UInt8(ascii: "["):
        if nesting > 0 {
          nesting -= 1
          if nesting == 0, any(memory.brackets .== index - 1) { return memory.backslashes }
        } else {
          if walk.bracketCount < walk.brackets.scalarCount {
            walk.brackets[walk.bracketCount] = index - 1
            walk.bracketCount += 1
          }
          let before = skipBlanksBack(text, index - 1)
          guard before > 0, text[before - 1] != UInt8(ascii: "\n") else {
            return isClosed(text, behind: numberEnd) ? 0 : nil
          }
          switch text[before - 1] {
          case UInt8(ascii: ":"): return memberQuote(text, colonBefore: before)
          // A JSON text in a string: its own quotes are one level deeper.
          case UInt8(ascii: "\""):
            return quoteLevel(text, at: before - 1).backslashes * 2 + 1
          case UInt8(ascii: ","), UInt8(ascii: "["): break
          default: return nil
          }
        }
      case UInt8(ascii: ","): break
      case UInt8(ascii: ":"):
        guard nesting > 0 else { return nil }
      default:
        guard isNumberPart(byte) || isBlank(byte) || (byte | 0x20) &- 97 < 26 else { return nil }
      }
      index -= 1
    }
    return nil
  }

  /// Whether the line that goes on behind `position` ends as an array does.
  private static func isClosed(_ text: Span<UInt8>, behind position: Int) -> Bool {
    var end = position
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    while end > position, isBlank(text[end - 1]) { end -= 1 }
    return end > position && text[end - 1] == UInt8(ascii: "]")
  }

  /// Offset of the first backslash or quote that opens the string closed by the quote at `closing`,
  /// or nil when it begins on no line before.
  private static func openingQuote(_ text: Span<UInt8>, closing: Int) -> Int? {
    let level = quoteLevel(text, at: closing).level
    var index = closing
    while index > 0, text[index - 1] != UInt8(ascii: "\n") {
      index -= 1
      guard text[index] == UInt8(ascii: "\"") else { continue }
      let quote = quoteLevel(text, at: index)
      if quote.level == level { return index - quote.backslashes }
      if quote.level < level { return nil }
    }
    return nil
  }

  /// Levels of escaping of the quote at `position`, and the backslashes that a quote of this level
  /// has. Each level doubles backslashes and adds one before a quote; those of the string's own
  /// content come in even numbers then.
  private static func quoteLevel(_ text: Span<UInt8>, at position: Int) -> (
    level: Int, backslashes: Int
  ) {
    var index = position
    while index > 0, text[index - 1] == UInt8(ascii: "\\") { index -= 1 }
    let level = (position - index + 1).trailingZeroBitCount
    return (level, (1 << level) - 1)
  }

  private static func skipBlanksBack(_ text: Span<UInt8>, _ position: Int) -> Int {
    var index = position
    while index > 0, isBlank(text[index - 1]) { index -= 1 }
    return index
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
