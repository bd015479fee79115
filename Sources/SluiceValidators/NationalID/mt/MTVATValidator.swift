// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Maltese value added tax number, modulo 37.
/// Source: Commissioner for Revenue; VIES check algorithms.
enum MTVATValidator: Validator {
  static let name = "mt-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["MT 1167-9112"],
    invalid: ["1167-9113", "MT 1167-9110", "MT 1167-911", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("MT")
    guard form.count == 8, form.isDigits, form[0] != ASCII.zero else { return false }
    return form.weightedSum([3, 4, 6, 7, 8, 9, 10, 1]) % 37 == 0
  }
}
