// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits can be a Danish person number: a birth date in the century that the
/// seventh digit gives. The modulo 11 digit is not required, as it is not issued since 2007.
/// Source: CPR-kontoret, Personnummeret i CPR.
enum DKCPRValidator: Validator {
  static let name = "dk-cpr"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["211062-5629", "2110625629"],
    invalid: ["511062-5629", "2110525629", "211032-5629", "211062-562", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen) else {
      return false
    }
    let year = form.number(4..<6)
    let century =
      switch form.digit(6) {
      case 5...8 where year >= 58: 1800
      case 0...3: 1900
      case 4 where year >= 37, 9 where year >= 37: 1900
      default: 2000
      }
    return CalendarDate.isBirthYear(century + year)
      && CalendarDate.isValid(
        year: century + year, month: form.number(2..<4), day: form.number(0..<2))
  }
}
