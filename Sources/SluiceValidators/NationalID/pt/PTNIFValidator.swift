// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Portuguese tax number, modulo 11, no leading zero.
/// Source: Decreto-Lei 14/2013; VIES check algorithms.
enum PTNIFValidator: Validator {
  static let name = "pt-nif"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["PT 501 964 843"],
    invalid: ["PT 501 964 842", "PT 501 964 840", "PT 501 964 84", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("PT")
    guard form.count == 9, form.isDigits, form[0] != ASCII.zero else { return false }
    let remainder = form.weightedSum([9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return form.digit(8) == (remainder < 2 ? 0 : 11 - remainder)
  }
}
