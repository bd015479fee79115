// SPDX-License-Identifier: Apache-2.0

/// Tells values that stand in place of a secret: masks, template variables, references to code, and
/// words such as `null`.
enum Placeholder {
  /// Words that no program uses as a secret, each between spaces.
  private static let words: Table = """
     null nil none nan true false undefined unset unknown empty missing default required \
    optional string str text int integer number bool boolean object array any void var value \
    redacted filtered masked hidden omitted removed sanitized obfuscated encrypted scrubbed \
    confidential secret secrets password passwd passphrase pwd pass token key apikey \
    credential credentials username user login example sample placeholder dummy changeme \
    change_me change-me changeit replaceme replace_me replace-me fixme tbd n/a na yes no on \
    off enabled disabled your_password your-password yourpassword your_secret your-secret \
    your_token your-token your_key your_api_key your-api-key mypassword my_password
    """

  /// Whether `text` is one.
  static func matches(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    return isWord(text) || isMask(text) || isTemplate(text) || isCode(text)
  }

  private static func isWord(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count <= 20 else { return false }
    var offset = 0
    while offset + text.count < words.count {
      if words[offset] == ASCII.space, isEqual(text, offset + 1),
        words[offset + 1 + text.count] <= ASCII.space
      {
        return true
      }
      offset += 1
    }
    return false
  }

  private static func isEqual(_ text: borrowing Span<UInt8>, _ offset: Int) -> Bool {
    for index in 0..<text.count where ASCII.lowercase(text[index]) != words[offset + index] {
      return false
    }
    return true
  }

  /// Only mask signs, one byte repeated, a run of stars or of `x`, or text that is cut off.
  private static func isMask(_ text: borrowing Span<UInt8>) -> Bool {
    var isOnlySigns = true
    var isRepeated = true
    var stars = 0
    var crosses = 0
    var longestCrosses = 0
    for index in 0..<text.count {
      let byte = text[index]
      let isCross = byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X")
      isOnlySigns = isOnlySigns && (isCross || ("*.-_#?\u{2022}\u{2026}" as Table).contains(byte))
      isRepeated = isRepeated && byte == text[0]
      if byte == UInt8(ascii: "*") { stars += 1 }
      crosses = isCross ? crosses + 1 : 0
      longestCrosses = max(longestCrosses, crosses)
    }
    if isOnlySigns || isRepeated && text.count > 1 || stars >= 3 || longestCrosses >= 4 {
      return true
    }
    guard text.count > 3 else { return false }
    return text[text.count - 1] == ASCII.dot && text[text.count - 2] == ASCII.dot
      && text[text.count - 3] == ASCII.dot
  }

  /// `<...>`, `[...]`, `{...}`, `${...}`, `$NAME`, `%NAME%`, `{{...}}`, `#{...}`, `%s`, `:name`.
  private static func isTemplate(_ text: borrowing Span<UInt8>) -> Bool {
    let first = text[0]
    let last = text[text.count - 1]
    switch (first, last) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "{"), UInt8(ascii: "}")): return true
    case (UInt8(ascii: "["), UInt8(ascii: "]")): return hasOnlyNameBytes(text, 1..<(text.count - 1))
    case (ASCII.percent, ASCII.percent): return hasOnlyNameBytes(text, 1..<max(1, text.count - 1))
    case (ASCII.percent, _) where text.count <= 3: return ASCII.isLetter(last)
    default: break
    }
    if first == UInt8(ascii: "$"), text.count > 1 {
      if text[1] == UInt8(ascii: "{") || text[1] == UInt8(ascii: "(") { return true }
      var hasSmall = false
      for index in 1..<text.count where ASCII.isLower(text[index]) { hasSmall = true }
      return !hasSmall && hasOnlyNameBytes(text, 1..<text.count) && !ASCII.isDigit(text[1])
    }
    for index in 0..<(text.count - 1) {
      let pair = (text[index], text[index + 1])
      if pair == (UInt8(ascii: "$"), UInt8(ascii: "{")) { return true }
      if pair == (UInt8(ascii: "{"), UInt8(ascii: "{")) { return true }
      if pair == (UInt8(ascii: "#"), UInt8(ascii: "{")) { return true }
      if pair == (UInt8(ascii: "<"), ASCII.percent) { return true }
    }
    return false
  }

  private static func hasOnlyNameBytes(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range
    where !ASCII.isAlphanumeric(text[index]) && !("_- ." as Table).contains(text[index]) {
      return false
    }
    return true
  }

  /// A call (`getPassword()`), a subscript (`env["X"]`), or a path of names (`config.password`).
  private static func isCode(_ text: borrowing Span<UInt8>) -> Bool {
    var index = 0
    var dots = 0
    while index < text.count {
      let byte = text[index]
      if byte == ASCII.dot {
        dots += 1
      } else if !ASCII.isLetter(byte), byte != UInt8(ascii: "_"),
        !(ASCII.isDigit(byte) && index > 0)
      {
        break
      }
      index += 1
    }
    let last = text[text.count - 1]
    if index > 0, index < text.count {
      if text[index] == UInt8(ascii: "(") {
        return last == UInt8(ascii: ")") || last == UInt8(ascii: ";")
      }
      if text[index] == UInt8(ascii: "[") { return last == UInt8(ascii: "]") }
      return false
    }
    return index == text.count && dots > 0 && startsWithRoot(text)
  }

  private static func startsWithRoot(_ text: borrowing Span<UInt8>) -> Bool {
    let roots: Table = """
       self this config cfg conf settings env process os app args opts options request req \
      params data user credentials creds ctx props secrets vars var local module input event \
      state store account form body payload client session auth
      """
    var offset = 0
    while offset < roots.count {
      var length = 0
      while offset + 1 + length < roots.count, roots[offset + 1 + length] > ASCII.space {
        length += 1
      }
      if length > 0, length < text.count, text[length] == ASCII.dot {
        var isSame = true
        for index in 0..<length where ASCII.lowercase(text[index]) != roots[offset + 1 + index] {
          isSame = false
        }
        if isSame { return true }
      }
      offset += length + 1
    }
    return false
  }
}
