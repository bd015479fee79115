// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Swiss social insurance number: 756 and an EAN-13 check digit.
/// Source: AHVV, article 133 and annex 1.
enum CHAHVValidator: Validator {
  static let name = "ch-ahv"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["7569217076985", "756.9217.0769.85"],
    invalid: ["756.9217.0769.84", "123.4567.8910.19", "7569217076980", "756921707698", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphenDot), form.has("756")
    else { return false }
    return form.weightedSum([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0
  }
}
