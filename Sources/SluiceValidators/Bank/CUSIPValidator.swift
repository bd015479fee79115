// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a CUSIP: eight characters and a check digit.
/// Source: ANSI X9.6-2020, clause 5.
enum CUSIPValidator: Validator {
  static let name = "cusip"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["037833100", "DUS0421C5", "91324PAE2"],
    invalid: ["037833101", "DUS0421CN", "03783310", "", "0378331O0 "])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.count == 9,
      ASCII.isDigit(form[8])
    else { return false }
    var sum = 0
    for offset in 0..<8 {
      guard let place = ASCII.base36(form[offset]) ?? symbol(form[offset]) else { return false }
      let value = offset % 2 == 0 ? place : place * 2
      sum += value / 10 + value % 10
    }
    return (sum + form.digit(8)) % 10 == 0
  }

  private static func symbol(_ byte: UInt8) -> Int? {
    ("*@#" as Table).firstIndex(of: byte).map { $0 + 36 }
  }
}
