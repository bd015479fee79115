// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Czech value added tax number: eight digits of a company modulo 11, a
/// special nine-digit number that begins with 6, or a birth number.
/// Source: Zákon č. 280/2009 Sb., section 130; VIES check algorithms.
enum CZDICValidator: Validator {
  static let name = "cz-dic"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["CZ 25123891", "25123891", "7103192745"],
    invalid: ["25123890", "CZ 25123890", "CZ 2512389", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .slash]) else { return false }
    form.dropPrefix("CZ")
    guard form.isDigits else { return false }
    if form.count == 8 {
      guard form[0] != UInt8(ascii: "9") else { return false }
      let rest = 11 - form.weightedSum([8, 7, 6, 5, 4, 3, 2]) % 11
      return form.digit(7) == (rest == 11 ? 1 : rest % 10)
    }
    if form.count == 9, form.has("6") {
      let remainder = form.weightedSum([8, 7, 6, 5, 4, 3, 2], from: 1) % 11
      return form.digit(8) == (18 - (21 - remainder) % 11) % 10
    }
    return CZBirthNumber.isValid(form)
  }
}
