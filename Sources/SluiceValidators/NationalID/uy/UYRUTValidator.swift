// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits are a Uruguayan tax number: office 01 to 22, serial, 001 and a
/// check digit modulo 11.
/// Source: DGI, Registro Único Tributario.
enum UYRUTValidator: Validator {
  static let name = "uy-rut"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["21-100342-001-7", "UY 21 140634 001 1", "211003420017"],
    invalid: ["210303670014", "12345678", "21-100342-001-0", "21-100342-001-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("UY")
    guard form.count == 12, form.isDigits, form.number(0..<2) >= 1, form.number(0..<2) <= 22,
      form.number(2..<8) > 0, form.has("001", at: 8)
    else { return false }
    return form.weightedSum([4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }
}
