// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Belgian enterprise number, modulo 97; nine are read with a zero
/// before them. Source: Banque-Carrefour des Entreprises; VIES check algorithms.
enum BEVATValidator: Validator {
  static let name = "be-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["BE403019261", "(0)403019261", "BE 428759497"],
    invalid: ["BE431150351", "BE403019260", "BE40301926", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      var form = CompactForm(
        candidate, dropping: [.space, .hyphen, .dot, .slash, .parentheses])
    else { return false }
    form.dropPrefix("BE")
    guard form.isDigits, form.count == 9 || form.count == 10 && form.isOne(of: "01", at: 0),
      form.number(0..<form.count) > 0
    else { return false }
    let body = form.number(0..<(form.count - 2))
    return (body + form.number((form.count - 2)..<form.count)) % 97 == 0
  }
}
