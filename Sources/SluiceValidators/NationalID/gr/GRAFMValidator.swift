// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits (eight with the zero left out) are a Greek tax number: powers of two
/// modulo 11. Source: Υπουργείο Οικονομικών, ΑΦΜ; VIES check algorithms.
enum GRAFMValidator: Validator {
  static let name = "gr-afm"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["EL 094259216 "],
    invalid: ["GR 23456783", "EL 123456781", "EL 094259210 ", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      var form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .slash, .colon])
    else { return false }
    if !form.dropPrefix("EL") { form.dropPrefix("GR") }
    guard form.isDigits, form.count == 8 || form.count == 9, form.number(0..<form.count) > 0 else {
      return false
    }
    var sum = 0
    for offset in 0..<(form.count - 1) { sum = sum * 2 + form.digit(offset) }
    return sum * 2 % 11 % 10 == form.digit(form.count - 1)
  }
}
