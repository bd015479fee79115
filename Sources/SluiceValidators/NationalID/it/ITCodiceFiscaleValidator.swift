// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Italian tax code of a person: 16 places with a birth date and a check
/// letter modulo 26; letters may stand for digits where codes collide.
/// Source: Decreto ministeriale 23 dicembre 1976, articles 3 to 6.
enum ITCodiceFiscaleValidator: Validator {
  static let name = "it-codicefiscale"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["RCCMNL83S18D969H", "RSSMRA85T10A562S", "RSSMRA85T10A56NH"],
    invalid: ["RCCMNL83S18D969X", "RCCMNL83S18D969", "RCCMNL83S32D969H", "RCCMNL83F18D969H", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .colon]),
      form.hasShape("AAAAAA**A**A***A"),
      let month = ("ABCDEHLMPRST" as Table).firstIndex(of: form[8]),
      let year = digits(form, 6), let day = digits(form, 9), digits(form, 12) != nil,
      digit(form[14]) != nil,
      CalendarDate.isValid(twoDigitYear: year, month: month + 1, day: day % 40)
    else { return false }
    let odd: Table = "BAFHJNPRTVCESULDGIMOQKWZYX"  // values 1, 0, 5, 7, ... as letters
    var sum = 0
    for offset in 0..<15 {
      let value = ASCII.digit(form[offset]) ?? Int(form[offset]) - 0x41
      sum += offset % 2 == 0 ? Int(odd[value]) - 0x41 : value
    }
    return Int(form[15]) - 0x41 == sum % 26
  }

  /// A digit, or the letter that stands for it.
  private static func digit(_ byte: UInt8) -> Int? {
    ASCII.digit(byte) ?? ("LMNPQRSTUV" as Table).firstIndex(of: byte)
  }

  private static func digits(_ form: CompactForm, _ offset: Int) -> Int? {
    guard let tens = digit(form[offset]), let ones = digit(form[offset + 1]) else { return nil }
    return tens * 10 + ones
  }
}
