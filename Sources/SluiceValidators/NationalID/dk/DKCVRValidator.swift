// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Danish company number, modulo 11.
/// Source: Erhvervsstyrelsen, CVR-nummer; VIES check algorithms.
enum DKCVRValidator: Validator {
  static let name = "dk-cvr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["DK 13585628"],
    invalid: ["DK 13585627", "DK 13585620", "DK 1358562", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard
      var form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .comma, .slash, .colon])
    else { return false }
    form.dropPrefix("DK")
    return form.count == 8 && form.isDigits && form[0] != ASCII.zero
      && form.weightedSum([2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
  }
}
