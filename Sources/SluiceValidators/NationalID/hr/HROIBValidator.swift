// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Croatian personal number, ISO 7064 MOD 11,10.
/// Source: Zakon o osobnom identifikacijskom broju, article 2.
enum HROIBValidator: Validator {
  static let name = "hr-oib"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["HR 33392005961"],
    invalid: ["33392005962", "HR 33392005960", "HR 3339200596", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("HR")
    return form.count == 11 && form.isDigits && ISO7064.holdsMod11And10(form)
  }
}
