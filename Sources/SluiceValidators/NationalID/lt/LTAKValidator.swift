// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Lithuanian personal code; codes that begin with 9 hold no
/// date. Source: Gyventojų registro įstatymas, article 8.
enum LTAKValidator: Validator {
  static let name = "lt-ak"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["33309240064"],
    invalid: ["33309240164", "33309240060", "3330924006", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space) else { return false }
    return (form.has("9") || BalticPersonalCode.hasBirthDate(form))
      && BalticPersonalCode.hasCheckDigit(form)
  }
}
