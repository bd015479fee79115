// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be a Mexican tax number: three or four letters, a date, and three
/// places that a person's number may lack. The check character is not required, as older numbers
/// fail it.
/// Source: Código Fiscal de la Federación, article 27; SAT, RFC.
enum MXRFCValidator: Validator {
  static let name = "mx-rfc"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["GODE 561231 GR8", "MAB-930714-8T4", "COMG-600703"],
    invalid: ["GODE 561232 GR8", "GODE 561231 GR", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: [.space, .hyphen, .underscore]) else {
      return false
    }
    let letters = letterCount(form)
    let rest = form.count - letterBytes(form, letters)
    guard letters == 4 && (rest == 6 || rest == 9) || letters == 3 && rest == 9 else {
      return false
    }
    let start = form.count - rest
    guard form.isDigits(start..<(start + 6)),
      CalendarDate.isValid(
        year: 2000 + form.number(start..<(start + 2)),
        month: form.number((start + 2)..<(start + 4)),
        day: form.number((start + 4)..<(start + 6)))
    else { return false }
    for offset in (start + 6)..<form.count where !ASCII.isAlphanumeric(form[offset]) {
      return false
    }
    return letters == 3 || !MXInconvenientWords.contains(form)
  }

  /// Leading capital letters, `&` and `Ñ` (two bytes in UTF-8).
  private static func letterCount(_ form: CompactForm) -> Int {
    var offset = 0
    var letters = 0
    while let step = letterLength(form, offset) {
      offset += step
      letters += 1
    }
    return letters
  }

  private static func letterBytes(_ form: CompactForm, _ letters: Int) -> Int {
    var offset = 0
    for _ in 0..<letters { offset += letterLength(form, offset) ?? 0 }
    return offset
  }

  private static func letterLength(_ form: CompactForm, _ offset: Int) -> Int? {
    if ASCII.isUpper(form[offset]) || form[offset] == UInt8(ascii: "&") { return 1 }
    let isEnye = form[offset] == 0xC3 && (form[offset + 1] == 0x91 || form[offset + 1] == 0xB1)
    return isEnye ? 2 : nil
  }
}
