// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a French social security number: 13 places and a two-digit key, 97 less
/// the remainder; `2A` and `2B` stand for Corsica.
/// Source: INSEE, Répertoire national d'identification des personnes physiques; décret 82-103.
enum FRNIRValidator: Validator {
  static let name = "fr-nir"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["2 95 10 99 126 111 93", "253072B07300470", "253072A07300443"],
    invalid: [
      "295109912611199", "253072C07300443", "6546546546546703", "2 95 10 99 126 111 90",
      "2 95 10 99 126 111 9", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.count == 15,
      form.isDigits(0..<5), form.isDigits(7..<15),
      form.isDigits(5..<7) || form.hasPair(of: "2A2B", at: 5)
    else { return false }
    var number = form.number(0..<5) * 100
    switch form[6] {
    case UInt8(ascii: "A"): number += 19
    case UInt8(ascii: "B"): number += 18
    default: number += form.number(5..<7)
    }
    number = number * 1_000_000 + form.number(7..<13)
    return 97 - number % 97 == form.number(13..<15)
  }
}
