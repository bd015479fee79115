// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits can be a Nigerian identification number: no leading zero (as phone
/// numbers have) and more than one distinct digit.
/// Source: National Identity Management Commission Act.
enum NGNINValidator: Validator {
  static let name = "ng-nin"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["12345678901"], invalid: ["01234567890", "11111111111", "1234567890", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space) else { return false }
    return form[0] != ASCII.zero && !form.isOneByteRepeated
  }
}
