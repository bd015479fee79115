// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a German tax identification number: ISO 7064 MOD 11,10, no
/// leading zero, and among the first ten exactly one digit that occurs twice or three times.
/// Source: BZSt, Steuer-Identifikationsnummer; Abgabenordnung, section 139b.
enum DEIDNrValidator: Validator {
  static let name = "de-idnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["36 574 261 809", "36574261809"],
    invalid: ["36574261890", "36554266806", "36 574 261 800", "36 574 261 80", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      let form = CompactForm(
        candidate, digits: 11, dropping: [.space, .hyphen, .dot, .slash, .comma]),
      form[0] != ASCII.zero
    else { return false }
    var repeated = 0
    for digit in 0..<10 {
      var uses = 0
      for offset in 0..<10 where form.digit(offset) == digit { uses += 1 }
      if uses > 3 { return false }
      if uses > 1 { repeated += 1 }
    }
    return repeated == 1 && ISO7064.holdsMod11And10(form)
  }
}
