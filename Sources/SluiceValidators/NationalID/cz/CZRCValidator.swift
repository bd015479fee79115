// SPDX-License-Identifier: Apache-2.0

/// Decides whether 9 or 10 digits are a Czech birth number. Nine digits, from before 1954, carry a
/// date and no check digit. Source: Zákon č. 133/2000 Sb., section 13.
enum CZRCValidator: Validator {
  static let name = "cz-rc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["710319/2745", "7103192745"],
    invalid: ["7103192746", "1103492745", "590312123", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .slash]) else { return false }
    return CZBirthNumber.isValid(form)
  }
}
