// SPDX-License-Identifier: Apache-2.0

/// Decodes the escapes that texts hold values in: backslash, percent, HTML, terminal colours, octal
/// control characters, characters that look like others.
enum EscapeDecoder {
  /// What an escape stands for.
  struct Unit {
    /// Bytes of the escape in the text.
    var length: Int
    /// Decoded bytes, `count` of them.
    var bytes: (UInt8, UInt8, UInt8, UInt8)
    var count: Int

    init(length: Int, _ byte: UInt8) {
      self.length = length
      bytes = (byte, 0, 0, 0)
      count = 1
    }

    /// UTF-8 of a scalar; nothing for surrogates and values past U+10FFFF.
    init?(length: Int, scalar: UInt32) {
      guard scalar < 0xD800 || (0xE000...0x10FFFF).contains(scalar) else { return nil }
      self.length = length
      switch scalar {
      case ..<0x80:
        bytes = (UInt8(scalar), 0, 0, 0)
        count = 1
      case ..<0x800:
        bytes = (0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F), 0, 0)
        count = 2
      case ..<0x10000:
        bytes = (
          0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F),
          0x80 | UInt8(scalar & 0x3F), 0
        )
        count = 3
      default:
        bytes = (
          0xF0 | UInt8(scalar >> 18), 0x80 | UInt8(scalar >> 12 & 0x3F),
          0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)
        )
        count = 4
      }
    }

    /// An escape that stands for nothing, such as a colour code.
    init(emptyOfLength length: Int) {
      self.length = length
      bytes = (0, 0, 0, 0)
      count = 0
    }
  }

  /// The escape that begins at `index`, or nil.
  @inline(__always)
  static func unit(_ text: Span<UInt8>, at index: Int) -> Unit? {
    switch text[index] {
    case UInt8(ascii: "\\"): backslash(text, at: index)
    case UInt8(ascii: "%"): percent(text, at: index)
    case UInt8(ascii: "&"): entity(text, at: index)
    case 0x1B: control(text, at: index)
    case UInt8(ascii: "#"): octal(text, at: index)
    case 0xC2...0xF4: lookAlike(text, at: index)
    default: nil
    }
  }

  /// The escape that begins before `start` and ends behind it, with its offset, or nil.
  @inline(__always)
  static func tornUnit(_ text: Span<UInt8>, at start: Int) -> (offset: Int, unit: Unit)? {
    var index = start - 1
    let lowest = max(0, start - 16)
    while index >= lowest {
      switch text[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "#"), 0x1B:
        if let unit = escape(text, at: index), index + unit.length > start { return (index, unit) }
      case UInt8(ascii: " "), UInt8(ascii: "\n"): return nil
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// The escape at `index`; a backslash that is itself escaped begins none.
  private static func escape(_ text: Span<UInt8>, at index: Int) -> Unit? {
    if text[index] == UInt8(ascii: "\\") {
      var first = index
      while first > 0, text[first - 1] == UInt8(ascii: "\\") { first -= 1 }
      if (index - first) % 2 == 1 { return nil }
    }
    return unit(text, at: index)
  }

  /// Source: RFC 8259, section 7; `\xHH` as Python, nginx and C write it.
  private static func backslash(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard index + 1 < text.count else { return nil }
    switch text[index + 1] {
    case UInt8(ascii: "n"): return Unit(length: 2, 0x0A)
    case UInt8(ascii: "r"): return Unit(length: 2, 0x0D)
    case UInt8(ascii: "t"): return Unit(length: 2, 0x09)
    case UInt8(ascii: "b"): return Unit(length: 2, 0x08)
    case UInt8(ascii: "f"): return Unit(length: 2, 0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      return Unit(length: 2, text[index + 1])
    case UInt8(ascii: "x"):
      guard let value = hex(text, index + 2, digits: 2) else { return nil }
      return Unit(length: 4, UInt8(value))
    case UInt8(ascii: "u"):
      guard let high = hex(text, index + 2, digits: 4) else { return nil }
      if (0xD800..<0xDC00).contains(high), index + 7 < text.count,
        text[index + 6] == UInt8(ascii: "\\"), text[index + 7] == UInt8(ascii: "u"),
        let low = hex(text, index + 8, digits: 4), (0xDC00..<0xE000).contains(low)
      {
        let scalar = 0x10000 + ((high - 0xD800) << 10 | (low - 0xDC00))
        return Unit(length: 12, scalar: scalar)
      }
      return Unit(length: 6, scalar: high)
    default: return nil
    }
  }

  /// Source: RFC 3986, section 2.1.
  private static func percent(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard let value = hex(text, index + 1, digits: 2) else { return nil }
    return Unit(length: 3, UInt8(value))
  }

  /// Source: HTML Living Standard, 13.5 "Named character references" (the few that stand in values).
  private static func entity(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard index + 2 < text.count else { return nil }
    if text[index + 1] == UInt8(ascii: "#") { return numericEntity(text, at: index) }
    for (name, byte) in namedEntities where index + name.count <= text.count {
      var isEqual = true
      for offset in name.indices where text[index + offset] != name[offset] { isEqual = false }
      if isEqual { return Unit(length: name.count, byte) }
    }
    return nil
  }

  private static let namedEntities: [(name: [UInt8], byte: UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&apos;", 0x27),
    ("&commat;", 0x40), ("&period;", 0x2E), ("&nbsp;", 0x20),
  ].map { (name: Array($0.0.utf8), byte: $0.1) }

  private static func numericEntity(_ text: Span<UInt8>, at index: Int) -> Unit? {
    var position = index + 2
    let isHex = position < text.count && text[position] | 0x20 == UInt8(ascii: "x")
    if isHex { position += 1 }
    let first = position
    var value: UInt32 = 0
    while position < text.count, position - first < 7 {
      let byte = text[position]
      if ASCII.isDigit(byte) {
        value = value * (isHex ? 16 : 10) + UInt32(byte - 48)
      } else if isHex, let digit = ASCII.hexValue(byte) {
        value = value * 16 + UInt32(digit)
      } else {
        break
      }
      position += 1
    }
    guard position > first, position < text.count, text[position] == UInt8(ascii: ";") else {
      return nil
    }
    return Unit(length: position + 1 - index, scalar: value)
  }

  /// A terminal control sequence. Source: ECMA-48, 5.4.
  private static func control(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "[") else { return nil }
    var position = index + 2
    let limit = min(text.count, index + 32)
    while position < limit, (0x20...0x3F).contains(text[position]) { position += 1 }
    guard position < limit, (0x40...0x7E).contains(text[position]) else { return nil }
    return Unit(emptyOfLength: position + 1 - index)
  }

  private static func hex(_ text: Span<UInt8>, _ start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for index in start..<(start + digits) {
      guard let digit = ASCII.hexValue(text[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
