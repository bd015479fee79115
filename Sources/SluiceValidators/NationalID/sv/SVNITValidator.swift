// SPDX-License-Identifier: Apache-2.0

/// Decides whether 14 digits are a Salvadoran tax number, modulo 11 in an old and a new form.
/// Source: Ministerio de Hacienda, Número de Identificación Tributaria.
enum SVNITValidator: Validator {
  static let name = "sv-nit"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["0614-050707-104-8", "SV 0614-050707-104-8", "06140507071048"],
    invalid: ["0614-050707-104-0", "12345678", "0614-050707-104-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("SV")
    guard form.count == 14, form.isDigits, form.isOne(of: "019", at: 0), form.number(0..<14) > 0
    else {
      return false
    }
    if form.number(10..<13) <= 100 {
      let sum = form.weightedSum([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
      return sum % 11 % 10 == form.digit(13)
    }
    let sum = form.weightedSum([2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    return (11 - sum % 11) % 11 % 10 == form.digit(13)
  }
}
