// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are an Austrian tax number: an office and a check digit by the Luhn
/// pattern. Source: BMF, Abgabenkontonummer; OECD AEOI portal, Austria.
enum ATTINValidator: Validator {
  static let name = "at-tin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["59-119/9013", "591199013"],
    invalid: ["59-119/9010", "59-119/901", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      let form = CompactForm(
        candidate, digits: 9, dropping: [.space, .hyphen, .dot, .slash, .comma]),
      form.number(0..<2) >= 2
    else { return false }
    return Luhn.remainder(form, 0..<9) == 0
  }
}
