// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Swiss business number: `CHE` and nine digits, modulo 11, optionally
/// followed by MWST, TVA, IVA or TPV. Source: UIDV, article 4; eCH-0097.
enum CHUIDValidator: Validator {
  static let name = "ch-uid"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["CHE-100.155.212", "100.155.212", "CHE100155212"],
    invalid: ["CHE-100.155.213", "CHE-100.155.210", "CHE-100.155.21", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    form.dropPrefix("CHE")
    guard form.count == 9 || form.count == 12 || form.count == 13, form.isDigits(0..<9) else {
      return false
    }
    if form.count > 9 {
      guard
        form.count == 13
          ? form.has("MWST", at: 9)
          : form.has("TVA", at: 9) || form.has("IVA", at: 9) || form.has("TPV", at: 9)
      else { return false }
    }
    return form.weightedSum([5, 4, 3, 2, 7, 6, 5, 4, 1]) % 11 == 0
  }
}
