// SPDX-License-Identifier: Apache-2.0

/// A set of bytes, written as the inside of a bracket expression (`A-Za-z0-9._`).
struct CharacterClass: Equatable, Sendable {
  /// One flag a byte value.
  private(set) var members: [Bool] = Array(repeating: false, count: 256)

  /// Reads ranges (`a-z`), single characters, `\xHH`, and backslash-quoted characters; a `-` at the
  /// start or end stands for itself. Nil when it is empty or a range runs backwards.
  init?(_ text: String) {
    var bytes: [(value: UInt8, isQuoted: Bool)] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "\\"), index + 1 < source.count {
        if source[index + 1] == UInt8(ascii: "x"), index + 3 < source.count,
          let value = UInt8(
            String(decoding: source[(index + 2)...(index + 3)], as: UTF8.self), radix: 16)
        {
          bytes.append((value, true))
          index += 4
        } else {
          bytes.append((source[index + 1], true))
          index += 2
        }
      } else {
        bytes.append((source[index], false))
        index += 1
      }
    }
    guard !bytes.isEmpty else { return nil }
    index = 0
    while index < bytes.count {
      let isRange =
        index + 2 < bytes.count && bytes[index + 1].value == UInt8(ascii: "-")
        && !bytes[index + 1].isQuoted
      if isRange {
        guard bytes[index].value <= bytes[index + 2].value else { return nil }
        for value in bytes[index].value...bytes[index + 2].value { members[Int(value)] = true }
        index += 3
      } else {
        members[Int(bytes[index].value)] = true
        index += 1
      }
    }
  }
}

/// ASCII tests the hot path uses.
enum ASCII {
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte)
  }
  @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 {
    isUpper(byte) ? byte | 0x20 : byte
  }
  @inline(__always) static func hexValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 48 }
    let letter = (byte | 0x20) &- 97
    return letter < 6 ? letter + 10 : nil
  }
}
