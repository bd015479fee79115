// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Latvian personal code: with a birth date, or from 2017
/// beginning with 32; a check digit modulo 11. Source: Fizisko personu reģistra likums.
enum LVPKValidator: Validator {
  static let name = "lv-pk"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["161175-19997", "16117519997", "32867300679"],
    invalid: ["161375-19997", "16117519998", "40003521600", "1611751999", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphen) else {
      return false
    }
    return LVCode.isPerson(form)
  }
}
