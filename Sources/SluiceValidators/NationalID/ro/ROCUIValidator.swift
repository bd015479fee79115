// SPDX-License-Identifier: Apache-2.0

/// Decides whether 2 to 10 digits are a Romanian company number, modulo 11.
/// Source: OUG 116/2009; VIES check algorithms.
enum ROCUIValidator: Validator {
  static let name = "ro-cui"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["185 472 90", "RO 185 472 90"],
    invalid: ["185 472 91", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("RO")
    guard form.isDigits, form[0] != ASCII.zero, form.count >= 2, form.count <= 10 else {
      return false
    }
    let weights: InlineArray<9, Int> = [7, 5, 3, 2, 1, 7, 5, 3, 2]
    let shift = 10 - form.count
    var sum = 0
    for offset in 0..<(form.count - 1) { sum += form.digit(offset) * weights[offset + shift] }
    return sum * 10 % 11 % 10 == form.digit(form.count - 1)
  }
}
