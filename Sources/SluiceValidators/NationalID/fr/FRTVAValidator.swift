// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a French value added tax number: a two-place key and a company number.
/// Source: Code général des impôts 286 ter; European Commission, VIES check algorithms.
enum FRTVAValidator: Validator {
  static let name = "fr-tva"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["Fr 40 303 265 045", "23334175221", "K7399859412"],
    invalid: ["84 323 140 391", "IO334175221", "Fr 40 303 265 040", "Fr 40 303 265 04", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let letters: Table = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("FR")
    guard form.count == 11, form.isDigits(2..<11), let first = letters.firstIndex(of: form[0]),
      let second = letters.firstIndex(of: form[1])
    else { return false }
    // Monaco's numbers have no company part.
    guard form.has("000", at: 2) || Luhn.remainder(form, 2..<11) == 0 else { return false }
    let company = form.number(2..<11)
    if form.isDigits(0..<2) { return (company * 100 + 12) % 97 == form.number(0..<2) }
    let key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return (company + 1 + key / 11) % 11 == key % 11
  }
}
