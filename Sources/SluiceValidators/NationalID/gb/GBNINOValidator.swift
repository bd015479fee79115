// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a British national insurance number: two prefix letters that are
/// issued, six digits, a suffix A to D. Source: HMRC, National Insurance Manual NIM39110.
enum GBNINOValidator: Validator {
  static let name = "gb-nino"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["AB123456C", "AB 12 34 56 C", "ab-12-34-56-d", "AB123456"],
    invalid: ["BG123456C", "DB123456C", "AO123456C", "AB123456E", "AB12345C", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot),
      form.hasShape("AA999999A") || form.hasShape("AA999999")
    else { return false }
    return !form.isOne(of: "DFIQUV", at: 0) && !form.isOne(of: "DFIOQUV", at: 1)
      && !form.hasPair(of: "BGGBKNNKNTTNZZ", at: 0)
      && (form.count == 8 || form.isOne(of: "ABCD", at: 8))
  }
}
