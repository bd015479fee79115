// SPDX-License-Identifier: Apache-2.0

/// The bytes that a scheme's printed form puts between groups.
struct Separators: OptionSet, Sendable {
  let rawValue: UInt16
  init(rawValue: UInt16) { self.rawValue = rawValue }

  static let space = Separators(rawValue: 1)
  static let hyphen = Separators(rawValue: 2)
  static let dot = Separators(rawValue: 4)
  static let slash = Separators(rawValue: 8)
  static let comma = Separators(rawValue: 16)
  static let colon = Separators(rawValue: 32)
  static let underscore = Separators(rawValue: 64)
  static let asterisk = Separators(rawValue: 128)
  static let plus = Separators(rawValue: 256)
  static let parentheses = Separators(rawValue: 512)

  static let spaceHyphen: Separators = [.space, .hyphen]
  static let spaceHyphenDot: Separators = [.space, .hyphen, .dot]

  /// Whether `byte` is one of the separators.
  func contains(byte: UInt8) -> Bool {
    switch byte {
    case 0x20: contains(.space)
    case 0x2D: contains(.hyphen)
    case 0x2E: contains(.dot)
    case 0x2F: contains(.slash)
    case 0x2C: contains(.comma)
    case 0x3A: contains(.colon)
    case 0x5F: contains(.underscore)
    case 0x2A: contains(.asterisk)
    case 0x2B: contains(.plus)
    case 0x28, 0x29: contains(.parentheses)
    default: false
    }
  }
}
