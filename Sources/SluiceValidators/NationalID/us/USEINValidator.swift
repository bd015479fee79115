// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a United States employer number: a prefix that the IRS has assigned.
/// Source: IRS, Employer Identification Number prefixes.
enum USEINValidator: Validator {
  static let name = "us-ein"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["91-1144442", "042103594"],
    invalid: ["97-1144442", "07-1144442", "123", "96-1144442", "91-114444", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen) else { return false }
    switch form.number(0..<2) {
    case 0, 7...9, 17...19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: return false
    default: return true
    }
  }
}
