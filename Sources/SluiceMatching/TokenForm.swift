// SPDX-License-Identifier: Apache-2.0

/// The form of a token: `[EMAIL:k1.7q2m9v4xj0tzc3ha7m2k]`.
public enum TokenForm {
  /// Base32 digits of the keyed hash (80 bits).
  public static let tagDigits = 16
  /// Base32 digits of the keyed check (20 bits).
  public static let checkDigits = 4
  /// Crockford's base32 alphabet in lower case: no `i`, `l`, `o`, `u`.
  /// Source: D. Crockford, "Base 32", https://www.crockford.com/base32.html.
  public static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Offset behind the `]` of a token or `[TYPE]` label that begins at `start`, or nil.
  public static func end(in text: Span<UInt8>, from start: Int) -> Int? {
    guard let nameEnd = nameEnd(in: text, from: start), nameEnd < text.count else { return nil }
    if text[nameEnd] == UInt8(ascii: "]") { return nameEnd + 1 }
    if text[nameEnd] == UInt8(ascii: "#") { return hashEnd(in: text, from: nameEnd + 1) }
    if let end = bucketEnd(in: text, nameEnd: nameEnd) { return end }
    if let body = cipherStart(in: text, nameEnd: nameEnd) { return cipherEnd(in: text, from: body) }
    guard let body = bodyStart(in: text, nameEnd: nameEnd) else { return nil }
    let end = body + tagDigits + checkDigits
    guard end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
    for index in body..<end where !isDigit(text[index]) { return nil }
    return end + 1
  }

  /// Offset behind 64 hexadecimal digits and `]`, or nil.
  private static func hashEnd(in text: Span<UInt8>, from start: Int) -> Int? {
    let end = start + 64
    guard end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
    for index in start..<end
    where !ASCII.isDigit(text[index]) && !(97...102).contains(text[index]) { return nil }
    return end + 1
  }

  /// Offset behind the type name of `[TYPE`, or nil when no name of 2 to 32 characters stands there.
  public static func nameEnd(in text: Span<UInt8>, from start: Int) -> Int? {
    guard start >= 0, start + 1 < text.count, text[start] == UInt8(ascii: "["),
      ASCII.isUpper(text[start + 1])
    else { return nil }
    var index = start + 1
    let limit = min(text.count, start + 34)
    while index < limit,
      ASCII.isUpper(text[index]) || text[index] == UInt8(ascii: "_") || ASCII.isDigit(text[index])
    {
      index += 1
    }
    return index - start - 1 >= 2 && index < text.count ? index : nil
  }

  /// Offset behind the `.` of `:k1.`, where `nameEnd` is that of the `:`, or nil.
  public static func bodyStart(in text: Span<UInt8>, nameEnd: Int) -> Int? {
    keyEnd(in: text, nameEnd: nameEnd, mark: UInt8(ascii: "."))
  }

  /// Offset behind the mark that ends a key's id (`:k1.`, `:k1-`), or nil.
  static func keyEnd(in text: Span<UInt8>, nameEnd: Int, mark: UInt8) -> Int? {
    guard nameEnd + 3 < text.count, text[nameEnd] == UInt8(ascii: ":"),
      text[nameEnd + 1] == UInt8(ascii: "k")
    else { return nil }
    var index = nameEnd + 2
    let limit = min(text.count, index + 5)
    while index < limit, ASCII.isDigit(text[index]) { index += 1 }
    guard index > nameEnd + 2, index < text.count, text[index] == mark else { return nil }
    return index + 1
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte)
      || (ASCII.isLower(byte) && byte != UInt8(ascii: "i") && byte != UInt8(ascii: "l")
        && byte != UInt8(ascii: "o") && byte != UInt8(ascii: "u"))
  }
}
