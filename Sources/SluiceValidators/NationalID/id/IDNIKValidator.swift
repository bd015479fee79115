// SPDX-License-Identifier: Apache-2.0

/// Decides whether 16 digits can be an Indonesian identity number: province, and a birth date with
/// the day raised by 40 for women. Source: Peraturan Presiden 26/2009, Undang-Undang 23/2006.
enum IDNIKValidator: Validator {
  static let name = "id-nik"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["3171011708450001"],
    invalid: ["31710117084500", "9971011708450001", "3171011700450001", "317101170845000", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 16, dropping: .spaceHyphenDot) else {
      return false
    }
    switch form.number(0..<2) {
    case 11...21, 31...36, 51...53, 61...65, 71...76, 81, 82, 91...97: break
    default: return false
    }
    guard form.number(2..<4) > 0 else { return false }
    return CalendarDate.isValid(
      twoDigitYear: form.number(10..<12), month: form.number(8..<10), day: form.number(6..<8) % 40)
  }
}
