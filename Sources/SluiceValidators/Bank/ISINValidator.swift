// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a securities identifier: a country or agency prefix, nine digits or
/// letters, and a Luhn digit over the expanded letters. Source: ISO 6166:2021, annex A.
enum ISINValidator: Validator {
  static let name = "isin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["US0378331005", "DE000BAY0017", "XS0104440986", "GB0002634946"],
    invalid: ["US0378331006", "ZZ0378331005", "US037833100", "", "US03783310A5"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .space), form.hasShape("AA*********9"),
      CountryCode.isAssigned(form[0], form[1])
        || form.hasPair(of: "EUQSQTXAXBXCXDXFXKXSANCS", at: 0)
    else { return false }
    var sum = 0
    var isDoubled = false
    for offset in (0..<12).reversed() {
      let value = form.base36(offset)
      sum += folded(value % 10, isDoubled)
      isDoubled.toggle()
      if value > 9 {
        sum += folded(value / 10, isDoubled)
        isDoubled.toggle()
      }
    }
    return sum % 10 == 0
  }

  private static func folded(_ digit: Int, _ isDoubled: Bool) -> Int {
    isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
}
