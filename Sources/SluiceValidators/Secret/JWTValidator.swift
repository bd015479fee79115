// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a JSON web token: three (signed) or five (encrypted) base64url parts of
/// which the first is a JSON object with `"alg"`. The signature may be missing.
/// Source: RFC 7515, section 3.1 and 7.1; RFC 7516, section 7.1.
enum JWTValidator: Validator {
  static let name = "jwt"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJl",
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0" + ".eyJzdWIiOiJleGFtcGxlIn0.",
    ],
    invalid: [
      "eyJ0eXAiOiJKV1QifQ" + ".eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJl", "a.b.c", "",
      "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9" + ".e yJz.c2ln",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    var dots = 0
    var headerEnd = 0
    for index in 0..<candidate.count {
      if candidate[index] == ASCII.dot {
        if dots == 0 { headerEnd = index }
        dots += 1
      } else if base64URL(candidate[index]) == nil, candidate[index] != UInt8(ascii: "=") {
        return false
      }
    }
    guard dots == 1 || dots == 2 || dots == 4, headerEnd >= 12, candidate.count > headerEnd + 1,
      dots == 4 || candidate[headerEnd + 1] != ASCII.dot
    else { return false }
    return isHeader(candidate, headerEnd)
  }

  /// Decodes on the way: an object that begins with `{`, ends with `}` and holds `"alg"`.
  private static func isHeader(_ text: borrowing Span<UInt8>, _ end: Int) -> Bool {
    let word: Table = "\"alg\""
    var bits = 0
    var pending = 0
    var matched = 0
    var hasAlgorithm = false
    var first: UInt8 = 0
    var last: UInt8 = 0
    for index in 0..<end {
      guard let value = base64URL(text[index]) else { continue }
      bits = (bits << 6 | value) & 0xFFFF
      pending += 6
      guard pending >= 8 else { continue }
      pending -= 8
      let byte = UInt8(bits >> pending & 0xFF)
      if first == 0 { first = byte }
      if byte > 0x20 { last = byte }
      matched = byte == word[matched] ? matched + 1 : byte == word[0] ? 1 : 0
      if matched == word.count {
        hasAlgorithm = true
        matched = 0
      }
    }
    return first == UInt8(ascii: "{") && last == UInt8(ascii: "}") && hasAlgorithm
  }

  private static func base64URL(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x47
    case 0x30...0x39: Int(byte) + 4
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
