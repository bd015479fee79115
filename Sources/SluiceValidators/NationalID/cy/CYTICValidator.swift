// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Cypriot tax number: eight digits and a letter modulo 26.
/// Source: Τμήμα Φορολογίας; VIES check algorithms.
enum CYTICValidator: Validator {
  static let name = "cy-tic"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["CY-10259033P", "CY-10259033P "],
    invalid: ["CY-10259033Z", "CY-10259033A", "CY-10259033", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("CY")
    guard form.hasShape("99999999A"), !form.has("12") else { return false }
    let odd: InlineArray<10, Int> = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for offset in 0..<8 {
      let digit = form.digit(offset)
      sum += offset % 2 == 0 ? odd[digit] : digit
    }
    return Int(form[8]) - 0x41 == sum % 26
  }
}
