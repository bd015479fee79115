// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Hong Kong identity card number: one or two letters, six digits and a
/// check character modulo 11. Source: Registration of Persons Regulations (Cap. 177A).
enum HKHKIDValidator: Validator {
  static let name = "hk-hkid"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["A123456(3)", "AB987654(3)", "C123456(9)"],
    invalid: ["A123456(4)", "1234563", "A12345(3)", "ABC123456(3)", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .parentheses]) else {
      return false
    }
    let letters = form.count - 7
    guard letters == 1 || letters == 2, ASCII.isUpper(form[0]), ASCII.isUpper(form[letters - 1]),
      form.isDigits(letters..<(letters + 6)), form.isOne(of: "0123456789A", at: letters + 6)
    else { return false }
    // A missing first letter counts as a space of value 36.
    var sum = letters == 1 ? 36 * 9 + form.base36(0) * 8 : form.base36(0) * 9 + form.base36(1) * 8
    sum += form.weightedSum([7, 6, 5, 4, 3, 2], from: letters)
    return (sum + form.base36(letters + 6)) % 11 == 0
  }
}
