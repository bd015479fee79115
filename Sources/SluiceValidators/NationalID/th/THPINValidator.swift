// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Thai personal number: first digit 1 to 8, modulo 11.
/// Source: Department of Provincial Administration, เลขประจำตัวประชาชน.
enum THPINValidator: Validator {
  static let name = "th-pin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1-2345-45678-78-1", "3100600445635"],
    invalid: ["1-2345-45678-78-9", "7100600445635", "1-2345-45678-78-0", "1-2345-45678-78-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen),
      !form.isOne(of: "09", at: 0)
    else { return false }
    return (11 - form.weightedSum([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10
      == form.digit(12)
  }
}
