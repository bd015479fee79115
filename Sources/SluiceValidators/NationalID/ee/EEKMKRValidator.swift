// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are an Estonian value added tax number, weights 3, 7, 1.
/// Source: Maksu- ja Tolliamet; VIES check algorithms.
enum EEKMKRValidator: Validator {
  static let name = "ee-kmkr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["EE 100 931 558", "100594102"],
    invalid: ["100594103", "EE 100 931 550", "EE 100 931 55", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .space) else { return false }
    form.dropPrefix("EE")
    return form.count == 9 && form.isDigits && form.number(0..<9) > 0
      && form.weightedSum([3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
  }
}
