// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Finnish business number: seven digits and a check digit modulo 11.
/// Source: Yritystietolaki 244/2001; PRH, Y-tunnus.
enum FIYTunnusValidator: Validator {
  static let name = "fi-ytunnus"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["2077474-0"],
    invalid: ["2077474-1", "2077474-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("FI")
    return form.count == 8 && form.isDigits && form.number(0..<8) > 0
      && form.weightedSum([7, 9, 10, 5, 8, 4, 2, 1]) % 11 == 0
  }
}
