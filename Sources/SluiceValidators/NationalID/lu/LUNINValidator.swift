// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Luxembourg national number: birth date, serial, a Luhn digit
/// over the first eleven and a Verhoeff digit over the same.
/// Source: Loi du 19 juin 2013, article 2.
enum LUNINValidator: Validator {
  static let name = "lu-nin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1893120105732"], invalid: ["1893120105733", "1893130105732", "189312010573", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen),
      CalendarDate.isValid(
        year: form.number(0..<4), month: form.number(4..<6), day: form.number(6..<8)),
      CalendarDate.isBirthYear(form.number(0..<4)), Luhn.remainder(form, 0..<12) == 0
    else { return false }
    var check = 0
    let permutation: Table = "1576283094"
    for place in 0..<12 {
      var digit = place == 0 ? form.digit(12) : form.digit(11 - place)
      for _ in 0..<(place % 8) { digit = permutation.digit(digit) }
      check = Verhoeff.product(check, digit)
    }
    return check == 0
  }
}
