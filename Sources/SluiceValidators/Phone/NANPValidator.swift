// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a phone number of the North American plan, with or without the code 1.
/// Source: ATIS-0300119, NPA allocation plan; ITU-T E.164 (code 1).
enum NANPValidator: Validator {
  static let name = "nanp"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "(201) 555-0123", "+1 201-555-0123", "2015550123", "1-201-555-0123", "201-555-0123 x42",
    ],
    invalid: [
      "(111) 555-0123", "(201) 155-0123", "(911) 555-0123", "201-555-012", "", "292 911 0123",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let phone = PhoneText(candidate) else { return false }
    let isCoded = phone.form.count == 11 && phone.form[0] == UInt8(ascii: "1")
    return (isCoded || !phone.isInternational) && NANP.holds(phone.form, from: isCoded ? 1 : 0)
  }
}
