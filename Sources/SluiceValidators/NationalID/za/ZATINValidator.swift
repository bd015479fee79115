// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a South African tax number: first digit 0 to 3 or 9 and a Luhn
/// digit. Source: SARS, external guide on tax reference numbers.
enum ZATINValidator: Validator {
  static let name = "za-tin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["0001339050", "084308984-8"],
    invalid: ["2449/494/16/0", "9125568", "0001339051", "000133905", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: [.space, .hyphen, .slash]),
      form.isOne(of: "01239", at: 0), form.number(0..<10) > 0
    else { return false }
    return Luhn.holds(form)
  }
}
