// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Belgian number of a person outside the register: as the
/// national number, the month raised by 20 or 40. Source: Arrêté royal du 8 février 1991.
enum BEBISValidator: Validator {
  static let name = "be-bis"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["98.47.28-997.65", "98 47 28 997 65", "01 49 07 001 85"],
    invalid: ["12345678901", "98.47.28-997.60", "98.47.28-997.6", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 11, dropping: .spaceHyphenDot) else {
      return false
    }
    switch form.number(2..<4) {
    case 20...32, 40...52: break
    default: return false
    }
    let number = form.number(0..<9)
    let check = form.number(9..<11)
    return 97 - number % 97 == check
      || form.number(0..<2) <= 30 && 97 - (2_000_000_000 + number) % 97 == check
  }
}
