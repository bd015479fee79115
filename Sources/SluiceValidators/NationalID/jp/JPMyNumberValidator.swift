// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits are a Japanese individual number, modulo 11.
/// Source: 総務省令第85号 (2014), article 5.
enum JPMyNumberValidator: Validator {
  static let name = "jp-mynumber"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["6214 9832 0257", "621498320257"],
    invalid: ["6214 9832 0258", "6214 9832 025X", "6214 9832 0250", "6214 9832 025", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: .spaceHyphen),
      form.number(0..<12) > 0
    else { return false }
    let remainder = form.weightedSum([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return form.digit(11) == (remainder < 2 ? 0 : 11 - remainder)
  }
}
