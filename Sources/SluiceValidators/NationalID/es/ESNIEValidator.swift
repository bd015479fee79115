// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Spanish foreigner's number: X, Y or Z, seven digits and a letter
/// modulo 23. Source: Real Decreto 557/2011, article 206; Orden INT/2058/2008.
enum ESNIEValidator: Validator {
  static let name = "es-nie"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["x-2482300w"],
    invalid: ["x-2482300a", "X2482300", "x-2482300A", "x-2482300", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.hasShape("A9999999A"),
      let lead = ("XYZ" as Table).firstIndex(of: form[0])
    else { return false }
    return form[8] == ESLetter.letter(for: lead * 10_000_000 + form.number(1..<8))
  }
}
