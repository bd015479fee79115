// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Russian pension account number, sum modulo 101; numbers up
/// to 001-001-998 have no check and are refused.
/// Source: Постановление Правления ПФР 192п.
enum RUSNILSValidator: Validator {
  static let name = "ru-snils"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["112-233-445 95", "11223344595"],
    invalid: ["112-233-445 96", "001-001-998 00", "1122334459", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen),
      form.number(0..<9) > 1_001_998
    else { return false }
    return form.weightedSum([9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == form.number(9..<11)
  }
}
