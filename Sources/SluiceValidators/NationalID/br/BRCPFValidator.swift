// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Brazilian personal tax number with two check digits modulo
/// 11; one digit repeated is refused.
/// Source: Receita Federal, Instrução Normativa RFB 2172/2024.
enum BRCPFValidator: Validator {
  static let name = "br-cpf"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["390.533.447-05"],
    invalid: [
      "231.002.999-00", "390.533.447=0", "23100299900", "390.533.447-00", "390.533.447-0", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphenDot),
      !form.isOneByteRepeated
    else { return false }
    let first = form.weightedSum([10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    let second = form.weightedSum([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    return first == form.digit(9) && second == form.digit(10)
  }
}
