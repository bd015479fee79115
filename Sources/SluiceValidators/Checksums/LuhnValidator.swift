// SPDX-License-Identifier: Apache-2.0

/// Decides whether a run of digits ends in a correct Luhn check digit.
/// Spaces and hyphens are skipped; fewer than two digits are refused.
/// Source: ISO/IEC 7812-1:2017, annex B. Complexity: O(*n*), no allocation.
enum LuhnValidator: Validator {
  static let name = "luhn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["79927398713", "4111 1111 1111 1111"],  // textbook example; published test number
    invalid: ["79927398714", "", "7", "7992739871x"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    var sum = 0
    var digits = 0
    for index in (0..<candidate.count).reversed() {
      let byte = candidate[index]
      if byte == ASCII.space || byte == ASCII.hyphen { continue }
      guard let digit = ASCII.digit(byte) else { return false }
      sum += digits % 2 == 0 ? digit : (digit > 4 ? digit * 2 - 9 : digit * 2)
      digits += 1
    }
    return digits >= 2 && sum % 10 == 0
  }
}
