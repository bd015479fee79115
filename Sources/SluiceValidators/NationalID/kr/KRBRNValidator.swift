// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a South Korean business number, weights 1, 3, 7 modulo 10.
/// Source: 국세청, 사업자등록번호 검증.
enum KRBRNValidator: Validator {
  static let name = "kr-brn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["116-82-00276", "1168200276"],
    invalid: ["116-82-00277", "100-82-00276", "116820027", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen),
      form.number(0..<3) >= 101, form.number(3..<5) > 0, form.number(5..<9) > 0
    else { return false }
    let sum = form.weightedSum([1, 3, 7, 1, 3, 7, 1, 3, 5]) + form.digit(8) * 5 / 10
    return (sum + form.digit(9)) % 10 == 0
  }
}
