// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Ukrainian company number, modulo 11 with other weights for
/// numbers from 30000000 to 59999999. Source: Положення про ЄДРПОУ, додаток.
enum UAEDRPOUValidator: Validator {
  static let name = "ua-edrpou"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["32855961", " 32855961 "],
    invalid: ["32855968", "12345", "32855960", "3285596", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 8, dropping: .space), form.number(0..<8) > 0
    else {
      return false
    }
    let isMiddle = form.isOne(of: "345", at: 0)
    let first =
      isMiddle ? form.weightedSum([7, 1, 2, 3, 4, 5, 6]) : form.weightedSum([1, 2, 3, 4, 5, 6, 7])
    if first % 11 < 10 { return first % 11 == form.digit(7) }
    let second = first + form.weightedSum([2, 2, 2, 2, 2, 2, 2])
    return second % 11 % 10 == form.digit(7)
  }
}
