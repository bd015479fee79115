// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an Icelandic identity number: birth date (companies add 40 to the
/// day), a check digit modulo 11 and a century digit.
/// Source: Lög um skráningu einstaklinga 140/2019.
enum ISKennitalaValidator: Validator {
  static let name = "is-kennitala"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["450401-3150", "120174-3399", "1201743399"],
    invalid: ["530575-0299", "320174-3399", "450401-3151", "450401-315", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen),
      form.isOne(of: "09", at: 9)
    else { return false }
    let day = form.number(0..<2)
    let year = (form.digit(9) == 9 ? 1900 : 2000) + form.number(4..<6)
    return CalendarDate.isValid(
      year: year, month: form.number(2..<4), day: day >= 40 ? day - 40 : day)
      && form.weightedSum([3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }
}
