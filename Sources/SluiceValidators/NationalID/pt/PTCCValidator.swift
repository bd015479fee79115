// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Portuguese citizen card number: nine digits, two places of version and
/// a Luhn digit in base 36 folded at nine. Source: AMA, Cartão de Cidadão, validação do número.
enum PTCCValidator: Validator {
  static let name = "pt-cc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["00000000 0 ZZ4", "000000000ZZ4"],
    invalid: ["00000000 A ZZ4", "00000000 0 ZZ3", "00000000 0 ZZ0", "00000000 0 ZZ", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("999999999**9")
    else { return false }
    var sum = 0
    for offset in 0..<12 {
      let value = form.base36(offset) * (offset % 2 == 0 ? 2 : 1)
      sum += offset % 2 == 0 && value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}
