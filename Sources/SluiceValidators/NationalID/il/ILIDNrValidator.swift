// SPDX-License-Identifier: Apache-2.0

/// Decides whether up to nine digits are an Israeli identity number with a Luhn digit; missing
/// leading zeros are allowed down to five digits. Source: Population Registry Law, 1965.
enum ILIDNrValidator: Validator {
  static let name = "il-idnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["3933742-3", "39337423"],
    invalid: ["3933742-2", "490154203237518", "3933742-0", "3933742-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits, form.count >= 5,
      form.count <= 9, form.number(0..<form.count) > 0
    else { return false }
    return Luhn.holds(form)
  }
}
