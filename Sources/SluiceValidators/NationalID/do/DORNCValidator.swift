// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Dominican taxpayer number, modulo 11.
/// Source: DGII, Registro Nacional del Contribuyente.
enum DORNCValidator: Validator {
  static let name = "do-rnc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1-01-85004-3", "131246796"],
    invalid: ["1018A0043", "101850042", "1-01-85004-0", "1-01-85004-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen) else { return false }
    let remainder = form.weightedSum([7, 9, 8, 6, 5, 4, 3, 2]) % 11
    return (10 - remainder) % 9 + 1 == form.digit(8)
  }
}
