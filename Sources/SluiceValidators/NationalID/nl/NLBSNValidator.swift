// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight or nine digits are a Dutch citizen service number (eleven test).
/// Source: Besluit burgerservicenummer, article 2; Logisch Ontwerp BSN.
enum NLBSNValidator: Validator {
  static let name = "nl-bsn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1112.22.333", "111222333"],
    invalid: ["1112.52.333", "1112223334", "1112.22.330", "1112.22.33", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.isDigits,
      form.count == 8 || form.count == 9, form.number(0..<form.count) > 0
    else { return false }
    var sum = -form.digit(form.count - 1)
    for place in 2...form.count { sum += place * form.digit(form.count - place) }
    return sum % 11 == 0
  }
}
