// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are an Azerbaijani taxpayer number that ends in 1 or 2, modulo 11.
/// Source: Vergilər Nazirliyi, VÖEN.
enum AZVOENValidator: Validator {
  static let name = "az-voen"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["140 155 5071"],
    invalid: ["140 155 5081", "1400057424", "140 155 5070", "140 155 507", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.isDigits,
      form.count == 9 || form.count == 10
    else { return false }
    let last = form.count - 1
    guard form.isOne(of: "12", at: last) else { return false }
    let sum =
      form.count == 10
      ? form.weightedSum([4, 1, 8, 6, 2, 7, 5, 3]) : form.weightedSum([1, 8, 6, 2, 7, 5, 3])
    return sum % 11 == form.digit(last - 1)
  }
}
