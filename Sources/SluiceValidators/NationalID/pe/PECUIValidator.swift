// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a Peruvian identity number: eight digits, and where a ninth place is
/// written, its check digit or letter modulo 11. Source: RENIEC, Ley 26497.
enum PECUIValidator: Validator {
  static let name = "pe-cui"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["10117410", "10117410-2"],
    invalid: ["10117410-3", "1011741", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits(0..<8) else {
      return false
    }
    if form.count == 8 { return true }
    guard form.count == 9 else { return false }
    let remainder = form.weightedSum([3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return form[8] == ("65432110987" as Table)[remainder]
      || form[8] == ("KJIHGFEDCBA" as Table)[remainder]
  }
}
