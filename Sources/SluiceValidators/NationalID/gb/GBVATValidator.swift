// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a British value added tax number of 9 or 12 digits, modulo 97, with or
/// without `GB` or `XI`. Source: HMRC, VAT notice 700/67 and VATREC12140.
enum GBVATValidator: Validator {
  static let name = "gb-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["GB 980 7806 84", "980780684"],
    invalid: ["802311781", "GB 980 7806 80", "GB 980 7806 8", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphenDot) else { return false }
    if !form.dropPrefix("GB") { form.dropPrefix("XI") }
    guard form.count == 9 || form.count == 12, form.isDigits else { return false }
    let remainder = form.weightedSum([8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
    if form.number(0..<3) < 100 { return remainder == 0 && form.number(0..<9) > 0 }
    return remainder == 0 || remainder == 42 || remainder == 55
  }
}
