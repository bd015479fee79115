// SPDX-License-Identifier: Apache-2.0

/// Decides whether text has the form of a Business Identifier Code in capitals, with an assigned
/// country. Source: ISO 9362:2022, clause 5.
enum BICValidator: Validator {
  static let name = "bic"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["DEUTDEFF", "DEUTDEFF500", "NEDSZAJJXXX", "BOFAUS3N"],
    invalid: ["DEUTZZFF", "DEUTDEF", "deutdeff", "DEUTDEFF50", "1EUTDEFF", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate),
      form.hasShape("AAAAAA**") || form.hasShape("AAAAAA*****")
    else { return false }
    for index in 0..<candidate.count where ASCII.isLower(candidate[index]) { return false }
    return CountryCode.isAssigned(form[4], form[5]) || form.has("XK", at: 4)
  }
}
