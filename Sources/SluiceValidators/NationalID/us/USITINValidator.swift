// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a United States individual taxpayer number: area 9xx, group 70 to 99
/// but for 89 and 93. Source: IRS, Internal Revenue Manual 3.21.263.
enum USITINValidator: Validator {
  static let name = "us-itin"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["912-90-3456"],
    invalid: ["912-89-3456", "123-45-6789", "912-93-4567", "912-93-3456", "912-90-345", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen), form.has("9") else {
      return false
    }
    let group = form.number(3..<5)
    return group >= 70 && group != 89 && group != 93
  }
}
