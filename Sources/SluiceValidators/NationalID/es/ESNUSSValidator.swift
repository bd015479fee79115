// SPDX-License-Identifier: Apache-2.0

/// Decides whether 12 digits are a Spanish social security number: province, serial and two digits
/// modulo 97. Source: Tesorería General de la Seguridad Social, Orden de 12 de febrero de 1998.
enum ESNUSSValidator: Validator {
  static let name = "es-nuss"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["281234567840", "28/12345678/40"],
    invalid: ["281234567841", "001234567840", "2812345678", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: [.space, .hyphen, .slash]) else {
      return false
    }
    let province = form.number(0..<2)
    guard province >= 1, province <= 53 || province == 66 else { return false }
    let serial = form.number(2..<10)
    let number = serial < 10_000_000 ? serial + province * 10_000_000 : form.number(0..<10)
    return number % 97 == form.number(10..<12)
  }
}
