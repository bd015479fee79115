// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Ukrainian taxpayer number, modulo 11.
/// Source: Міністерство фінансів України, наказ 822 (2017).
enum UARNTRCValidator: Validator {
  static let name = "ua-rntrc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1759013776", " 25 30 41 40 71 "],
    invalid: ["1759013770", "12345", "175901377", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .space), form.number(0..<10) > 0
    else {
      return false
    }
    let sum = form.weightedSum([10, 5, 7, 9, 4, 6, 10, 5, 7])
    return sum % 11 % 10 == form.digit(9)
  }
}
