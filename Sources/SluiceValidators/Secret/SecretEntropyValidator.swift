// SPDX-License-Identifier: Apache-2.0

/// Decides whether a value looks drawn at random, as keys and tokens are: at least eight bytes
/// without spaces, no placeholder, not words joined by `-`, `_` or `.`, and enough entropy for its
/// length.
/// Source: C. E. Shannon, A Mathematical Theory of Communication (1948), section 6.
enum SecretEntropyValidator: Validator {
  static let name = "secret-entropy"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "x7Kp2mQ9vL4nR8sT", "8f14e45fceea167a5a36dedd4bea2543", "Zm9vYmFyLXF1eDEyMzQ1",
      "hV-93kd_02Lqwz", "q9$Lm2!vXw",
    ],
    invalid: [
      "xxxxxxxxxxxxxxxx", "<your-token-here>", "${API_KEY}", "{{ token }}", "%s", "changeme",
      "null",
      "true", "none", "undefined", "example", "my-service-account", "some_config_value", "aaaaaaaa",
      "getPassword()", "", "password123", "1234567890123456", "config.password",
      "EXAMPLE-KEY-VALUE",
      "/var/run/secrets", "two words here",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count >= 8, !Placeholder.matches(candidate), !isWordLike(candidate),
      !isLocation(candidate), !hasStopWord(candidate)
    else { return false }
    var hasDigit = false
    var hasLower = false
    var hasUpper = false
    var hasSign = false
    for index in 0..<candidate.count {
      let byte = candidate[index]
      guard byte > ASCII.space, byte < 0x7F else { return false }
      if ASCII.isDigit(byte) {
        hasDigit = true
      } else if ASCII.isLower(byte) {
        hasLower = true
      } else if ASCII.isUpper(byte) {
        hasUpper = true
      } else {
        hasSign = true
      }
    }
    guard hasLower || hasUpper || candidate.count >= 24 else { return false }
    let classes = (hasDigit ? 1 : 0) + (hasLower ? 1 : 0) + (hasUpper ? 1 : 0) + (hasSign ? 1 : 0)
    guard classes >= 2 || candidate.count >= 20 else { return false }
    // The most that a text of this length can have, less a quarter.
    let attainable = Entropy.log2(Double(candidate.count))
    let wanted = hasDigit ? (classes >= 2 ? 3.0 : 2.8) : 3.5
    return Entropy.bitsPerByte(candidate) >= min(wanted, attainable * 0.75)
  }

  /// A path or a name: parts of letters in one case (a capital may begin each) or of up to four
  /// digits, joined by punctuation; a part may end in up to four digits.
  private static func isWordLike(_ text: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count, ("/~." as Table).contains(text[index]) { index += 1 }
    while index < text.count {
      var letters = 0
      var uppers = 0
      while index < text.count, ASCII.isLetter(text[index]) {
        if ASCII.isUpper(text[index]) { uppers += 1 }
        if uppers > 1, uppers <= letters { return false }
        letters += 1
        index += 1
      }
      var digits = 0
      while index < text.count, ASCII.isDigit(text[index]) {
        digits += 1
        index += 1
      }
      guard digits <= 4, letters <= 14, letters + digits > 0 else { return false }
      if index < text.count {
        guard ("-_./:," as Table).contains(text[index]) else { return false }
        index += 1
      }
    }
    return true
  }

  /// A URL.
  private static func isLocation(_ text: borrowing Span<UInt8>) -> Bool {
    for index in 0..<(text.count - 2)
    where text[index] == ASCII.colon && text[index + 1] == ASCII.slash
      && text[index + 2] == ASCII.slash
    {
      return true
    }
    return false
  }

  private static func hasStopWord(_ text: borrowing Span<UInt8>) -> Bool {
    contains(text, "example") || contains(text, "placeholder") || contains(text, "changeme")
      || contains(text, "change_me") || contains(text, "your_") || contains(text, "your-")
      || contains(text, "dummy") || contains(text, "redacted") || contains(text, "insert_")
  }

  private static func contains(_ text: borrowing Span<UInt8>, _ word: Table) -> Bool {
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) {
      var length = 0
      while length < word.count, ASCII.lowercase(text[start + length]) == word[length] {
        length += 1
      }
      if length == word.count { return true }
    }
    return false
  }
}
