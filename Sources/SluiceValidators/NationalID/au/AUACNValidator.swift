// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are an Australian company number, modulo 10.
/// Source: Corporations Regulations 2001; ASIC, ACN digit check.
enum AUACNValidator: Validator {
  static let name = "au-acn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["004 085 616", "010 499 966", "004085616"],
    invalid: ["999 999 999", "004 085 610", "004 085 61", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .space), form.number(0..<9) > 0
    else {
      return false
    }
    return form.weightedSum([8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 == 0
  }
}
