// SPDX-License-Identifier: Apache-2.0

/// Decides whether 9 or 12 digits are a Lithuanian value added tax number, modulo 11 with a second
/// row of weights. Source: VMI, PVM mokėtojo kodas; VIES check algorithms.
enum LTPVMValidator: Validator {
  static let name = "lt-pvm"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["119511515", "LT 100001919017", "100004801610"],
    invalid: ["100001919018", "119511510", "11951151", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("LT")
    guard form.isDigits, form.count == 9 || form.count == 12, form.digit(form.count - 2) == 1 else {
      return false
    }
    let last = form.count - 1
    var check = sum(form, last, shift: 0) % 11
    if check == 10 { check = sum(form, last, shift: 2) % 11 }
    return check % 10 == form.digit(last)
  }

  private static func sum(_ form: CompactForm, _ last: Int, shift: Int) -> Int {
    var sum = 0
    for offset in 0..<last { sum += (1 + (offset + shift) % 9) * form.digit(offset) }
    return sum
  }
}
