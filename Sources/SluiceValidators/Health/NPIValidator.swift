// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a United States provider identifier: first digit 1 or 2, Luhn
/// digit over the number with 80840 before it.
/// Source: CMS, NPI Standard (45 CFR 162.406), check digit as ISO/IEC 7812-1 annex B.
enum NPIValidator: Validator {
  static let name = "npi"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1234567893", "1245319599"], invalid: ["1234567894", "3234567891", "123456789", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen),
      form.isOne(of: "12", at: 0)
    else { return false }
    // The prefix adds 24 to the sum.
    return (Luhn.remainder(form, 0..<10) + 24) % 10 == 0
  }
}
