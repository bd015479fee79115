// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are a Serbian citizen number.
/// Source: Zakon o jedinstvenom matičnom broju građana (24/2018), article 5.
enum RSJMBGValidator: Validator {
  static let name = "rs-jmbg"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["0101006500006"], invalid: ["0101006500007", "3201006500006", "010100650000", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen) else {
      return false
    }
    return JMBG.isValid(form)
  }
}
