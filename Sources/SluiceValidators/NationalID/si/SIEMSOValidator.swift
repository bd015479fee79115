// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Slovenian citizen number.
/// Source: Zakon o centralnem registru prebivalstva, article 9.
enum SIEMSOValidator: Validator {
  static let name = "si-emso"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["0101006500006"],
    invalid: ["0101006500007", "0101006500000", "010100650000", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .space) else { return false }
    return JMBG.isValid(form)
  }
}
