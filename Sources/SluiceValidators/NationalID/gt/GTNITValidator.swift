// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Guatemalan tax number: up to eleven digits and a check digit or K.
/// Source: SAT Guatemala, Número de Identificación Tributaria.
enum GTNITValidator: Validator {
  static let name = "gt-nit"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["576937-K", "7108-0", "39525503"],
    invalid: ["8977112-0", "1234567890123", "576937-A", "576937-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropLeadingZeros()
    let last = form.count - 1
    guard last >= 1, last <= 11, form.isDigits(0..<last) else { return false }
    var sum = 0
    for place in 0..<last { sum += (place + 2) * form.digit(last - 1 - place) }
    let check = (11 - sum % 11) % 11
    return form[last] == ("0123456789K" as Table)[check]
  }
}
