// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an English, Welsh or Manx health service number, modulo 11.
/// Source: NHS Data Dictionary, NHS NUMBER.
enum GBNHSValidator: Validator {
  static let name = "gb-nhs"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["943-476-5870", "9434765870"],
    invalid: ["9434765871", "943-476-5871", "943-476-587", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen),
      !form.isOneByteRepeated
    else { return false }
    return form.weightedSum([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }
}
