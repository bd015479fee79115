// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Senegalese company number: seven or nine digits with a sum modulo 10,
/// and perhaps three places of tax data. Source: ANSD, décret 2012-886.
enum SNNINEAValidator: Validator {
  static let name = "sn-ninea"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["306 7221", "30672212G2", "3067221 2G2"],
    invalid: ["3067222", "1234567 0AZ", "306 7220", "306 722", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .hyphen, .slash, .comma]) else {
      return false
    }
    if form.count > 9 {
      let start = form.count - 3
      guard form.isOne(of: "012", at: start),
        form.isOne(of: "ABCDEFGHJKLMNPQRSTUVWZ", at: start + 1),
        form.isDigits((start + 2)..<form.count)
      else { return false }
      form.dropLast(3)
    }
    guard form.isDigits, form.number(0..<form.count) > 0 else { return false }
    switch form.count {
    case 7: return form.weightedSum([1, 2, 1, 2, 1, 2, 1]) % 10 == 0
    case 9: return form.weightedSum([1, 2, 1, 2, 1, 2, 1, 2, 1]) % 10 == 0
    default: return false
    }
  }
}
