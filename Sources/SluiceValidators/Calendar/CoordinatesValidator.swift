// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a latitude and a longitude in decimal degrees within ±90 and ±180, each
/// with at least two decimals, split by a comma, semicolon, slash or spaces; `N`, `S`, `E`, `W` and
/// `°` may follow a number. Source: ISO 6709:2022, annex D.
enum CoordinatesValidator: Validator {
  static let name = "coordinates"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["48.8566, 2.3522", "-33.8688;151.2093", "40.7128° N, 74.0060° W", "+12.34 -56.78"],
    invalid: [
      "91.0000, 2.3522", "48.8566, 181.00", "48, 2", "", "48.8566", "1.10.2, 3.25", "1.2,3.4",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    var index = 0
    guard let latitude = readDegrees(candidate, &index), latitude <= 90_000_000 else {
      return false
    }
    var separators = 0
    while index < candidate.count, (" ,;/\t" as Table).contains(candidate[index]) {
      index += 1
      separators += 1
    }
    guard separators > 0, let longitude = readDegrees(candidate, &index) else { return false }
    return longitude <= 180_000_000 && index == candidate.count
  }

  /// Reads a signed number into millionths of a degree without its sign, and the marks after it.
  private static func readDegrees(_ text: borrowing Span<UInt8>, _ index: inout Int) -> Int? {
    if index < text.count, text[index] == ASCII.plus || text[index] == ASCII.hyphen { index += 1 }
    var value = 0
    var digits = 0
    while index < text.count, digits < 4, let digit = ASCII.digit(text[index]) {
      value = value * 10 + digit
      digits += 1
      index += 1
    }
    guard digits > 0, digits < 4, index < text.count, text[index] == ASCII.dot else { return nil }
    index += 1
    var decimals = 0
    while index < text.count, let digit = ASCII.digit(text[index]) {
      if decimals < 6 { value = value * 10 + digit }
      decimals += 1
      index += 1
    }
    guard decimals >= 2, decimals <= 15 else { return nil }
    for _ in min(decimals, 6)..<6 { value *= 10 }
    if index + 1 < text.count, text[index] == 0xC2, text[index + 1] == 0xB0 { index += 2 }
    if index + 1 < text.count, text[index] == ASCII.space, isCompass(text[index + 1]) { index += 1 }
    if index < text.count, isCompass(text[index]) { index += 1 }
    return value
  }

  private static func isCompass(_ byte: UInt8) -> Bool { ("NSEWnsew" as Table).contains(byte) }
}
