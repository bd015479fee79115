// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Norwegian organisation number, modulo 11.
/// Source: Brønnøysundregistrene, Organisasjonsnummeret.
enum NOOrgNrValidator: Validator {
  static let name = "no-orgnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["988 077 917", "988077917"],
    invalid: ["988 077 918", "988 077 910", "988 077 91", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .space), form.number(0..<9) > 0
    else {
      return false
    }
    return form.weightedSum([3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }
}
