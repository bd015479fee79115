// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Taiwanese identity or residence number: a letter for the place, a
/// digit 1, 2, 8 or 9 for the sex, and a check digit modulo 10.
/// Source: Ministry of the Interior, 戶籍法.
enum TWNationalIDValidator: Validator {
  static let name = "tw-nationalid"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["A123456789", "A800000014"],
    invalid: ["A123456788", "A323456789", "A12345678", "1123456789", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("A999999999"),
      form.isOne(of: "1289", at: 1),
      // Place codes 10 to 35 in this order of letters.
      let place = ("ABCDEFGHJKLMNPQRSTUVXYWZIO" as Table).firstIndex(of: form[0])
    else { return false }
    let code = place + 10
    return (code / 10 + code % 10 * 9 + form.weightedSum([8, 7, 6, 5, 4, 3, 2, 1, 1], from: 1)) % 10
      == 0
  }
}
