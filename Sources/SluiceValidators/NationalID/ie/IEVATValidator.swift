// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Irish value added tax number in its old or new layout, modulo 23.
/// Source: Revenue Commissioners, VAT number check character.
enum IEVATValidator: Validator {
  static let name = "ie-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["IE 6433435F", "IE 6433435OA", "8D79739I"],
    invalid: ["6433435E", "8?79739J", "IE 6433435A", "IE 6433435", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let letters: Table = "WABCDEFGHIJKLMNOPQRSTUV"
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("IE")
    guard form.count == 8 || form.count == 9, form.isDigits(0..<1), form.isDigits(2..<7),
      letters.contains(form[7])
    else { return false }
    var sum: Int
    if ASCII.isDigit(form[1]) {
      sum = form.weightedSum([8, 7, 6, 5, 4, 3, 2])
      if form.count == 9 {
        guard let second = letters.firstIndex(of: form[8]) else { return false }
        sum += 9 * second
      }
    } else {
      guard form.count == 8, ASCII.isUpper(form[1]) || form.isOne(of: "+*", at: 1) else {
        return false
      }
      sum = form.weightedSum([7, 6, 5, 4, 3], from: 2) + 2 * form.digit(0)
    }
    return form[7] == letters[sum % 23]
  }
}
