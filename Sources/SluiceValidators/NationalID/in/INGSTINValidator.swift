// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Indian goods and services tax number: state, permanent account
/// number, entity, `Z` and a Luhn character in base 36.
/// Source: CGST Rules 2017, rule 10.
enum INGSTINValidator: Validator {
  static let name = "in-gstin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["27AAPFU0939F1ZV"],
    invalid: ["27AAPFU0939F1Z", "369296450896540", "27AAPFU0939F1AA", "27AAPFU0939F1ZA", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("99AAAAA9999A*Z*"),
      form.isOne(of: "ABCFGHLJPTK", at: 5), form.number(7..<11) > 0, form[12] != ASCII.zero
    else { return false }
    switch form.number(0..<2) {
    case 1...38, 97, 99: return Luhn.holdsInBase36(form)
    default: return false
    }
  }
}
