// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a date that exists, in one of the common layouts; day first or month
/// first where either reads.
/// Source: ISO 8601-1:2019, 5.2; Gregorian calendar.
enum DateValidator: Validator {
  static let name = "date"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "31.12.1999", "1999-12-31", "12/31/1999", "29/02/2024", "19991231", "12 March 1985",
      "March 12, 1985", "12-Mar-85", "1.2.03", "3rd June 1990",
    ],
    invalid: [
      "31.11.1999", "1999-13-01", "29/02/2023", "13/13/2000", "1.2.3", "12.5", "", "19991331",
      "12.31-1999", "March 32, 1985", "1999-12-31-01",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool { DateReader(candidate) != nil }
}
