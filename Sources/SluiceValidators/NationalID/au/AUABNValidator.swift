// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are an Australian business number, modulo 89.
/// Source: Australian Business Register, format of the ABN.
enum AUABNValidator: Validator {
  static let name = "au-abn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["83 914 571 673", "51824753556"],
    invalid: ["99 999 999 999", "83 914 571 670", "83 914 571 67", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space), form[0] != ASCII.zero
    else {
      return false
    }
    return (form.weightedSum([10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 == 0
  }
}
