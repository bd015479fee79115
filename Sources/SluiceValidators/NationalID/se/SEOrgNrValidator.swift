// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Swedish organisation number with a Luhn digit.
/// Source: Lag (1974:174) om identitetsbeteckning för juridiska personer.
enum SEOrgNrValidator: Validator {
  static let name = "se-orgnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1234567897", "123456-7897"],
    invalid: ["1234567891", "1234567890", "123456789", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphenDot) else {
      return false
    }
    return Luhn.holds(form) && form.number(0..<10) > 0
  }
}
