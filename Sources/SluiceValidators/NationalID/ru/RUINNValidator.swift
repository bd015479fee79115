// SPDX-License-Identifier: Apache-2.0

/// Decides whether 10 or 12 digits are a Russian tax number with one or two check digits modulo 11.
/// Source: Приказ ФНС ЕД-7-14/559@, порядок присвоения ИНН.
enum RUINNValidator: Validator {
  static let name = "ru-inn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["123456789047", "1234567894"],
    invalid: ["123456789037", "1234567895", "123456789040", "12345678904", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.isDigits,
      form.number(0..<form.count) > 0
    else { return false }
    switch form.count {
    case 10: return form.weightedSum([2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == form.digit(9)
    case 12:
      return form.weightedSum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == form.digit(10)
        && form.weightedSum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == form.digit(11)
    default: return false
    }
  }
}
