// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Hungarian social security number, weights 3 and 7 modulo 10.
/// Source: 1996. évi XX. törvény, annex.
enum HUTAJValidator: Validator {
  static let name = "hu-taj"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["111111110", "123-456-788"], invalid: ["111111112", "11111111", "000000000", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen),
      form.number(0..<9) > 0
    else { return false }
    return form.weightedSum([3, 7, 3, 7, 3, 7, 3, 7]) % 10 == form.digit(8)
  }
}
