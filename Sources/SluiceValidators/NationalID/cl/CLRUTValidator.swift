// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Chilean tax and identity number: seven or eight digits and a check
/// character modulo 11. Source: Servicio de Registro Civil, dígito verificador.
enum CLRUTValidator: Validator {
  static let name = "cl-rut"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["76086428-5", "CL 12531909-2", "125319092"],
    invalid: ["12531909-3", "76086A28-5", "76086428-0", "76086428-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("CL")
    let last = form.count - 1
    guard last == 7 || last == 8, form.isDigits(0..<last), form.number(0..<last) > 0 else {
      return false
    }
    var sum = 0
    for place in 0..<last { sum += form.digit(last - 1 - place) * (place % 6 + 2) }
    return form[last] == ("0K987654321" as Table)[sum % 11]
  }
}
