// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a New Zealand health index: three letters without I and O, then three
/// digits and a check digit modulo 11, or two digits, a letter and a check letter modulo 23.
/// Source: HISO 10046:2023, appendix A.
enum NZNHIValidator: Validator {
  static let name = "nz-nhi"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["JBX3656", "ZZZ0016", "ZBN77VL"],
    invalid: ["JBX3657", "ZZZ0044", "ZBN77VM", "IBX3656", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let letters: Table = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    guard let form = CompactForm(candidate), form.count == 7, form.isDigits(3..<5) else {
      return false
    }
    var sum = 0
    for offset in 0..<3 {
      guard let index = letters.firstIndex(of: form[offset]) else { return false }
      sum += (index + 1) * (7 - offset)
    }
    sum += form.digit(3) * 4 + form.digit(4) * 3
    if form.isDigits(5..<7) {
      let remainder = (sum + form.digit(5) * 2) % 11
      return remainder != 0 && (11 - remainder) % 10 == form.digit(6)
    }
    guard let index = letters.firstIndex(of: form[5]), let check = letters.firstIndex(of: form[6])
    else { return false }
    return 23 - (sum + (index + 1) * 2) % 23 == check + 1
  }
}
