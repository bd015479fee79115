// SPDX-License-Identifier: Apache-2.0

/// Decides whether 14 places are a Brazilian company number, digits or (from July 2026) letters in
/// the first twelve, with two check digits modulo 11.
/// Source: Receita Federal, Instrução Normativa RFB 2229/2024.
enum BRCNPJValidator: Validator {
  static let name = "br-cnpj"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["16.727.230/0001-97", "16727230000197"],
    invalid: [
      "16.727.230.0001-98", "16.727.230/0001=97", "16.727.230/0001-90", "16.727.230/0001-9", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .slash]),
      form.hasShape("************99"), !form.has("000000000000")
    else { return false }
    return form.digit(12) == check(form, 12) && form.digit(13) == check(form, 13)
  }

  private static func check(_ form: CompactForm, _ length: Int) -> Int {
    var sum = 0
    for offset in 0..<length {
      // A letter counts as its code less that of the digit zero.
      sum += (Int(form[offset]) - 0x30) * ((length - 1 - offset) % 8 + 2)
    }
    return sum * 10 % 11 % 10
  }
}
