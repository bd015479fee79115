// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an Austrian social insurance number: a serial, a check digit
/// modulo 11 in fourth place, and a date, which is not looked at: where dates ran out, others are given.
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
  }
}
