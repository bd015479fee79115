// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a French company number with a Luhn digit.
/// Source: INSEE, SIRENE; Code de commerce R123-221.
enum FRSIRENValidator: Validator {
  static let name = "fr-siren"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["552 008 443", "404833048"],
    invalid: ["404833047", "552 008 440", "552 008 44", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphenDot) else {
      return false
    }
    return Luhn.holds(form) && form.number(0..<9) > 0
  }
}
