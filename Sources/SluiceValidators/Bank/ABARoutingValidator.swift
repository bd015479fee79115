// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a United States routing transit number: an assigned first pair
/// and the 3-7-1 check digit.
/// Source: American Bankers Association, Routing Number Administrative Rules.
enum ABARoutingValidator: Validator {
  static let name = "aba-routing"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["111000025", "021000021", "0110-0001-5"],
    invalid: ["111000026", "000000000", "501000020", "11100002", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphen) else { return false }
    switch form.number(0..<2) {
    case 1...12, 21...32, 61...72, 80: break
    case 0 where form.number(0..<9) > 0: break
    default: return false
    }
    return form.weightedSum([3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
  }
}
