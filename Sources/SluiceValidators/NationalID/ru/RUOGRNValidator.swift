// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 or 15 digits are a Russian registration number, modulo 11 or 13.
/// Source: Приказ Минфина 165н, реестры ЕГРЮЛ и ЕГРИП.
enum RUOGRNValidator: Validator {
  static let name = "ru-ogrn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1022200525819", "385768585948949"],
    invalid: ["1022500001328", "1022200525810", "102220052581", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.isDigits else { return false }
    switch form.count {
    case 13: return form[0] != ASCII.zero && form.number(0..<12) % 11 % 10 == form.digit(12)
    case 15: return form.isOne(of: "34", at: 0) && form.number(0..<14) % 13 % 10 == form.digit(14)
    default: return false
    }
  }
}
