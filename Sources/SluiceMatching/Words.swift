// SPDX-License-Identifier: Apache-2.0

/// Splits text into words the way people write keys and labels, and hashes runs of joined words.
///
/// `userPassword`, `user_password` and `User-Password` are the words `user` and `password`. Letters
/// are ASCII case-folded; bytes from 0x80 on count as letters.
enum Words {
  /// Words joined in one hash at most.
  static let maximumJoined = 5

  /// FNV-1a over case-folded bytes, 64 bits. Good enough: hashes are compared with a few hundred
  /// others, and a false hit only adds context.
  @inline(__always)
  static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(ASCII.lowercased(byte))) &* 0x100_0000_01B3
  }

  /// The hash of no byte.
  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of the letters and digits of `text`, separators left out.
  static func hash(_ text: String) -> UInt64 {
    var hash = emptyHash
    for byte in text.utf8 where isPart(byte) { hash = extend(hash, byte) }
    return hash
  }

  /// The hash of the letters and digits of `text[range]`.
  static func hash(of text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    range.reduce(emptyHash) { isPart(text[$1]) ? extend($0, text[$1]) : $0 }
  }

  /// Whether `byte` can stand in a word.
  @inline(__always)
  static func isPart(_ byte: UInt8) -> Bool { ASCII.isAlphanumeric(byte) || byte >= 0x80 }

  /// Whether a word begins at `byte` behind `previous`.
  @inline(__always)
  static func begins(_ byte: UInt8, behind previous: UInt8) -> Bool {
    guard isPart(byte) else { return false }
    if !isPart(previous) { return true }
    // camelCase hump; digits behind letters go on (`oauth2`), letters behind digits begin anew.
    return (ASCII.isUpper(byte) && !ASCII.isUpper(previous))
      || (ASCII.isLetter(byte) && ASCII.isDigit(previous))
  }
}
