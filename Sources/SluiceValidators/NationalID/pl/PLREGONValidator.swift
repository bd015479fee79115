// SPDX-License-Identifier: Apache-2.0

/// Decides whether 9 or 14 digits are a Polish business register number, modulo 11.
/// Source: Rozporządzenie Rady Ministrów, rejestr REGON, annex.
enum PLREGONValidator: Validator {
  static let name = "pl-regon"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["192598184", "123456785", "12345678512347"],
    invalid: ["192598183", "12345678612342", "12345678512348", "192598180", "19259818", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits,
      form.count == 9 || form.count == 14, form.number(0..<9) > 0,
      form.weightedSum([8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == form.digit(8)
    else { return false }
    return form.count == 9
      || form.weightedSum([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10 == form.digit(13)
  }
}
