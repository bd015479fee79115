// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Bulgarian foreigner's number, weighted modulo 10.
/// Source: Закон за чужденците в Република България; Наредба I-23.
enum BGPNFValidator: Validator {
  static let name = "bg-pnf"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["7111 042 925"],
    invalid: ["7111042922", "71110A2922", "7111 042 920", "7111 042 92", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphenDot),
      form.number(0..<10) > 0
    else { return false }
    return form.weightedSum([21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == form.digit(9)
  }
}
