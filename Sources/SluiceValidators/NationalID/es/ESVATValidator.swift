// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Spanish tax number of any kind: identity, foreigner's, company or one
/// that begins with K, L or M. Source: Real Decreto 1065/2007, articles 18 to 22.
enum ESVATValidator: Validator {
  static let name = "es-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["ES B-58378431", "B64717838", "54362315K"],
    invalid: ["B64717839", "ES B-58378430", "ES B-5837843", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("ES")
    guard form.count == 9, form.isDigits(1..<8) else { return false }
    if form.isOne(of: "KLM", at: 0) { return form[8] == ESLetter.letter(for: form.number(1..<8)) }
    let rest = candidate.extracting(last: candidate.count - prefixLength(candidate))
    return ESDNIValidator.accepts(rest) || ESNIEValidator.accepts(rest)
      || ESCIFValidator.accepts(rest)
  }

  private static func prefixLength(_ text: borrowing Span<UInt8>) -> Int {
    guard text.count > 2, ASCII.uppercase(text[0]) == UInt8(ascii: "E"),
      ASCII.uppercase(text[1]) == UInt8(ascii: "S")
    else { return 0 }
    return 2
  }
}
