// SPDX-License-Identifier: Apache-2.0

/// Decides whether 8 to 16 digits are a Colombian tax number, prime weights modulo 11.
/// Source: DIAN, Orden Administrativa 4 de 1989.
enum CONITValidator: Validator {
  static let name = "co-nit"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["213.123.432-1", "2131234321"],
    invalid: ["2131234325", "213.123.432-0", "213.123.432-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .dot, .comma]),
      form.isDigits,
      form.count >= 8, form.count <= 16, !form.isOneByteRepeated
    else { return false }
    let weights: InlineArray<15, Int> = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
    var sum = 0
    for place in 0..<(form.count - 1) { sum += weights[place] * form.digit(form.count - 2 - place) }
    let remainder = sum % 11
    return form.digit(form.count - 1) == (remainder < 2 ? remainder : 11 - remainder)
  }
}
