// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be an Indian permanent account number: five letters of which the fourth
/// names the holder's kind, four digits not all zero, a letter.
/// Source: Income-tax Department, structure of PAN.
enum INPANValidator: Validator {
  static let name = "in-pan"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["ACUPA7085R"],
    invalid: ["ACUPA7085RR", "ABMPA32111", "ABMXA3211G", "ACUDA7085R", "ACUPA7085", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    return form.hasShape("AAAAA9999A") && form.isOne(of: "ABCFGHLJPTK", at: 3)
      && form.number(5..<9) > 0
  }
}
