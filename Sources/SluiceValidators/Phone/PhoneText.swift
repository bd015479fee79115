// SPDX-License-Identifier: Apache-2.0

/// The digits of a written phone number and how they were grouped.
struct PhoneText {
  /// Digits only, without `+`, `00`, an optional `(0)` and an extension.
  private(set) var form: CompactForm
  /// Whether the number begins with `+` or `00`.
  private(set) var isInternational = false
  /// Number of places where separators stand between digits.
  private(set) var breaks = 0

  /// `nil` unless the text is digits with single separators (space, `-`, `.`, `/`), at most one
  /// pair of parentheses, and perhaps an extension (`x12`, `ext. 12`, `#12`).
  init?(_ text: borrowing Span<UInt8>) {
    let end = Self.numberEnd(text)
    guard end >= 5, end <= 32 else { return nil }
    var index = 0
    if text[0] == ASCII.plus {
      isInternational = true
      index = 1
    } else if text[0] == ASCII.zero, text[1] == ASCII.zero {
      isInternational = true
      index = 2
    }
    guard let form = CompactForm(text.extracting(index..<end), dropping: Self.separators),
      form.isDigits, form.count <= 17, ASCII.isDigit(text[end - 1])
    else { return nil }
    self.form = form
    var depth = 0
    var pairs = 0
    var run = 0
    var trunkPlace: Int?
    var digits = 0
    for place in index..<end {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        pairs += 1
        if place + 2 < end, text[place + 1] == ASCII.zero, text[place + 2] == UInt8(ascii: ")") {
          trunkPlace = digits
        }
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      guard depth == 0 || depth == 1, pairs <= 1 else { return nil }
      if ASCII.isDigit(byte) {
        if run > 0, digits > 0 { breaks += 1 }
        run = 0
        digits += 1
      } else {
        run += 1
        guard run <= 3 else { return nil }
      }
    }
    guard depth == 0 else { return nil }
    if let trunkPlace, isInternational { removeDigit(trunkPlace) }
  }

  private static let separators: Separators = [.space, .hyphen, .dot, .slash, .parentheses]

  /// End of the number before an extension.
  private static func numberEnd(_ text: borrowing Span<UInt8>) -> Int {
    var end = text.count
    while end > 0, ASCII.isDigit(text[end - 1]) { end -= 1 }
    guard end > 0, text.count - end >= 1, text.count - end <= 6 else { return text.count }
    while end > 0, text[end - 1] == ASCII.space || text[end - 1] == ASCII.dot { end -= 1 }
    guard end > 0 else { return text.count }
    let mark = ASCII.lowercase(text[end - 1])
    guard mark == UInt8(ascii: "x") || mark == UInt8(ascii: "t") || mark == UInt8(ascii: "#") else {
      return text.count
    }
    end -= 1
    if mark == UInt8(ascii: "t") {
      guard end >= 2, ASCII.lowercase(text[end - 1]) == UInt8(ascii: "x"),
        ASCII.lowercase(text[end - 2]) == UInt8(ascii: "e")
      else { return text.count }
      end -= 2
    }
    while end > 0, text[end - 1] == ASCII.space || text[end - 1] == ASCII.comma { end -= 1 }
    return end
  }

  private mutating func removeDigit(_ place: Int) { form.removeByte(at: place) }
}
