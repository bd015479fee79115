// SPDX-License-Identifier: Apache-2.0

/// The check character systems of ISO/IEC 7064:2003.
enum ISO7064 {
  /// MOD 97-10 over digits and letters (`A` is 10): whether the remainder is one.
  static func holdsMod97(_ form: CompactForm) -> Bool { remainder97(form, 0..<form.count) == 1 }

  /// Remainder by 97 of the number that `range` spells; a letter counts as two digits.
  static func remainder97(_ form: CompactForm, _ range: Range<Int>, after initial: Int = 0) -> Int {
    var remainder = initial
    for offset in range {
      let value = form.base36(offset)
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder
  }

  /// MOD 11,10 over digits.
  static func holdsMod11And10(_ form: CompactForm) -> Bool {
    var check = 5
    for offset in 0..<form.count {
      check = ((check == 0 ? 10 : check) * 2 % 11 + form.digit(offset)) % 10
    }
    return check == 1
  }

  /// MOD 11-2 over digits, the last place may be `X` for ten.
  static func holdsMod11And2(_ form: CompactForm) -> Bool {
    var check = 0
    for offset in 0..<form.count {
      let value = form[offset] == UInt8(ascii: "X") ? 10 : form.digit(offset)
      check = (check * 2 + value) % 11
    }
    return check == 1
  }
}
