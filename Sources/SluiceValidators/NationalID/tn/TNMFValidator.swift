// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a Tunisian tax number: seven digits, a key letter, and perhaps code,
/// category and branch. Source: Code de la TVA; Ministère des Finances, matricule fiscal.
enum TNMFValidator: Validator {
  static let name = "tn-mf"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["1234567/M/A/E/001", "1282182 W", "121J"],
    invalid: ["1219773U", "1234567/M/A/X/000", "1234567/M/A/A/001", "1234567/M/A/E/00", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .slash]) else {
      return false
    }
    var digits = 0
    while ASCII.isDigit(form[digits]) { digits += 1 }
    guard digits >= 1, digits <= 7, form.isOne(of: "ABCDEFGHJKLMNPQRSTVWXYZ", at: digits) else {
      return false
    }
    if form.count == digits + 1 { return true }
    guard form.count == digits + 6, form.isOne(of: "APBDN", at: digits + 1),
      form.isOne(of: "MPCNE", at: digits + 2), form.isDigits((digits + 3)..<(digits + 6))
    else { return false }
    return form.has("000", at: digits + 3) || form[digits + 2] == UInt8(ascii: "E")
  }
}
