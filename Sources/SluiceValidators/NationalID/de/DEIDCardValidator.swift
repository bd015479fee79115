// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a German identity card or passport number: nine places without vowels,
/// and a check digit by the weights 7, 3, 1. Source: ICAO Doc 9303-3, 4.9; PAuswV, annex.
enum DEIDCardValidator: Validator {
  static let name = "de-idcard"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["T220001293", "L01X00T471", "C01X00T478"],
    invalid: ["T220001294", "A220001293", "T22000129", "LEX100T471", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .space) else { return false }
    if form.count == 11, form[10] == UInt8(ascii: "D") { form.dropLast(1) }
    guard form.hasShape("*********9"), form.isOne(of: "CFGHJKLMNPRTVWXYZ0123456789", at: 0) else {
      return false
    }
    for offset in 1..<9 where !form.isOne(of: "CFGHJKLMNPRTVWXYZ0123456789", at: offset) {
      return false
    }
    guard !form.isDigits(0..<9) else { return false }
    return MachineReadable.checkDigit(form, 0..<9) == form.digit(9)
  }
}
