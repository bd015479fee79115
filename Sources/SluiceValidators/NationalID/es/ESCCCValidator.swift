// SPDX-License-Identifier: Apache-2.0

/// Decides whether 20 digits are a Spanish bank account number with both check digits.
/// Source: Banco de España, Código Cuenta Cliente; AEB, cuaderno 34.
enum ESCCCValidator: Validator {
  static let name = "es-ccc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1234-1234-16 1234567890", "12341234161234567890"],
    invalid: [
      "134-1234-16 1234567890", "12X4-1234-16 1234567890", "1234-1234-00 1234567890",
      "1234-1234-16 1234567891", "1234-1234-16 123456789", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 20, dropping: .spaceHyphen) else {
      return false
    }
    let bank = form.weightedSum([4, 8, 5, 10, 9, 7, 3, 6]) % 11
    let account = form.weightedSum([1, 2, 4, 8, 5, 10, 9, 7, 3, 6], from: 10) % 11
    return form.digit(8) == (bank < 2 ? bank : 11 - bank)
      && form.digit(9) == (account < 2 ? account : 11 - account)
  }
}
