// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are an Italian value added tax number: an issuing office and a
/// Luhn digit.
/// Source: D.P.R. 633/1972, article 35; Agenzia delle Entrate.
enum ITIVAValidator: Validator {
  static let name = "it-iva"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["IT 00743110157"],
    invalid: ["00743110158", "IT 00743110150", "IT 0074311015", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .hyphen, .colon]) else {
      return false
    }
    form.dropPrefix("IT")
    guard form.count == 11, form.isDigits, form.number(0..<7) > 0 else { return false }
    switch form.number(7..<10) {
    case 1...100, 120, 121, 888, 999: return Luhn.holds(form)
    default: return false
    }
  }
}
