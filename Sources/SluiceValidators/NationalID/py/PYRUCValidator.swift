// SPDX-License-Identifier: Apache-2.0

/// Decides whether five to nine digits are a Paraguayan tax number, modulo 11.
/// Source: SET, Registro Único de Contribuyentes, dígito verificador.
enum PYRUCValidator: Validator {
  static let name = "py-ruc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["80028061-0", "9991603", "2660-3"],
    invalid: ["800532492", "80123456789", "80028061-1", "80028061-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits, form.count >= 5,
      form.count <= 9, form.number(0..<form.count) > 0
    else { return false }
    var sum = 0
    for place in 0..<(form.count - 1) { sum += (place + 2) * form.digit(form.count - 2 - place) }
    return (11 - sum % 11) % 11 % 10 == form.digit(form.count - 1)
  }
}
