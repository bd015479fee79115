// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Finnish personal identity code: birth date, century sign, individual
/// number of at least 002 and a check character modulo 31.
/// Source: Digi- ja väestötietovirasto; Valtioneuvoston asetus 128/2010, 690/2022.
enum FIHetuValidator: Validator {
  static let name = "fi-hetu"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["131052-308T", "131052a308t"],
    invalid: ["131052-308U", "310252-308Y", "131052-308A", "131052-308", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate), form.count == 11, form.isDigits(0..<6),
      form.isDigits(7..<10)
    else { return false }
    let century: Int
    switch form[6] {
    case ASCII.plus: century = 1800
    case ASCII.hyphen, UInt8(ascii: "U")...UInt8(ascii: "Y"): century = 1900
    case UInt8(ascii: "A")...UInt8(ascii: "F"): century = 2000
    default: return false
    }
    let individual = form.number(7..<10)
    guard individual >= 2, individual < 900,
      CalendarDate.isValid(
        year: century + form.number(4..<6), month: form.number(2..<4), day: form.number(0..<2))
    else { return false }
    let number = form.number(0..<6) * 1000 + individual
    return form[10] == ("0123456789ABCDEFHJKLMNPRSTUVWXY" as Table)[number % 31]
  }
}
