// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits are an Indian Aadhaar number: first digit 2 to 9, no palindrome, a
/// Verhoeff digit. Source: UIDAI, UID Numbering Scheme.
enum INAadhaarValidator: Validator {
  static let name = "in-aadhaar"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["234123412346"],
    invalid: ["234123412347", "123412341234", "643343121", "234123412340", "23412341234", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: .spaceHyphen), form.digit(0) >= 2,
      !isPalindrome(form)
    else { return false }
    return Verhoeff.holds(form, 0..<12)
  }

  private static func isPalindrome(_ form: CompactForm) -> Bool {
    for offset in 0..<6 where form[offset] != form[11 - offset] { return false }
    return true
  }
}
