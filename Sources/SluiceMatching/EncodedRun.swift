// SPDX-License-Identifier: Apache-2.0

/// Text in base64 or hex: found where a long run of letters and digits decodes to readable text.
/// Source: RFC 4648, sections 4, 5 and 8.
enum EncodedRun {
  /// Bytes that must decode to readable text before a run is taken for an encoding of text.
  private static let sample = 12

  /// Whether `byte` can stand in base64 or base64url.
  @inline(__always)
  static func isMember(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// The coding of the run that begins at `start`, or nil when it does not decode to readable text.
  static func coding(of text: Span<UInt8>, from start: Int, to end: Int) -> Matcher.Coding? {
    if isReadable(text, from: start, to: end, hexByte) { return .hex }
    if isReadable(text, from: start, to: end, base64Byte) { return .base64 }
    return nil
  }

  /// Byte `number` of what the hex digits from `start` stand for, and where its digits begin and end.
  static func hexByte(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ number: Int)
    -> (byte: UInt8, start: Int, end: Int)?
  {
    let place = start + 2 * number
    guard place + 2 <= end, let high = ASCII.hexValue(text[place]),
      let low = ASCII.hexValue(text[place + 1])
    else { return nil }
    return (high << 4 | low, place, place + 2)
  }

  /// Byte `number` of what the base64 from `start` stands for, and where its group begins and ends.
  static func base64Byte(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ number: Int)
    -> (byte: UInt8, start: Int, end: Int)?
  {
    let group = start + 4 * (number / 3)
    let step = number % 3
    let groupEnd = min(group + 4, end)
    guard group + step + 2 <= groupEnd, let first = sextet(text[group + step]),
      let second = sextet(text[group + step + 1])
    else { return nil }
    let bits = UInt16(first) << 6 | UInt16(second)
    let byte = UInt8(truncatingIfNeeded: bits >> UInt16(4 - 2 * step))
    return (byte, group, groupEnd)
  }

  private static func isReadable(
    _ text: Span<UInt8>, from start: Int, to end: Int,
    _ decode: (Span<UInt8>, Int, Int, Int) -> (byte: UInt8, start: Int, end: Int)?
  ) -> Bool {
    var following = 0
    for number in 0..<sample {
      guard let byte = decode(text, start, end, number)?.byte else { return false }
      if following > 0 {
        guard byte & 0xC0 == 0x80 else { return false }
        following -= 1
      } else if byte >= 0xC2, byte < 0xF5 {
        following = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
      } else {
        guard (0x20..<0x7F).contains(byte) || (0x09...0x0D).contains(byte) else { return false }
      }
    }
    return true
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
