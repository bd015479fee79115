// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Spanish company tax number: a kind letter, seven digits, and a check
/// digit or letter by the Luhn pattern. Source: Orden EHA/451/2008.
enum ESCIFValidator: Validator {
  static let name = "es-cif"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["J99216582"],
    invalid: ["J99216583", "J992165831", "M-1234567-L", "J99216580", "J9921658", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.hasShape("A9999999*"),
      form.isOne(of: "ABCDEFGHJNPQRSUVW", at: 0)
    else { return false }
    let doubled = form.weightedSum([0, 1, 0, 1, 0, 1], from: 1)
    var sum = doubled
    for offset in stride(from: 1, through: 7, by: 2) {
      let value = form.digit(offset) * 2
      sum += value / 10 + value % 10
    }
    let check = (10 - sum % 10) % 10
    return form[8] == UInt8(check) + ASCII.zero || form[8] == ("JABCDEFGHI" as Table)[check]
  }
}
