// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Canadian business number: nine digits with a Luhn digit, optionally a
/// programme account such as `RC0001`. Source: Canada Revenue Agency, RC2, Business Number.
enum CABNValidator: Validator {
  static let name = "ca-bn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["12302 6635", "12302 6635 RC 0001"],
    invalid: ["123456783", "12345678Z", "12302 6630", "12302 663", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits(0..<9),
      form.count == 9 || form.hasShape("999999999AA9999")
    else { return false }
    if form.count == 15, !form.hasPair(of: "RCRMRPRT", at: 9) { return false }
    return Luhn.remainder(form, 0..<9) == 0
  }
}
