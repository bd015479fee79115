// SPDX-License-Identifier: Apache-2.0

extension EscapeDecoder {
  /// A character that stands for an ASCII one, or for nothing at all: what people paste and what
  /// hides a value from a pattern.
  ///
  /// Full-width forms and ideographic space, digits of other scripts, spaces and hyphens that do not
  /// break, invisible characters. Source: Unicode 15.1, UnicodeData.txt (decompositions <wide>,
  /// <narrow> and <noBreak>; decimal digits; general category Cf).
  static func lookAlike(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard let (scalar, length) = scalar(text, at: index) else { return nil }
    switch scalar {
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
      0xFEFF:
      return Unit(emptyOfLength: length)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return Unit(length: length, 0x20)
    case 0x2010...0x2012, 0x2212, 0xFE63: return Unit(length: length, UInt8(ascii: "-"))
    case 0xFF01...0xFF5E: return Unit(length: length, UInt8(scalar - 0xFF01) + 0x21)
    case 0xFE52: return Unit(length: length, UInt8(ascii: "."))
    case 0xFE6B: return Unit(length: length, UInt8(ascii: "@"))
    // Arabic-Indic, Extended Arabic-Indic, Devanagari, Bengali digits.
    case 0x0660...0x0669: return digit(length, scalar - 0x0660)
    case 0x06F0...0x06F9: return digit(length, scalar - 0x06F0)
    case 0x0966...0x096F: return digit(length, scalar - 0x0966)
    case 0x09E6...0x09EF: return digit(length, scalar - 0x09E6)
    // Mathematical digits, five styles of ten.
    case 0x1D7CE...0x1D7FF: return digit(length, (scalar - 0x1D7CE) % 10)
    default: return nil
    }
  }

  private static func digit(_ length: Int, _ value: UInt32) -> Unit {
    Unit(length: length, UInt8(ascii: "0") + UInt8(value))
  }

  /// The scalar whose UTF-8 begins at `index`, and its length. Source: RFC 3629, section 4.
  private static func scalar(_ text: Span<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = text[index]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, index + length <= text.count else { return nil }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[index + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }

  /// A control character as rsyslog writes it: `#` and three octal digits.
  /// Source: rsyslog documentation, parser option "EscapeControlCharacterTab" and its kin.
  static func octal(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard index + 3 < text.count, text[index + 1] == UInt8(ascii: "0"),
      (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(text[index + 2]),
      (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(text[index + 3])
    else { return nil }
    return Unit(length: 4, (text[index + 2] - 48) << 3 | (text[index + 3] - 48))
  }

  /// An escape of quoted-printable text, `=` and two upper-case hex digits.
  /// Source: RFC 2045, section 6.7.
  static func quotedPrintable(_ text: Span<UInt8>, at index: Int) -> Unit? {
    guard index + 2 < text.count, text[index] == UInt8(ascii: "="),
      let high = ASCII.hexValue(text[index + 1]), let low = ASCII.hexValue(text[index + 2]),
      !ASCII.isLower(text[index + 1]), !ASCII.isLower(text[index + 2])
    else { return nil }
    return Unit(length: 3, high << 4 | low)
  }

  /// Whether the `=` at `index` speaks for quoted-printable text rather than for `key=40`: it hides
  /// another `=`, or an `@` in what reads as a mail address without one.
  static func isQuotedPrintable(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard let unit = quotedPrintable(text, at: index) else { return false }
    if unit.bytes.0 == UInt8(ascii: "=") { return true }
    guard unit.bytes.0 == UInt8(ascii: "@"), index > 0, ASCII.isAlphanumeric(text[index - 1]),
      index + 3 < text.count, ASCII.isAlphanumeric(text[index + 3])
    else { return false }
    var position = index + 3
    let limit = min(text.count, index + 256)
    var labelStart = 0
    while position < limit {
      let byte = text[position]
      if byte == UInt8(ascii: "@") { return false }
      if byte == UInt8(ascii: "=") { return true }
      if byte == UInt8(ascii: ".") {
        labelStart = position + 1
      } else if !ASCII.isAlphanumeric(byte), byte != UInt8(ascii: "-") {
        break
      }
      position += 1
    }
    return labelStart > 0 && isTopDomain(text, labelStart..<position)
  }

  /// Whether a label is a country's domain, to all appearances, or one of those most mail goes to.
  private static func isTopDomain(_ text: Span<UInt8>, _ label: Range<Int>) -> Bool {
    if label.count == 2 { return label.allSatisfy { ASCII.isLetter(text[$0]) } }
    return topDomains.contains { name in
      name.count == label.count
        && label.allSatisfy { place in
          ASCII.lowercased(text[place]) == name[place - label.lowerBound]
        }
    }
  }

  private static let topDomains: [[UInt8]] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "app", "dev", "email",
    "cloud", "online", "example",
  ].map { Array($0.utf8) }
}
