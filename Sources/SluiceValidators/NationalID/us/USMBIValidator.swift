// SPDX-License-Identifier: Apache-2.0

/// Decides whether text has the layout of a Medicare beneficiary number: eleven places of fixed
/// classes without the letters S, L, O, I, B and Z.
/// Source: CMS, Understanding the Medicare Beneficiary Identifier Format.
enum USMBIValidator: Validator {
  static let name = "us-mbi"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["1EG4-TE5-MK73", "1EG4TE5MK73", "2A00-A00-AA00"],
    invalid: ["0EG4-TE5-MK73", "1SG4-TE5-MK73", "1EG4-TE5-MK7", "1EG4-TE5-MK7X", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("9A*9A*9AA99"), form[0] != ASCII.zero
    else { return false }
    for offset in 0..<11 where form.isOne(of: "SLOIBZ", at: offset) { return false }
    return true
  }
}
