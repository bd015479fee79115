// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Spanish identity number: eight digits and a letter modulo 23.
/// Source: Real Decreto 1553/2005, article 11.
enum ESDNIValidator: Validator {
  static let name = "es-nif"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["54362315-K"],
    invalid: ["54362315Z", "54362315", "54362315-A", "54362315-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.hasShape("99999999A")
    else { return false }
    return form[8] == ESLetter.letter(for: form.number(0..<8))
  }
}
