// SPDX-License-Identifier: Apache-2.0

/// Decides whether up to 48 digits end in a correct Verhoeff check digit; spaces and hyphens are
/// skipped. Source: J. Verhoeff, Error Detecting Decimal Codes (1969), chapter 5.
enum VerhoeffValidator: Validator {
  static let name = "verhoeff"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["2363", "758722", "123451"], invalid: ["2364", "3263", "", "0", "236a"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.count > 1, form.isDigits
    else { return false }
    return Verhoeff.holds(form, 0..<form.count)
  }
}
