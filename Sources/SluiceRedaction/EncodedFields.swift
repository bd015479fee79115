// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames

/// Values of form fields that are percent-encoded (`name=J%C3%BCrgen+M%C3%BCller`), where the field's
/// key may name a person: written out as a text of lines `key: value`.
///
/// Source: URL Standard, 5.1 "application/x-www-form-urlencoded parsing".
struct EncodedFields: ~Copyable {
  /// The lines, with the place in the block of each byte of a value and of each line's end.
  private(set) var shadow = ShadowText()

  private static let longestKey = 48
  private static let longestValue = 160

  /// Replaces the lines by those of `text`.
  mutating func read(_ text: Span<UInt8>, _ finder: NameFinder) {
    shadow.removeAll()
    var index = 0
    var percent = ByteSearch.first(UInt8(ascii: "%"), in: text, from: 0)
    var plus = ByteSearch.first(UInt8(ascii: "+"), in: text, from: 0)
    while true {
      let sign = min(percent, plus)
      if sign == text.count { break }
      if sign >= index { index = readField(text, around: sign, from: index, finder) }
      if sign == percent {
        percent = ByteSearch.first(UInt8(ascii: "%"), in: text, from: max(sign + 1, index))
      } else {
        plus = ByteSearch.first(UInt8(ascii: "+"), in: text, from: max(sign + 1, index))
      }
    }
    shadow.finish()
  }

  /// Appends the line of the field whose value holds `sign`, if it is one; returns where to go on.
  private mutating func readField(
    _ text: Span<UInt8>, around sign: Int, from first: Int, _ finder: NameFinder
  ) -> Int {
    var start = sign
    while start > max(first, sign - EncodedFields.longestValue),
      EncodedFields.isValue(text[start - 1])
    {
      start -= 1
    }
    guard start > first, text[start - 1] == UInt8(ascii: "=") else { return sign + 1 }
    var end = sign + 1
    while end < min(text.count, start + EncodedFields.longestValue),
      EncodedFields.isValue(text[end])
    {
      end += 1
    }
    if end < text.count, EncodedFields.isMore(text[end]) { return end }
    // `user[first_name]`, also with encoded brackets.
    var keyEnd = start - 1
    if keyEnd > 0, text[keyEnd - 1] == UInt8(ascii: "]") {
      keyEnd -= 1
    } else if keyEnd > 2, text[keyEnd - 3] == UInt8(ascii: "%"), text[keyEnd - 2] == 0x35 {
      keyEnd -= 3
    }
    var key = keyEnd
    while key > max(0, keyEnd - EncodedFields.longestKey), EncodedFields.isKey(text[key - 1]) {
      key -= 1
    }
    if key > 0, text[key - 1] == UInt8(ascii: "%") { key = min(keyEnd, key + 2) }
    guard key < keyEnd, finder.mayNamePerson(text.extracting(key..<keyEnd)) else { return end }
    append(text, key..<keyEnd, start..<end)
    return end
  }

  private mutating func append(_ text: Span<UInt8>, _ key: Range<Int>, _ value: Range<Int>) {
    for index in key { shadow.append(madeUp: CollectionOfOne(text[index])) }
    shadow.append(madeUp: ": ".utf8)
    var index = value.lowerBound
    while index < value.upperBound {
      var byte = text[index]
      var length = 1
      if byte == UInt8(ascii: "+") {
        byte = 0x20
      } else if byte == UInt8(ascii: "%"), index + 2 < value.upperBound,
        let high = Character(UnicodeScalar(text[index + 1])).hexDigitValue,
        let low = Character(UnicodeScalar(text[index + 2])).hexDigitValue
      {
        byte = UInt8(high << 4 | low)
        length = 3
      }
      // Lines within a value are no lines of ours.
      shadow.append(byte == 0x0A ? 0x20 : byte, from: index)
      index += length
    }
    shadow.append(0x0A, from: value.upperBound)
  }

  private static func isValue(_ byte: UInt8) -> Bool {
    isKey(byte) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "~") || byte >= 0x80
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Whether a value that goes on like this is something else: a path, an address, padding.
  private static func isMore(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "@")
      || byte == UInt8(ascii: ":")
  }
}
