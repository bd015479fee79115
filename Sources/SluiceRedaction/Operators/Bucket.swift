// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The range that stands for a number, an age, an amount or a date: `[AGE:30-39]`.
enum Bucket {
  /// Years in a range of dates when no width is given.
  static let years = 10

  /// Appends the range that `value` falls into. Returns whether it did: what is neither a date nor a
  /// number of at most 12 digits has no range.
  ///
  /// - Parameter width: Numbers (or years) in a range; 0 takes the power of ten that leaves one
  ///   digit. A range never shows more than four digits of the number: a width that would is taken
  ///   ten times as large until it does not.
  static func append(
    _ value: Span<UInt8>, entity: EntityType, width: Int, to output: inout ByteBuffer
  ) -> Bool {
    let number: Int
    var step = width
    if let date = DateText(value) {
      number = date.fullYear
      if step == 0 { step = years }
    } else if let whole = wholeNumber(value) {
      number = whole
      if step == 0 { step = whole < 10 ? 10 : power(whole) }
    } else {
      return false
    }
    while shownDigits(number / step * step, filler: 0) > 4
      || shownDigits(number / step * step + step - 1, filler: 9) > 4
    {
      step *= 10
    }
    let low = number / step * step
    output.append(UInt8(ascii: "["))
    output.append(entity.name)
    output.append(UInt8(ascii: ":"))
    output.append(decimal: low)
    output.append(UInt8(ascii: "-"))
    output.append(decimal: low + step - 1)
    output.append(UInt8(ascii: "]"))
    return true
  }

  private static func power(_ number: Int) -> Int {
    var power = 1
    while power <= number / 10 { power *= 10 }
    return power
  }

  /// Digits of `number` without the `filler`s at its end.
  private static func shownDigits(_ number: Int, filler: Int) -> Int {
    var rest = number
    while rest > 0, rest % 10 == filler { rest /= 10 }
    return rest == 0 ? 0 : String(rest).utf8.count
  }

  /// The whole part of a number with separators, blanks or a currency sign around it.
  static func wholeNumber(_ value: Span<UInt8>) -> Int? {
    var end = value.count
    while end > 0, value[end - 1] &- 48 >= 10 { end -= 1 }
    // A last separator with one or two digits behind it begins the decimals.
    for back in 2...3 where end > back {
      let byte = value[end - back]
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        end -= back
        break
      }
    }
    var number = 0
    var digits = 0
    var group = 0
    for index in 0..<end {
      let byte = value[index]
      if byte &- 48 < 10 {
        number = number * 10 + Int(byte - 48)
        digits += 1
        group += 1
        if digits > 12 { return nil }
      } else if byte == UInt8(ascii: "-") || (byte | 0x20) &- 97 < 26 {
        return nil
      } else if digits > 0 {
        // A separator of thousands; what else has digits on both sides is no number.
        guard digits == group || group == 3 else { return nil }
        group = 0
      }
    }
    guard digits == group || group == 3 else { return nil }
    for index in end..<value.count where (value[index] | 0x20) &- 97 < 26 { return nil }
    return digits > 0 ? number : nil
  }
}
