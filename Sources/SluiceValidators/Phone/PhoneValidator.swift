// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an international phone number (`+` or `00`, country code) that its
/// country's plan can hold; a trunk prefix after the code may stand, in parentheses or not.
/// Source: ITU-T E.164 (11/2010), clauses 6 and 8; national numbering plans.
enum PhoneValidator: Validator {
  static let name = "phone"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "+49 30 123456", "+49 (0)30 123456", "0049 30 123456", "+1 201-555-0123", "+33 6 12 34 56 78",
      "+44 (0) 20 7946 0018", "+39 06 1234 5678", "+86 131 2345 6789", "+353.85.012.3456",
    ],
    invalid: [
      "+999 123456789", "+49 1", "030 123456", "+33 6 12 34 56 7", "", "+1 111-555-0123",
      "+49 30 12345678901234", "+49  --- 30 123456", "+44 (20 7946 0018",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let phone = PhoneText(candidate), phone.isInternational else { return false }
    let form = phone.form
    guard form.count >= 7, form.count <= 16 else { return false }
    if form[0] == UInt8(ascii: "1") { return NANP.holds(form, from: 1) }
    for length in 1...3 {
      guard let plan = PhonePlans(code: form.number(0..<length)), form[0] != ASCII.zero else {
        continue
      }
      if plan.allows(firstDigit: form[length], length: form.count - length) { return true }
      let start = length + plan.trunkLength(form, from: length)
      return start > length && plan.allows(firstDigit: form[start], length: form.count - start)
    }
    return false
  }
}
