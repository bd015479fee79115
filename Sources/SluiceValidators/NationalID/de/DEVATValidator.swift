// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a German value added tax number: nine digits, ISO 7064 MOD 11,10.
/// Source: BZSt, Umsatzsteuer-Identifikationsnummer; VIES check algorithms.
enum DEVATValidator: Validator {
  static let name = "de-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["DE 136,695 976", "DE136695976"],
    invalid: ["136695978", "DE 136,695 970", "DE 136,695 97", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      var form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .slash, .comma])
    else { return false }
    form.dropPrefix("DE")
    return form.count == 9 && form.isDigits && form[0] != ASCII.zero
      && ISO7064.holdsMod11And10(form)
  }
}
