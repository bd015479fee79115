// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a North Macedonian tax number, modulo 11.
/// Source: Управа за јавни приходи, ЕДБ.
enum MKEDBValidator: Validator {
  static let name = "mk-edb"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["4030000375897", "MK4057009501106"],
    invalid: ["4030000375890", "403000037589", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("MK")
    guard form.count == 13, form.isDigits, form.number(0..<13) > 0 else { return false }
    let remainder = form.weightedSum([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return (11 - remainder) % 11 % 10 == form.digit(12)
  }
}
