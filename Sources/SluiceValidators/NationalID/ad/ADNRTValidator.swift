// SPDX-License-Identifier: Apache-2.0

/// Decides whether text can be an Andorran tax number: a kind letter, six digits in its range, a
/// letter. Source: Govern d'Andorra, Decret NRT 2013.
enum ADNRTValidator: Validator {
  static let name = "ad-nrt"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["U-132950-X", "D059888N"],
    invalid: ["A123B", "I 706193 G", "A-132950-X", "U-132950-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphenDot), form.hasShape("A999999A")
    else { return false }
    let serial = form.number(1..<7)
    switch form[0] {
    case UInt8(ascii: "F"): return serial <= 699_999
    case UInt8(ascii: "A"), UInt8(ascii: "L"): return serial >= 700_000 && serial < 800_000
    default: return form.isOne(of: "CDEGOPU", at: 0)
    }
  }
}
