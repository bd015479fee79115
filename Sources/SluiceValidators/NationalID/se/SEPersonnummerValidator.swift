// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Swedish personal number of 10 or 12 digits: a birth date (a
/// coordination number raises the day by 60) and a Luhn digit; `-` or `+` may stand before the last
/// four. Source: Folkbokföringslagen (1991:481), section 18; Skatteverket SKV 704.
enum SEPersonnummerValidator: Validator {
  static let name = "se-personnummer"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["880320-0016", "8803200016"],
    invalid: ["880320-0018", "880320-0010", "880320-001", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: [.space, .hyphen, .plus, .colon]),
      form.isDigits
    else { return false }
    var century = 0
    if form.count == 12 {
      century = form.number(0..<2)
      form.dropFirst(2)
      guard century >= 18, century <= 20 else { return false }
    }
    guard form.count == 10, Luhn.holds(form) else { return false }
    let year = form.number(0..<2)
    let month = form.number(2..<4)
    let raised = form.number(4..<6)
    let day = raised > 60 ? raised - 60 : raised
    return century > 0
      ? CalendarDate.isValid(year: century * 100 + year, month: month, day: day)
      : CalendarDate.isValid(twoDigitYear: year, month: month, day: day)
  }
}
