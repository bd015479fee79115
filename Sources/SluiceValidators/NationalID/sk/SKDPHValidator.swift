// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Slovak value added tax number, divisible by 11, or a birth
/// number. Source: Zákon č. 222/2004 Z. z., section 4; VIES check algorithms.
enum SKDPHValidator: Validator {
  static let name = "sk-dph"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["SK 202 274 96 19"],
    invalid: ["SK 202 274 96 18", "SK 202 274 96 10", "SK 202 274 96 1", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("SK")
    guard form.count == 10, form.isDigits else { return false }
    if CZBirthNumber.isValid(form) { return true }
    return form[0] != ASCII.zero && form.isOne(of: "234789", at: 2) && form.number(0..<10) % 11 == 0
  }
}
