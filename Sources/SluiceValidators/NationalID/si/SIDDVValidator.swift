// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Slovenian tax number, modulo 11.
/// Source: Zakon o davčni službi; VIES check algorithms.
enum SIDDVValidator: Validator {
  static let name = "si-ddv"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["SI 5022 3054"],
    invalid: ["SI 50223055", "SI 5022 3050", "SI 5022 305", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("SI")
    guard form.count == 8, form.isDigits, form[0] != ASCII.zero else { return false }
    let check = 11 - form.weightedSum([8, 7, 6, 5, 4, 3, 2]) % 11
    return (check == 10 ? 0 : check) == form.digit(7)
  }
}
