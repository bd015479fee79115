// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine places are a Belarusian payer number in Latin letters, modulo 11.
/// Source: Министерство по налогам и сборам, постановление 24 (2010).
enum BYUNPValidator: Validator {
  static let name = "by-unp"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["200988541"],
    invalid: ["200988542", "200988540", "20098854", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let letters: Table = "ABCEHKMOPT"
    guard var form = CompactForm(candidate, dropping: .space) else { return false }
    form.dropPrefix("UNP")
    guard form.count == 9, form.isDigits(2..<9), form.isOne(of: "1234567ABCEHKM", at: 0) else {
      return false
    }
    var second = form.digit(1)
    if !form.isDigits(0..<2) {
      guard ASCII.isUpper(form[0]), let index = letters.firstIndex(of: form[1]) else {
        return false
      }
      second = index
    }
    let sum =
      form.base36(0) * 29 + second * 23 + form.weightedSum([19, 17, 13, 7, 5, 3], from: 2)
    return sum % 11 == form.digit(8)
  }
}
