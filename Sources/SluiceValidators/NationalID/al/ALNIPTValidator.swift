// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be an Albanian tax number: decade letter A to M, eight digits, a
/// letter.
/// Source: Drejtoria e Përgjithshme e Tatimeve, NIPT.
enum ALNIPTValidator: Validator {
  static let name = "al-nipt"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["AL J 91402501 L", "K22218003V"],
    invalid: ["(AL) J 91402501", "Z 22218003 V", "AA J 91402501 L", "AL J 91402501 ", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .parentheses]) else { return false }
    if form.count > 10 { form.dropPrefix("AL") }
    return form.hasShape("A99999999A") && form.isOne(of: "ABCDEFGHIJKLM", at: 0)
  }
}
