// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Luxembourg value added tax number, modulo 89.
/// Source: Administration de l'enregistrement; VIES check algorithms.
enum LUTVAValidator: Validator {
  static let name = "lu-tva"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["LU 150 274 42"],
    invalid: ["150 274 43", "LU 150 274 40", "LU 150 274 4", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .colon]) else {
      return false
    }
    form.dropPrefix("LU")
    guard form.count == 8, form.isDigits, form.number(0..<8) > 0 else { return false }
    return form.number(0..<6) % 89 == form.number(6..<8)
  }
}
