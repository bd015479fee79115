// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an Austrian social insurance number: a serial, a check digit
/// modulo 11 in fourth place, and a date. Months 13 to 15 occur where dates ran out.
/// Source: ASVG, section 31; Dachverband der Sozialversicherungsträger.
enum ATSVNRValidator: Validator {
  static let name = "at-svnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1237 010180"],
    invalid: ["2237 010180", "1237 010181", "1237 01018", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10, dropping: .spaceHyphen),
      form[0] != ASCII.zero
    else { return false }
    return form.weightedSum([3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == form.digit(3)
      && form.number(4..<6) <= 31 && form.number(6..<8) <= 15
  }
}
