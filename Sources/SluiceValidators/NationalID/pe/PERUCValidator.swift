// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Peruvian tax number: a kind and a check digit modulo 11.
/// Source: SUNAT, Resolución 210-2004.
enum PERUCValidator: Validator {
  static let name = "pe-ruc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["20512333797"],
    invalid: ["20512333798", "20512333790", "2051233379", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .space) else { return false }
    switch form.number(0..<2) {
    case 10, 15, 17, 20: break
    default: return false
    }
    return (11 - form.weightedSum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10 == form.digit(10)
  }
}
