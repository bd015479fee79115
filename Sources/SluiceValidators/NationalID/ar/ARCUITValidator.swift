// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are an Argentine tax or labour number: a kind and a check digit
/// modulo 11. Source: AFIP, Resolución General 10/1997.
enum ARCUITValidator: Validator {
  static let name = "ar-cuit"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["20-05536168-2", "20267565393"],
    invalid: ["20267565392", "20-05536168-0", "20-05536168-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen) else {
      return false
    }
    switch form.number(0..<2) {
    case 20, 23, 24, 27, 30, 33, 34, 50, 51, 55: break
    default: return false
    }
    let rest = 11 - form.weightedSum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return form.digit(10) == (rest == 11 ? 0 : rest == 10 ? 9 : rest)
  }
}
