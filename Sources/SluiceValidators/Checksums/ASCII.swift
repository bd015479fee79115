// SPDX-License-Identifier: Apache-2.0

/// Classes and values of ASCII bytes.
enum ASCII {
  static let zero = UInt8(ascii: "0")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")
  static let space = UInt8(ascii: " ")
  static let slash = UInt8(ascii: "/")
  static let comma = UInt8(ascii: ",")
  static let plus = UInt8(ascii: "+")
  static let at = UInt8(ascii: "@")
  static let percent = UInt8(ascii: "%")

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// 0 to 9, or `nil`.
  static func digit(_ byte: UInt8) -> Int? { isDigit(byte) ? Int(byte) - 0x30 : nil }

  /// 0 to 15 in either case, or `nil`.
  static func hex(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  /// 0 to 35 (`A` and `a` are 10), or `nil`.
  static func base36(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x37
    case 0x61...0x7A: Int(byte) - 0x57
    default: nil
    }
  }

  static func uppercase(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 0x20 : byte }
  static func lowercase(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 0x20 : byte }
}
