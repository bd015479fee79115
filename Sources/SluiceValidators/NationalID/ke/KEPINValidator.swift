// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a Kenyan tax number: A or P, nine digits, a letter.
/// Source: Kenya Revenue Authority, Personal Identification Number.
enum KEPINValidator: Validator {
  static let name = "ke-pin"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["P051365947M", "A004416331M", "a004416331m"],
    invalid: ["12345", "V1234567890", "B051365947M", "P051365947", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    return form.hasShape("A999999999A") && form.isOne(of: "AP", at: 0)
  }
}
