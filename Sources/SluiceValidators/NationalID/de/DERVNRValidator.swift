// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a German pension insurance number: area, birth date, letter, serial and
/// a check digit over doubled places.
/// Source: VKVV, section 2 and annex.
enum DERVNRValidator: Validator {
  static let name = "de-rvnr"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["15 070649 C 103"],
    invalid: ["15070649C104", "15071349C103", "15070649103", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("99999999A999"), form.number(0..<2) >= 2
    else { return false }
    let day = form.number(2..<4)
    let month = form.number(4..<6)
    // A used-up day of birth is raised by 50 or more; unknown days and months are zero.
    guard day <= 31 || day > 50 && day <= 81, month <= 12 else { return false }
    let letter = Int(form[8]) - 0x40
    var sum = 0
    let weights: InlineArray<12, Int> = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
    for place in 0..<12 {
      let digit =
        switch place {
        case 8: letter / 10
        case 9: letter % 10
        case 10, 11: form.digit(place - 1)
        default: form.digit(place)
        }
      let product = digit * weights[place]
      sum += product / 10 + product % 10
    }
    return sum % 10 == form.digit(11)
  }
}
