// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension SecretLines {
  // MARK: Keys

  enum Meaning { case other, password, secret }

  static let passwords = [
    "password", "passwords", "passwd", "passphrase", "passwort", "kennwort", "pwd",
  ].map { Array($0.utf8) }
  static let secrets = [
    "secret", "secrets", "token", "apikey", "apikeys", "apitokens", "accesstokens", "accesskey",
    "accesskeys", "secretkey", "privatekey", "authkey", "signingkey", "encryptionkey", "masterkey",
  ].map { Array($0.utf8) }

  /// Those that rules have as labels too.
  static let passwordWords = ["password", "passwd", "passphrase", "pwd"].map { Array($0.utf8) }
  static let secretWords = [
    "secret", "token", "apikey", "secretkey", "accesskey", "privatekey",
  ].map { Array($0.utf8) }
  /// Keys that say what they hold only when they stand alone.
  static let wholeKeys = ["pw", "pass", "psw"].map { Array($0.utf8) }

  /// - Parameter isWord: Whether the word must begin behind a separator.
  static func meaning(
    _ text: Span<UInt8>, _ key: Range<Int>, isWord: Bool = false
  ) -> Meaning {
    // Most keys end in none of these letters.
    switch text[key.upperBound - 1] | 0x20 {
    case UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "t"),
      UInt8(ascii: "n"), UInt8(ascii: "y"), UInt8(ascii: "w"):
      break
    default: return .other
    }
    for word in isWord ? passwordWords : passwords where ends(text, key, word, isWord) {
      return .password
    }
    for word in isWord ? secretWords : secrets where ends(text, key, word, isWord) {
      return .secret
    }
    for word in wholeKeys where matches(text, key, word) { return .password }
    return .other
  }

  /// Whether the letters of `key`, its separators left out, end in `word`.
  static func ends(
    _ text: Span<UInt8>, _ key: Range<Int>, _ word: [UInt8], _ isWord: Bool = false
  ) -> Bool {
    var index = key.upperBound
    var left = word.count
    while left > 0 {
      guard index > key.lowerBound else { return false }
      index -= 1
      let byte = text[index]
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        if left == word.count { return false }
        continue
      }
      guard byte | 0x20 == word[left - 1] else { return false }
      left -= 1
    }
    return !isWord || index == key.lowerBound || !isAlphanumeric(text[index - 1])
  }

  static let name = Array("name".utf8)
  static let value = Array("value".utf8)

  /// Whether `key` is `word`, in any case.
  static func matches(_ text: Span<UInt8>, _ key: Range<Int>, _ word: [UInt8]) -> Bool {
    guard key.count == word.count else { return false }
    for index in word.indices where text[key.lowerBound + index] | 0x20 != word[index] {
      return false
    }
    return true
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 97 < 26
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  static func isKeyByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
