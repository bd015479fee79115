// SPDX-License-Identifier: Apache-2.0

/// Writing systems as far as word borders depend on them.
enum Script: UInt8 {
  case notLetter
  /// Words stand between blanks.
  case alphabetic
  case han
  case hiragana
  case katakana
  case hangul

  /// The script of a scalar. Source: Unicode 16.0, Blocks.txt, and the letters of the blocks named.
  static func of(_ scalar: UInt32) -> Script {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA: .alphabetic
    case 0..<0xC0, 0xD7, 0xF7, 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x5BE, 0x5C0, 0x5C3: .notLetter
    case 0x60C, 0x61B, 0x61F, 0x660...0x66D, 0x6D4, 0x6F0...0x6F9, 0x964...0x96F: .notLetter
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: .hangul
    case 0x200C, 0x200D: .alphabetic
    case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020: .notLetter
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: .han
    case 0x3041...0x309F: .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9D: .katakana
    case 0x3021...0x303F, 0x30A0, 0x30FB, 0xFE00...0xFE6F, 0xFEFF...0xFF65: .notLetter
    case 0xFF9E...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...0xFFFFFF: .notLetter
    case 0x20000...0x3FFFF: .han
    default: .alphabetic
    }
  }
}

/// A scalar at a place of a block and the bytes it takes.
struct DecodedScalar {
  var value: UInt32
  var count: Int

  /// Decodes the scalar at `index`. A byte that is no UTF-8 counts as Latin-1.
  @inline(__always)
  static func at(_ index: Int, in text: Span<UInt8>, end: Int) -> DecodedScalar {
    let first = UInt32(text[index])
    if first < 0x80 { return DecodedScalar(value: first, count: 1) }
    return multibyte(index, first, text, end)
  }

  private static func multibyte(
    _ index: Int, _ first: UInt32, _ text: Span<UInt8>, _ end: Int
  ) -> DecodedScalar {
    func tail(_ offset: Int) -> UInt32? {
      guard index + offset < end else { return nil }
      let byte = UInt32(text[index + offset])
      return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
    }
    if first >= 0xC2, first < 0xE0, let second = tail(1) {
      return DecodedScalar(value: (first & 0x1F) << 6 | second, count: 2)
    }
    if first >= 0xE0, first < 0xF0, let second = tail(1), let third = tail(2) {
      return DecodedScalar(value: (first & 0xF) << 12 | second << 6 | third, count: 3)
    }
    if first >= 0xF0, first < 0xF5, let second = tail(1), let third = tail(2), let fourth = tail(3)
    {
      return DecodedScalar(
        value: (first & 7) << 18 | second << 12 | third << 6 | fourth, count: 4)
    }
    return DecodedScalar(value: first, count: 1)
  }

  /// The scalar of a JSON escape `\u` with four hexadecimal digits at `index`, or nil. JSON in a JSON
  /// string doubles the backslash, once for each level.
  static func escape(_ index: Int, in text: Span<UInt8>, end: Int) -> DecodedScalar? {
    guard index < end, text[index] == UInt8(ascii: "\\") else { return nil }
    var letter = index + 1
    let limit = min(end, index + 8)
    while letter < limit, text[letter] == UInt8(ascii: "\\") { letter += 1 }
    guard letter + 5 <= end, text[letter] == UInt8(ascii: "u") else { return nil }
    var value: UInt32 = 0
    for position in (letter + 1)..<(letter + 5) {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 55)
      default: return nil
      }
    }
    return DecodedScalar(value: value, count: letter + 5 - index)
  }
}

extension UInt8 {
  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always)
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inline(__always)
  var isASCIIUpper: Bool { self &- 0x41 < 26 }
  @inline(__always)
  var isASCIILower: Bool { self &- 0x61 < 26 }
  @inline(__always)
  var isLetterOrDigit: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
