// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Japanese corporate number, whose first digit is a check modulo
/// 9.
/// Source: 財務省令, 法人番号の指定等に関する省令, article 2.
enum JPCNValidator: Validator {
  static let name = "jp-cn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["5-8356-7825-6246", "5835678256246"],
    invalid: ["2-8356-7825-6246", "5-8356-7825-6240", "5-8356-7825-624", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen) else {
      return false
    }
    return 9 - form.weightedSum([2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], from: 1) % 9 == form.digit(0)
  }
}
