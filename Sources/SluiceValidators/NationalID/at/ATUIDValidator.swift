// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Austrian value added tax number: `U` and eight digits, the last by
/// the Luhn pattern and an offset.
/// Source: BMF, UID-Nummer; VIES check algorithms.
enum ATUIDValidator: Validator {
  static let name = "at-uid"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["AT U13585627"],
    invalid: ["U13585626", "AT U13585620", "AT U1358562", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .slash]) else {
      return false
    }
    form.dropPrefix("AT")
    guard form.hasShape("U99999999") else { return false }
    var sum = form.digit(8) + 4
    for offset in 1..<8 {
      let value = form.digit(offset) * (offset % 2 == 0 ? 2 : 1)
      sum += value / 10 + value % 10
    }
    return sum % 10 == 0
  }
}
