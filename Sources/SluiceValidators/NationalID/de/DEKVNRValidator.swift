// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a German health insurance number: a letter, eight digits, and a check
/// digit by the Luhn pattern with the letter as two digits. Source: SGB V, section 290.
enum DEKVNRValidator: Validator {
  static let name = "de-kvnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["A000500015", "A123456780"], invalid: ["A000500016", "1000500015", "A00050001", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("A999999999")
    else { return false }
    let letter = Int(form[0]) - 0x40
    var sum = 0
    for place in 0..<10 {
      let digit = place == 0 ? letter / 10 : place == 1 ? letter % 10 : form.digit(place - 1)
      let product = place % 2 == 0 ? digit : digit * 2
      sum += product / 10 + product % 10
    }
    return sum % 10 == form.digit(9)
  }
}
