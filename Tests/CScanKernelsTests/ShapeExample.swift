// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// A text with the one candidate that it makes, or a near miss that makes none.
struct ShapeExample: CustomStringConvertible, Sendable {
  let shape: UInt32
  let text: String
  /// Bytes from the text's first to the candidate.
  let position: Int?

  init(_ shape: sluice_shape, _ text: String, _ position: Int?) {
    self.shape = shape.rawValue
    self.text = text
    self.position = position
  }
  var description: String { "shape \(shape): \(text)" }

  static let all: [ShapeExample] = [
    ShapeExample(SLUICE_EMAIL, "ann@example.org", 3),
    ShapeExample(SLUICE_EMAIL, "\"a b\"@example.org", 5),
    ShapeExample(SLUICE_EMAIL, "jos\u{E9}@example.org", 5),
    ShapeExample(SLUICE_EMAIL, "a_@b", 2),
    ShapeExample(SLUICE_EMAIL, "a-@b", 2),
    ShapeExample(SLUICE_EMAIL, "a+@b", 2),
    ShapeExample(SLUICE_EMAIL, "a.@b", 2),
    ShapeExample(SLUICE_EMAIL, "ann @example", nil),
    ShapeExample(SLUICE_EMAIL, "(@example", nil),
    ShapeExample(SLUICE_EMAIL, "@example", nil),

    ShapeExample(SLUICE_IPV4, "10.250.73.220", 10),
    ShapeExample(SLUICE_IPV4, "1.2.3.4", 6),
    ShapeExample(SLUICE_IPV4, "10.250.73", nil),
    ShapeExample(SLUICE_IPV4, "1.2.3333.4", nil),
    ShapeExample(SLUICE_IPV4, "1..2.3.4", nil),

    ShapeExample(SLUICE_IPV6, "fe80:1:2:3:4", 10),
    ShapeExample(SLUICE_IPV6, "aaaa:bbbb:cccc:dddd:eeee", 19),
    ShapeExample(SLUICE_IPV6, "aaaa:bbbb:cccc:ddddd:eeee", nil),
    ShapeExample(SLUICE_IPV6, "12:34:56:78", nil),
    ShapeExample(SLUICE_IPV6_COMPRESSED, "fe80::1", 5),
    ShapeExample(SLUICE_IPV6_COMPRESSED, "fe80: :1", nil),

    ShapeExample(SLUICE_MAC, "00:1b:44:11:3a:b7", 14),
    ShapeExample(SLUICE_MAC, "00-1b-44-11-3a-b7", 14),
    ShapeExample(SLUICE_MAC, "00:1b-44:11-3a:b7", nil),
    ShapeExample(SLUICE_MAC, "00:1b:44:11:3ab:7", nil),
    ShapeExample(SLUICE_MAC_DOTTED, "001b.4411.3ab7", 9),
    ShapeExample(SLUICE_MAC_DOTTED, "001b.441.3ab7", nil),
    ShapeExample(SLUICE_MAC_DOTTED, "001b.44-1.3ab7", nil),

    ShapeExample(SLUICE_DIGIT_RUN, "12345678", 7),
    ShapeExample(SLUICE_DIGIT_RUN, "1234567890123456789", 7),
    ShapeExample(SLUICE_DIGIT_RUN, "1234567", nil),
    ShapeExample(SLUICE_DIGIT_RUN, "1234567 8", nil),

    ShapeExample(SLUICE_CARD_GROUPS, "4111 1111 1111", 13),
    ShapeExample(SLUICE_CARD_GROUPS, "4111-1111 1111", 13),
    ShapeExample(SLUICE_CARD_GROUPS, "4111 1111.1111", nil),
    ShapeExample(SLUICE_CARD_GROUPS, "4111 111 1111", nil),
    ShapeExample(SLUICE_AMEX_GROUPS, "3782 822463 10005", 16),
    ShapeExample(SLUICE_AMEX_GROUPS, "3782-822463-10005", 16),
    ShapeExample(SLUICE_AMEX_GROUPS, "3782 82246 10005", nil),
    ShapeExample(SLUICE_AMEX_GROUPS, "378 822463 10005", nil),

    ShapeExample(SLUICE_IBAN, "DE89370400", 3),
    ShapeExample(SLUICE_IBAN, "gb29", 3),
    ShapeExample(SLUICE_IBAN, "ADE89", nil),
    ShapeExample(SLUICE_IBAN, "1DE89", nil),
    ShapeExample(SLUICE_IBAN, "D889", nil),

    ShapeExample(SLUICE_SSN, "123-45-6789", 10),
    ShapeExample(SLUICE_SSN, "123 45 6789", 10),
    ShapeExample(SLUICE_SSN, "123.45.6789", 10),
    ShapeExample(SLUICE_SSN, "123-45 6789", nil),
    ShapeExample(SLUICE_SSN, "123-456-789", nil),
    ShapeExample(SLUICE_SSN, "12-45-6789", nil),

    ShapeExample(SLUICE_PHONE_TAIL, "555-0123", 7),
    ShapeExample(SLUICE_PHONE_TAIL, "(202)555.0123", 12),
    ShapeExample(SLUICE_PHONE_TAIL, "555 0123", 7),
    ShapeExample(SLUICE_PHONE_TAIL, "5555-0123", nil),
    ShapeExample(SLUICE_PHONE_TAIL, "a555-0123", nil),
    ShapeExample(SLUICE_PHONE_TAIL, "555_0123", nil),
    ShapeExample(SLUICE_PLUS, "+49", 0),
    ShapeExample(SLUICE_PLUS, "a+49", nil),

    ShapeExample(SLUICE_DOT_GROUPS, "1.234.567", 5),
    ShapeExample(SLUICE_DOT_GROUPS, "x.234.567", nil),
    ShapeExample(SLUICE_DOT_GROUPS, "1.23.567", nil),
    ShapeExample(SLUICE_DASH_TAIL, "010190-1", 7),
    ShapeExample(SLUICE_DASH_TAIL, "010190/1", 7),
    ShapeExample(SLUICE_DASH_TAIL, "10190-1", nil),
    ShapeExample(SLUICE_DASH_TAIL, "010190-a", nil),

    ShapeExample(SLUICE_PAIRS, "12 34 56 78", 10),
    ShapeExample(SLUICE_PAIRS, "12.34.56.78", 10),
    ShapeExample(SLUICE_PAIRS, "12-34-56-78", 10),
    ShapeExample(SLUICE_PAIRS, "12-34 56-78", nil),
    ShapeExample(SLUICE_PAIRS, "12:34:56:78", nil),

    ShapeExample(SLUICE_COORDINATES, ".2000,", 5),
    ShapeExample(SLUICE_COORDINATES, "52.520012345678901,", 18),
    ShapeExample(SLUICE_COORDINATES, "52.5200123456789012,", nil),
    ShapeExample(SLUICE_COORDINATES, "52.520,13", nil),
    ShapeExample(SLUICE_COORDINATES, "52.200a,13", nil),

    ShapeExample(SLUICE_URL, "https://example.org", 7),
    ShapeExample(SLUICE_URL, "https:/x/example.org", nil),
    ShapeExample(SLUICE_URL, "http//", nil),
    ShapeExample(SLUICE_DASHES, "-----", 4),
    ShapeExample(SLUICE_DASHES, "------------", 4),
    ShapeExample(SLUICE_DASHES, "---- -", nil),
    ShapeExample(SLUICE_COLON_UPPER, "123456:AAExample", 7),
    ShapeExample(SLUICE_COLON_UPPER, "123456:aExample", nil),
    ShapeExample(SLUICE_COLON_UPPER, "x:AAExample", nil),

    ShapeExample(SLUICE_ALNUM_RUN, "abcdefghijklmnopqrstuvwx", 23),
    ShapeExample(SLUICE_ALNUM_RUN, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 23),
    ShapeExample(SLUICE_ALNUM_RUN, "abcdefghijklmnopqrstuvw", nil),
    ShapeExample(SLUICE_ALNUM_RUN, "abcdefghijkl-nopqrstuvwx", nil),
    ShapeExample(SLUICE_TOKEN, "[EMAIL_1]", 2),
    ShapeExample(SLUICE_TOKEN, "[Email]", nil),
    ShapeExample(SLUICE_TOKEN, "(EMAIL)", nil),
    ShapeExample(SLUICE_UUID, "123e4567-e89b-12d3-a456-426614174000", 23),
    ShapeExample(SLUICE_UUID, "123e4567-e89b-12d3-a4567-26614174000", nil),

    ShapeExample(SLUICE_BACKSLASH, "a\\n", 1),
    ShapeExample(SLUICE_BACKSLASH, "a\\\\\\", 1),
    ShapeExample(SLUICE_BACKSLASH, "a/n", nil),
    ShapeExample(SLUICE_PERCENT, "a%40", 1),
    ShapeExample(SLUICE_PERCENT, "a#40", nil),
    ShapeExample(SLUICE_AMPERSAND, "a&amp;", 1),
    ShapeExample(SLUICE_AMPERSAND, "a;amp", nil),
    ShapeExample(SLUICE_ESCAPE, "a\u{1B}[0m", 1),
    ShapeExample(SLUICE_ESCAPE, "a[0m", nil),
    ShapeExample(SLUICE_HASH, "a#012b", 1),
    ShapeExample(SLUICE_HASH, "a 012b", nil),
    ShapeExample(SLUICE_NON_ASCII, "a\u{E9}\u{200B}b", 1),
    ShapeExample(SLUICE_NON_ASCII, "abc", nil),
    ShapeExample(SLUICE_QUOTED, "a=3D", 3),
    ShapeExample(SLUICE_QUOTED, "a=40", 3),
    ShapeExample(SLUICE_QUOTED, "a=x4", nil),
    ShapeExample(SLUICE_QUOTED, "a=3d", nil),

    // The words and keys that ScanKernelTests puts into the tables.
    ShapeExample(SLUICE_LITERAL, "x_Secret_key", 2),
    ShapeExample(SLUICE_LITERAL, "secret", 0),
    ShapeExample(SLUICE_LITERAL, "mysecret_", nil),
    ShapeExample(SLUICE_LITERAL, "2secret_", nil),
    ShapeExample(SLUICE_LITERAL, "secre", nil),
    ShapeExample(SLUICE_KEY, "password=x", 8),
    ShapeExample(SLUICE_KEY, "\"dbPassword\" : 1", 13),
    ShapeExample(SLUICE_KEY, "{\\\"password\\\":", 13),
    ShapeExample(SLUICE_KEY, "user['password'] = x", 17),
    ShapeExample(SLUICE_KEY, "password\t:", 9),
    ShapeExample(SLUICE_KEY, "password  =", nil),
    ShapeExample(SLUICE_KEY, "passwork=x", nil),
    ShapeExample(SLUICE_KEY, "password1=x", 9),
    ShapeExample(SLUICE_KEY, "\"\"password2\"\":", 13),
    ShapeExample(SLUICE_KEY, "password1:x", nil),
    ShapeExample(SLUICE_KEY, "passwork1=x", nil),
  ]
}
