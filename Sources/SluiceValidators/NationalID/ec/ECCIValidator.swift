// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an Ecuadorian identity number: province, a third digit up to 6,
/// and a Luhn digit.
/// Source: Registro Civil, Ley 68; SRI.
enum ECCIValidator: Validator {
  static let name = "ec-ci"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["171430710-3"],
    invalid: ["1714307104", "171430710", "171430710-0", "171430710-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen) else {
      return false
    }
    return holds(form)
  }

  /// The rule over the first ten digits of `form`.
  static func holds(_ form: CompactForm) -> Bool {
    switch form.number(0..<2) {
    case 1...24, 30, 50: break
    default: return false
    }
    return form.digit(2) <= 6 && Luhn.remainder(form, 0..<10) == 0
  }
}
