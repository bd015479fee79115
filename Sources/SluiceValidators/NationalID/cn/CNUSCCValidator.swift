// SPDX-License-Identifier: Apache-2.0

/// Decides whether 18 places are a Chinese unified social credit code, powers of three modulo 31.
/// Source: GB 32100-2015.
enum CNUSCCValidator: Validator {
  static let name = "cn-uscc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["91110000600037341L", "9 1 110000 600037341L"],
    invalid: ["A1110000600037341L", "12345", "91110000600037341A", "91110000600037341", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let letters: Table = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.count == 18,
      form.isDigits(0..<8)
    else { return false }
    var sum = 0
    var weight = 1
    for offset in 0..<18 {
      guard let value = letters.firstIndex(of: form[offset]) else { return false }
      sum += offset == 17 ? value : value * weight
      weight = weight * 3 % 31
    }
    return sum % 31 == 0
  }
}
