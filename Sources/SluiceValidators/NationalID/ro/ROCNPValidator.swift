// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Romanian personal code: sex and century, birth date, county and
/// a check digit modulo 11.
/// Source: OUG 97/2005; Legea 105/1996.
enum ROCNPValidator: Validator {
  static let name = "ro-cnp"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1630615123457"],
    invalid: [
      "0800101221142", "1632215123457", "1630615993454", "1630615123450", "163061512345", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen),
      form[0] != ASCII.zero
    else { return false }
    let century =
      switch form.digit(0) {
      case 3, 4: 1800
      case 5, 6: 2000
      default: 1900
      }
    switch form.number(7..<9) {
    case 1...48, 51, 52, 70, 80...83: break
    default: return false
    }
    let remainder = form.weightedSum([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    return form.digit(12) == (remainder == 10 ? 1 : remainder)
      && CalendarDate.isValid(
        year: century + form.number(1..<3), month: form.number(3..<5), day: form.number(5..<7))
  }
}
