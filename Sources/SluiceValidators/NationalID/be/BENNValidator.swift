// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Belgian national number: birth date and 97 less the
/// remainder, with a 2 before it for births from 2000. Incomplete dates have zeros.
/// Source: Arrêté royal du 3 avril 1984 (Registre national).
enum BENNValidator: Validator {
  static let name = "be-nn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["85.07.30-033 28", "85 07 30 033 28", "17 07 30 033 84"],
    invalid: ["12345678901", "85.07.30-033 20", "85.07.30-033 2", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphenDot),
      form.number(0..<11) > 0, form.number(2..<4) <= 12
    else { return false }
    let number = form.number(0..<9)
    let check = form.number(9..<11)
    return 97 - number % 97 == check
      || form.number(0..<2) <= 30 && 97 - (2_000_000_000 + number) % 97 == check
  }
}
