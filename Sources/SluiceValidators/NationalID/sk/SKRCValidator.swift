// SPDX-License-Identifier: Apache-2.0

/// Decides whether 9 or 10 digits are a Slovak birth number, which has the Czech form.
/// Source: Zákon č. 301/1995 Z. z., section 2.
enum SKRCValidator: Validator {
  static let name = "sk-rc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["710319/2745", "7103192745"], invalid: ["7103192746", "1103492745", "590312123", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .slash]) else { return false }
    return CZBirthNumber.isValid(form)
  }
}
