// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight or nine digits are a New Zealand tax number, modulo 11 with a second row
/// of weights.
/// Source: Inland Revenue, Non-resident Withholding Tax specification, IRD number check.
enum NZIRDValidator: Validator {
  static let name = "nz-ird"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["4909185-0", "NZ 49-098-576", "49098576"],
    invalid: ["136410133", "9125568", "4909185-1", "4909185-", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("NZ")
    guard form.isDigits, form.count == 8 || form.count == 9 else { return false }
    let number = form.number(0..<form.count)
    guard number > 10_000_000, number < 150_000_000 else { return false }
    let first: InlineArray<8, Int> = [3, 2, 7, 6, 5, 4, 3, 2]
    let second: InlineArray<8, Int> = [7, 4, 3, 2, 5, 2, 7, 6]
    var check = remainder(form, first)
    if check == 10 { check = remainder(form, second) }
    return check == form.digit(form.count - 1)
  }

  private static func remainder(_ form: CompactForm, _ weights: InlineArray<8, Int>) -> Int {
    let shift = 9 - form.count
    var sum = 0
    for offset in 0..<(form.count - 1) { sum += weights[offset + shift] * form.digit(offset) }
    return (11 - sum % 11) % 11
  }
}
