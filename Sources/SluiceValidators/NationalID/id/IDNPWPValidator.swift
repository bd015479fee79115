// SPDX-License-Identifier: Apache-2.0

/// Decides whether 15 or 16 digits are an Indonesian tax number with a Luhn digit in ninth (tenth)
/// place, or a personal identity number. Source: PMK 112/PMK.03/2022.
enum IDNPWPValidator: Validator {
  static let name = "id-npwp"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["01.312.166.0-091.000", "016090524017000", "013000666091000"],
    invalid: ["123456789", "01.312.166.1-091.000", "01.312.166.0-091.00", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.isDigits else {
      return false
    }
    switch form.count {
    case 15: return Luhn.remainder(form, 0..<9) == 0 && form.number(0..<9) > 0
    case 16 where form[0] == ASCII.zero: return Luhn.remainder(form, 0..<10) == 0
    case 16: return IDNIKValidator.accepts(candidate)
    default: return false
    }
  }
}
