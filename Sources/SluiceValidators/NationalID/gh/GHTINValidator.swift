// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Ghanaian tax number: a kind letter, `00`, seven digits and a check
/// character modulo 11. Source: Ghana Revenue Authority, Act 632.
enum GHTINValidator: Validator {
  static let name = "gh-tin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["C0000803561"],
    invalid: ["C0000803562", "C0000803560", "C000080356", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.count == 11,
      form.isOne(of: "PCGQV", at: 0), form.has("00", at: 1), form.isDigits(3..<10)
    else { return false }
    let check = form.weightedSum([1, 2, 3, 4, 5, 6, 7, 8, 9], from: 1) % 11
    return form[10] == ("0123456789X" as Table)[check]
  }
}
