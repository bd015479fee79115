// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Montenegrin tax number, modulo 11.
/// Source: Poreska uprava Crne Gore, PIB.
enum MEPIBValidator: Validator {
  static let name = "me-pib"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["02655284"],
    invalid: ["02655283", "02655280", "0265528", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 8, dropping: .space), form.number(0..<8) > 0
    else {
      return false
    }
    return (11 - form.weightedSum([8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == form.digit(7)
  }
}
