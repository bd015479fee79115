// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Dutch value added tax number: nine digits, `B`, two digits; the eleven
/// test of the first nine or MOD 97-10 over all with `NL`.
/// Source: Belastingdienst, btw-identificatienummer from 1 January 2020.
enum NLBTWValidator: Validator {
  static let name = "nl-btw"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["004495445B01", "NL002455799B11"],
    invalid: ["123456789B90", "004495445B00", "004495445B0", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("NL")
    guard form.hasShape("999999999B99"), form.number(0..<9) > 0, form.number(10..<12) > 0 else {
      return false
    }
    let eleven = form.weightedSum([9, 8, 7, 6, 5, 4, 3, 2]) - form.digit(8)
    // 2321 is what `NL` spells in base 36 digits.
    return eleven % 11 == 0 || ISO7064.remainder97(form, 0..<12, after: 2321 % 97) == 1
  }
}
