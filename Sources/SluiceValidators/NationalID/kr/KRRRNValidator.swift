// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a South Korean resident number: birth date, sex and century,
/// region up to 96, and a check digit modulo 11. Numbers issued from October 2020 may fail the
/// check.
/// Source: 주민등록법 시행규칙, article 2.
enum KRRRNValidator: Validator {
  static let name = "kr-rrn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["971013-9019902"],
    invalid: ["971013-9019903", "971013-9019900", "971013-901990", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen),
      form.number(7..<9) <= 96
    else { return false }
    let century =
      switch form.digit(6) {
      case 1, 2, 5, 6: 1900
      case 3, 4, 7, 8: 2000
      default: 1800
      }
    let sum = form.weightedSum([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
    return (11 - sum % 11) % 10 == form.digit(12)
      && CalendarDate.isValid(
        year: century + form.number(0..<2), month: form.number(2..<4), day: form.number(4..<6))
  }
}
