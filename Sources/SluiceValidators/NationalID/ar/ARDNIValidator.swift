// SPDX-License-Identifier: Apache-2.0

/// Decides whether seven or eight digits can be an Argentine identity number.
/// Source: Ley 17.671; RENAPER.
enum ARDNIValidator: Validator {
  static let name = "ar-dni"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["20.123.456", "20123456"],
    invalid: ["2012345699", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .dot]), form.isDigits else {
      return false
    }
    return form.count == 7 || form.count == 8
  }
}
