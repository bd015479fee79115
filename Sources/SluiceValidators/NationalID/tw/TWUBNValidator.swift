// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Taiwanese business number: digit sums of weighted digits,
/// divisible by five since 2023. Source: Ministry of Finance, 營利事業統一編號.
enum TWUBNValidator: Validator {
  static let name = "tw-ubn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["00501503", " 0050150 3 "],
    invalid: ["00501502", "12345", "00501500", "0050150", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 8, dropping: .spaceHyphen),
      form.number(0..<8) > 0
    else { return false }
    let weights: InlineArray<8, Int> = [1, 2, 1, 2, 1, 2, 4, 1]
    var sum = 0
    for offset in 0..<8 {
      let product = weights[offset] * form.digit(offset)
      sum += product / 10 + product % 10
    }
    return sum % 10 == 0 || sum % 10 == 9 && form.digit(6) == 7
  }
}
