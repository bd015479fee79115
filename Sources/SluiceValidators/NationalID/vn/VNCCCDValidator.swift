// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits can be a Vietnamese citizen number: province 001 to 096, century
/// and sex 0 to 3.
/// Source: Nghị định 137/2015/NĐ-CP, article 13.
enum VNCCCDValidator: Validator {
  static let name = "vn-cccd"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["001095012345", "079 203 012345"],
    invalid: ["000095012345", "097095012345", "001495012345", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: .space) else { return false }
    return form.number(0..<3) >= 1 && form.number(0..<3) <= 96 && form.digit(3) <= 3
  }
}
