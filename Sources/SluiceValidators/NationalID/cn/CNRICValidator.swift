// SPDX-License-Identifier: Apache-2.0

/// Decides whether 18 places are a Chinese resident identity number: province, birth date, serial
/// and a check character by ISO 7064 MOD 11-2.
/// Source: GB 11643-1999.
enum CNRICValidator: Validator {
  static let name = "cn-ric"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["360426199101010071"],
    invalid: ["360426199101010070", "36042619910101007", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate), form.count == 18, form.isDigits(0..<17),
      ASCII.isDigit(form[17]) || form[17] == UInt8(ascii: "X"), ISO7064.holdsMod11And2(form)
    else { return false }
    switch form.number(0..<2) {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: break
    default: return false
    }
    let year = form.number(6..<10)
    return CalendarDate.isValid(
      year: year, month: form.number(10..<12), day: form.number(12..<14))
  }
}
