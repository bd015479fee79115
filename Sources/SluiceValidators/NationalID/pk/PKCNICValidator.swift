// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits can be a Pakistani identity number: province 1 to 7, last digit not
/// zero.
/// Source: NADRA, Computerized National Identity Card numbering.
enum PKCNICValidator: Validator {
  static let name = "pk-cnic"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["34201-0891231-8", "42201-0397640-8", "3420108912318"],
    invalid: ["34201-0891231-0", "34201-0891231-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .hyphen) else { return false }
    return form.isOne(of: "1234567", at: 0) && form.digit(12) > 0
  }
}
