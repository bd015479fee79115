// SPDX-License-Identifier: Apache-2.0

/// Decides whether text has the 8-4-4-4-12 form of a UUID, of any version.
/// Source: RFC 9562, section 4.
enum UUIDValidator: Validator {
  static let name = "uuid"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000"],
    invalid: ["123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count == 36 else { return false }
    for index in 0..<36 {
      switch index {
      case 8, 13, 18, 23: guard candidate[index] == ASCII.hyphen else { return false }
      default: guard ASCII.hex(candidate[index]) != nil else { return false }
      }
    }
    return true
  }
}
