// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Polish tax number, modulo 11.
/// Source: Ustawa o zasadach ewidencji i identyfikacji podatników; VIES check algorithms.
enum PLNIPValidator: Validator {
  static let name = "pl-nip"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["PL 8567346215"],
    invalid: ["PL 8567346216", "PL 8567346210", "PL 856734621", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("PL")
    return form.count == 10 && form.isDigits && form.number(0..<10) > 0
      && form.weightedSum([6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == form.digit(9)
  }
}
