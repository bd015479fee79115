// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a phone number as written inside a country: a trunk zero and a
/// number of some plan, a North American number, or a grouped number of a plan without trunk
/// prefix. Meant for labelled values only, as many numbers fit. Dates and IPv4 addresses are
/// refused.
/// Source: ITU-T E.164 (11/2010), clause 7; national numbering plans.
enum PhoneNationalValidator: Validator {
  static let name = "phone-national"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "030 123456", "06 12 34 56 78", "(201) 555-0123", "612 34 56 78", "020 7946 0018",
      "0121 234 5678",
      "06 20 123 4567", "8 912 345-67-89", "467 3395", "60-56-85-91",
    ],
    invalid: [
      "12", "1234", "31.12.1999", "1999-12-31", "192.168.10.12", "", "0000000000",
      "00 49 30 123456",
      "1748503543012",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let phone = PhoneText(candidate), !phone.isInternational, DateReader(candidate) == nil,
      !IPv4Address.isValid(candidate, 0..<candidate.count)
    else { return false }
    let form = phone.form
    guard form.count >= 7, form.count <= 13, !form.isOneByteRepeated else { return false }
    if NANP.holds(form, from: 0) || form[0] == UInt8(ascii: "1") && NANP.holds(form, from: 1) {
      return true
    }
    if form[0] == ASCII.zero {
      // Italy writes its zero; Hungary's trunk prefix is 06.
      return PhonePlans.any(firstDigit: form[1], length: form.count - 1) { $0.hasZeroTrunk }
        || PhonePlans.any(firstDigit: form[0], length: form.count) { $0.hasNoTrunk }
        || form.has("06")
          && PhonePlans(code: 36)?.allows(firstDigit: form[2], length: form.count - 2) == true
    }
    if form[0] == UInt8(ascii: "8"), form.count == 11,
      PhonePlans(code: 7)?.allows(firstDigit: form[1], length: 10) == true
    {
      return true
    }
    guard phone.breaks > 0 || form.count >= 9 else { return false }
    if form.count == 7 { return form.digit(0) >= 2 && phone.breaks > 0 }
    return PhonePlans.any(firstDigit: form[0], length: form.count) { $0.hasNoTrunk }
  }
}
