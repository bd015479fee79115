// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an Irish personal public service number: seven digits, a check letter
/// modulo 23, sometimes a second letter.
/// Source: Department of Social Protection, PPS number check character.
enum IEPPSNValidator: Validator {
  static let name = "ie-ppsn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["6433435F", "6433435FT", "6433435FW"],
    invalid: ["6433435E", "6433435VH", "6433435A", "6433435", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("9999999A") || form.hasShape("9999999AA"),
      form.count == 8 || form.isOne(of: "ABHWTX", at: 8)
    else { return false }
    var sum = form.weightedSum([8, 7, 6, 5, 4, 3, 2])
    if form.isOne(of: "ABH", at: 8) { sum += 9 * (Int(form[8]) - 0x40) }
    return form[7] == ("WABCDEFGHIJKLMNOPQRSTUV" as Table)[sum % 23]
  }
}
