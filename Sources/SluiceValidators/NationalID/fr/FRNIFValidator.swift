// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a French tax number: first digit 0 to 3, the last three the first
/// ten modulo 511. Source: OECD, AEOI portal, France, tax identification numbers.
enum FRNIFValidator: Validator {
  static let name = "fr-nif"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["3023217600053"],
    invalid: [
      "3023217600054", "070198776543", "9701987765432", "3023217600050", "302321760005", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .space),
      form.isOne(of: "0123", at: 0), form.number(0..<13) > 0
    else { return false }
    return form.number(0..<10) % 511 == form.number(10..<13)
  }
}
