// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a date on which a living or lately living person may be born, in the
/// years 1900 to 2026 (any two-digit year).
/// Source: ISO 8601-1:2019, 5.2; Gregorian calendar.
enum DateOfBirthValidator: Validator {
  static let name = "dob"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["31.12.1999", "1985-03-12", "03/12/85", "19850312"],
    invalid: ["31.12.1899", "2027-01-01", "1985-02-30", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let date = DateReader(candidate) else { return false }
    return date.isShortYear || date.year >= 1900 && date.year <= 2026
  }
}
