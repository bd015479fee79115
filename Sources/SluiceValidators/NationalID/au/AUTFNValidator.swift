// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight or nine digits are an Australian tax file number, modulo 11.
/// Source: Australian Taxation Office, TFN algorithm.
enum AUTFNValidator: Validator {
  static let name = "au-tfn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["123 456 782", "123456782"],
    invalid: ["999 999 999", "123 456 780", "123 456 78", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits,
      form.count == 8 || form.count == 9, form.number(0..<form.count) > 0
    else { return false }
    // A missing ninth digit reads as zero.
    return form.weightedSum([1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
  }
}
