// SPDX-License-Identifier: Apache-2.0

/// The forms of what other operators write in brackets: ciphertext and ranges.
extension TokenForm {
  /// Fewest base32 digits of a ciphertext: those of an authentication tag of 16 bytes.
  static let fewestCipherDigits = 26
  /// Most significant digits of a range's ends, so that no number can hide in one.
  static let mostRangeDigits = 4

  /// Offset of the first digit of `[EMAIL:k1-…`, where `nameEnd` is the offset of the `:`, or nil.
  public static func cipherStart(in text: Span<UInt8>, nameEnd: Int) -> Int? {
    keyEnd(in: text, nameEnd: nameEnd, mark: UInt8(ascii: "-"))
  }

  /// Offset behind the `]` of a ciphertext whose digits begin at `start`, or nil.
  static func cipherEnd(in text: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < text.count, isDigit(text[end]) { end += 1 }
    guard end - start >= fewestCipherDigits, end < text.count, text[end] == UInt8(ascii: "]") else {
      return nil
    }
    return end + 1
  }

  /// Offset behind the `]` of `[AGE:30-39]`, or nil: two numbers of at most 12 digits, the first of
  /// which is 0 behind its first digits and the second 9.
  static func bucketEnd(in text: Span<UInt8>, nameEnd: Int) -> Int? {
    guard text[nameEnd] == UInt8(ascii: ":"),
      let low = rangeDigits(in: text, from: nameEnd + 1, padding: UInt8(ascii: "0")),
      low < text.count, text[low] == UInt8(ascii: "-"),
      let high = rangeDigits(in: text, from: low + 1, padding: UInt8(ascii: "9")),
      high < text.count, text[high] == UInt8(ascii: "]")
    else { return nil }
    return high + 1
  }

  private static func rangeDigits(in text: Span<UInt8>, from start: Int, padding: UInt8) -> Int? {
    var end = start
    var significant = 0
    while end < text.count, end - start < 13, ASCII.isDigit(text[end]) {
      if text[end] != padding { significant = end - start + 1 }
      end += 1
    }
    return end > start && end - start <= 12 && significant <= mostRangeDigits ? end : nil
  }

  /// Whether the text in brackets is of the kind that is bound to a key: a token or a ciphertext.
  /// `nameEnd` is the offset behind the type's name.
  public static func isKeyed(_ text: Span<UInt8>, nameEnd: Int) -> Bool {
    nameEnd + 1 < text.count && text[nameEnd] == UInt8(ascii: ":")
      && text[nameEnd + 1] == UInt8(ascii: "k")
  }
}
