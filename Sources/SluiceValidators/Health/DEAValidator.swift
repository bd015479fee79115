// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a United States controlled-substance registration: registrant letter,
/// initial (or 9), six digits and a check digit. Source: 21 CFR 1301; DEA registration validation.
enum DEAValidator: Validator {
  static let name = "dea"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["AB1234563", "FA1234563", "M91234563"],
    invalid: ["AB1234564", "IB1234563", "A11234563", "AB123456", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("A*9999999"), form.isOne(of: "ABCDEFGHJKLMPRSTUX", at: 0),
      ASCII.isUpper(form[1]) || form[1] == UInt8(ascii: "9")
    else { return false }
    return form.weightedSum([1, 2, 1, 2, 1, 2], from: 2) % 10 == form.digit(8)
  }
}
