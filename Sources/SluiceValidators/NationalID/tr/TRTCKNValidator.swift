// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Turkish identity number: no leading zero and two check
/// digits. Source: Nüfus Hizmetleri Kanunu 5490; NVI.
enum TRTCKNValidator: Validator {
  static let name = "tr-tckn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["17291716060"],
    invalid: ["17291716050", "1729171606", "07291716092", "17291716061", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11), form[0] != ASCII.zero,
      form.weightedSum([3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0
    else { return false }
    return form.weightedSum([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 == form.digit(10)
  }
}
