// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a British unique taxpayer reference, whose first digit checks the
/// rest modulo 11; a `K` before or after is dropped.
/// Source: HMRC, Specification for the UTR check digit.
enum GBUTRValidator: Validator {
  static let name = "gb-utr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1955839661"],
    invalid: ["2955839661", "1955839662", "195583966", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .space) else { return false }
    if !form.dropPrefix("K"), form.count == 11, form[10] == UInt8(ascii: "K") { form.dropLast(1) }
    guard form.count == 10, form.isDigits else { return false }
    let sum = form.weightedSum([6, 7, 8, 9, 10, 5, 4, 3, 2], from: 1)
    return form[0] == ("21987654321" as Table)[sum % 11]
  }
}
