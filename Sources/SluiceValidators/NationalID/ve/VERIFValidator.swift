// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Venezuelan tax number: a kind letter, eight digits, a check digit
/// modulo 11.
/// Source: SENIAT, Registro Único de Información Fiscal.
enum VERIFValidator: Validator {
  static let name = "ve-rif"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["V-11470283-4"],
    invalid: ["V-11470283-3", "V-11470283-0", "V-11470283-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("A999999999"),
      let kind = ("VEJPG" as Table).firstIndex(of: form[0])
    else { return false }
    let sum = (kind + 1) * 4 + form.weightedSum([3, 2, 7, 6, 5, 4, 3, 2], from: 1)
    return form[9] == ("00987654321" as Table)[sum % 11]
  }
}
