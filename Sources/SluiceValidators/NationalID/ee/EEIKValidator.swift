// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are an Estonian personal code.
/// Source: Isikukoodi standard EVS 585:2007.
enum EEIKValidator: Validator {
  static let name = "ee-ik"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["36805280109"],
    invalid: ["36805280108", "36805280100", "3680528010", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space) else { return false }
    return BalticPersonalCode.hasBirthDate(form) && BalticPersonalCode.hasCheckDigit(form)
  }
}
