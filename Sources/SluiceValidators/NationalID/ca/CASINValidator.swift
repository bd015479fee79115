// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Canadian social insurance number: a Luhn digit, not beginning
/// with 0 or 8. Source: Service Canada, SIN code of practice, annex 3.
enum CASINValidator: Validator {
  static let name = "ca-sin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["123-456-782", "123456782"],
    invalid: ["999-999-999", "12345678Z", "823456785", "123-456-780", "123-456-78", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen) else { return false }
    return !form.isOne(of: "08", at: 0) && Luhn.holds(form)
  }
}
