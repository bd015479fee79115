// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a United States tax preparer number: `P` and eight digits.
/// Source: IRS, Form W-12 instructions.
enum USPTINValidator: Validator {
  static let name = "us-ptin"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["P-00634642", "P01594846"],
    invalid: ["00634642", "A-00634642", "P-0063464", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .hyphen) else { return false }
    return form.hasShape("P99999999")
  }
}
