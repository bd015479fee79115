// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Moldovan identification number, weights 7, 3, 1.
/// Source: Legea 220/2007; Agenția Servicii Publice.
enum MDIDNOValidator: Validator {
  static let name = "md-idno"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1008600038413"],
    invalid: ["1008600038412", "1008600038410", "100860003841", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .space), form.number(0..<13) > 0
    else { return false }
    return form.weightedSum([7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == form.digit(12)
  }
}
