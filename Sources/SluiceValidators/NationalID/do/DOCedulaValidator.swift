// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Dominican identity number with a Luhn digit.
/// Source: Junta Central Electoral, Ley 6125.
enum DOCedulaValidator: Validator {
  static let name = "do-cedula"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["00113918205", "22400022111"],
    invalid: ["00113918204", "0011391820A", "00113918200", "0011391820", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen),
      form.number(0..<11) > 0
    else { return false }
    return Luhn.holds(form)
  }
}
