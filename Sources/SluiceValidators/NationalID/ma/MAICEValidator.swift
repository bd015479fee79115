// SPDX-License-Identifier: Apache-2.0

/// Decides whether 15 digits are a Moroccan company number, modulo 97.
/// Source: OMPIC and DGI, Identifiant Commun de l'Entreprise.
enum MAICEValidator: Validator {
  static let name = "ma-ice"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["001561191000066", "00 21 36 09 30 00 040"],
    invalid: ["12345", "001561191000065", "001561191000060", "00156119100006", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 15, dropping: .space), form.number(0..<15) > 0
    else { return false }
    return form.number(0..<15) % 97 == 0
  }
}
