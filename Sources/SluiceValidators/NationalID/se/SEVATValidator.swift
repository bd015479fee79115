// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Swedish value added tax number: an organisation number and `01`.
/// Source: Skatteverket SKV 552; VIES check algorithms.
enum SEVATValidator: Validator {
  static let name = "se-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["SE 123456789701"],
    invalid: ["123456789101", "SE 123456789700", "SE 12345678970", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("SE")
    return form.count == 12 && form.isDigits && form.has("01", at: 10)
      && Luhn.remainder(form, 0..<10) == 0
  }
}
