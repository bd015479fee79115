// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Bulgarian citizen number: birth date (the month carries the
/// century) and a check digit modulo 11. Source: Наредба № РД-02-20-9 за ЕСГРАОН, annex.
enum BGEGNValidator: Validator {
  static let name = "bg-egn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["752316 926 3", "8032056031"],
    invalid: ["7552A10004", "8019010008", "752316 926 0", "752316 926 ", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphenDot) else {
      return false
    }
    let raised = form.number(2..<4)
    let (century, month) =
      raised > 40 ? (2000, raised - 40) : raised > 20 ? (1800, raised - 20) : (1900, raised)
    return form.weightedSum([2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == form.digit(9)
      && CalendarDate.isValid(
        year: century + form.number(0..<2), month: month, day: form.number(4..<6))
  }
}
