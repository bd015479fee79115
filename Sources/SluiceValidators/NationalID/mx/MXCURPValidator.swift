// SPDX-License-Identifier: Apache-2.0

/// Decides whether 18 places are a Mexican population code: name letters, birth date, sex, state,
/// consonants and a check digit modulo 10. Source: DOF 18-10-2021, Instructivo normativo CURP.
enum MXCURPValidator: Validator {
  static let name = "mx-curp"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["BOXW310820HNERXN09"],
    invalid: ["BOXW310820HNERXN08", "BOXW310820HNERXN00", "BOXW310820HNERXN0", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let states: Table = "ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS"
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .underscore]),
      form.hasShape("AAAA999999AAAAAA*9"), form.isOne(of: "HMX", at: 10),
      form.hasPair(of: states, at: 11), !MXInconvenientWords.contains(form)
    else { return false }
    let century = ASCII.isDigit(form[16]) ? 1900 : 2000
    guard
      CalendarDate.isValid(
        year: century + form.number(4..<6), month: form.number(6..<8), day: form.number(8..<10))
    else { return false }
    var sum = 0
    for offset in 0..<18 {
      let value = form.base36(offset)
      // The letter after N takes a place of its own, so O and later letters move up by one.
      sum += (value > 23 ? value + 1 : value) * (18 - offset)
    }
    return sum % 10 == 0
  }
}
