// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits can be a Cuban identity number: a birth date in the century that
/// the seventh digit gives.
/// Source: Ley 51 de 1984, Registro del Estado Civil.
enum CUNIValidator: Validator {
  static let name = "cu-ni"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["91021027775"],
    invalid: ["9102102777A", "91020027775", "9102102777", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space) else { return false }
    let century = form.digit(6) == 9 ? 1800 : form.digit(6) <= 5 ? 1900 : 2000
    return CalendarDate.isValid(
      year: century + form.number(0..<2), month: form.number(2..<4), day: form.number(4..<6))
  }
}
