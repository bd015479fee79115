// SPDX-License-Identifier: Apache-2.0

/// Decides whether 9 or 10 digits are a Bulgarian value added tax number of a company, citizen,
/// foreigner or other person. Source: ЗДДС, article 94; VIES check algorithms.
enum BGVATValidator: Validator {
  static let name = "bg-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["BG 175 074 752", "175074752"],
    invalid: ["175074751", "BG 175 074 750", "BG 175 074 75", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    let isPrefixed = form.dropPrefix("BG")
    guard form.isDigits, form.count == 9 || form.count == 10, form.number(0..<form.count) > 0 else {
      return false
    }
    if form.count == 9 {
      var check = form.weightedSum([1, 2, 3, 4, 5, 6, 7, 8]) % 11
      if check == 10 { check = form.weightedSum([3, 4, 5, 6, 7, 8, 9, 10]) % 11 }
      return check % 10 == form.digit(8)
    }
    let other = 11 - form.weightedSum([4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    if other % 11 == form.digit(9) { return true }
    let digits = candidate.extracting(last: candidate.count - (isPrefixed ? 2 : 0))
    return BGEGNValidator.accepts(digits) || BGPNFValidator.accepts(digits)
  }
}
