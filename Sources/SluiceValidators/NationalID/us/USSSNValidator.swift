// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a United States social security number: no area 000, 666 or 900 to
/// 999, no group 00, no serial 0000, none of three published misused numbers.
/// Source: SSA, POMS RM 10201.035 (randomised assignment, unassigned areas).
enum USSSNValidator: Validator {
  static let name = "us-ssn"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["536-90-4399", "536 90 4399", "536904399"],
    invalid: [
      "666-00-0000", "000-12-3456", "912-34-5678", "536-00-4399", "536-90-0000", "078-05-1120",
      "536-90-439", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphenDot) else {
      return false
    }
    let area = form.number(0..<3)
    guard area > 0, area != 666, area < 900, form.number(3..<5) > 0, form.number(5..<9) > 0 else {
      return false
    }
    switch form.number(0..<9) {
    case 78_051_120, 457_555_462, 219_099_999: return false
    default: return true
    }
  }
}
