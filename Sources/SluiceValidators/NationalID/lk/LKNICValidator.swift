// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a Sri Lankan identity number, nine digits with V or X or twelve
/// digits: year and a day of the year (women add 500).
/// Source: Registration of Persons Act 32 of 1968.
enum LKNICValidator: Validator {
  static let name = "lk-nic"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["853400937V", "198534000937", "855400937v"],
    invalid: ["853700937V", "853400937A", "218534000937", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space) else { return false }
    let day: Int
    if form.hasShape("999999999A") {
      guard form.isOne(of: "VX", at: 9) else { return false }
      day = form.number(2..<5)
    } else {
      guard form.count == 12, form.isDigits, form.number(0..<4) >= 1900, form.number(0..<4) <= 2030
      else { return false }
      day = form.number(4..<7)
    }
    return day >= 1 && day <= 366 || day >= 501 && day <= 866
  }
}
