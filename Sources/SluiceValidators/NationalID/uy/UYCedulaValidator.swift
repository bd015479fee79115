// SPDX-License-Identifier: Apache-2.0

/// Decides whether seven or eight digits are a Uruguayan identity number, modulo 10.
/// Source: Dirección Nacional de Identificación Civil, dígito verificador.
enum UYCedulaValidator: Validator {
  static let name = "uy-cedula"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1.234.567-2", "12345672"], invalid: ["1.234.567-3", "123456", "0000000", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.isDigits,
      form.count == 7 || form.count == 8, form.number(0..<form.count) > 0
    else { return false }
    let sum =
      form.count == 8
      ? form.weightedSum([2, 9, 8, 7, 6, 3, 4, 1]) : form.weightedSum([9, 8, 7, 6, 3, 4, 1])
    return sum % 10 == 0
  }
}
