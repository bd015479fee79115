// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Indian voter card number: three letters, six digits and a Luhn digit.
/// Source: Election Commission of India, EPIC numbering.
enum INEPICValidator: Validator {
  static let name = "in-epic"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["WKH1186253"],
    invalid: ["WKH118624", "1231186253", "WKH1186263", "WKH1186250", "WKH118625", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("AAA9999999")
    else {
      return false
    }
    return Luhn.remainder(form, 3..<10) == 0
  }
}
