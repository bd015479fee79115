// SPDX-License-Identifier: Apache-2.0

/// Decides whether 14 digits are a French establishment number: a company number and a Luhn digit
/// over all; La Poste's establishments sum to a multiple of five.
/// Source: INSEE, SIRENE; Code de commerce R123-221.
enum FRSIRETValidator: Validator {
  static let name = "fr-siret"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["73282932000074"],
    invalid: ["73282932000079", "73282932000070", "7328293200007", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 14, dropping: .spaceHyphenDot),
      Luhn.remainder(form, 0..<9) == 0, form.number(0..<9) > 0
    else { return false }
    if form.has("356000000"), form.number(9..<14) != 48 {
      return form.weightedSum([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 5 == 0
    }
    return Luhn.holds(form)
  }
}
