// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an International Bank Account Number: a known country, that country's
/// length and character classes, and check digits by MOD 97-10. Spaces and hyphens are skipped,
/// either case is read.
/// Source: ISO 13616-1:2020; SWIFT IBAN Registry, release 99, with further countries that issue
/// numbers of the same form.
enum IBANValidator: Validator {
  static let name = "iban"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: [
      "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "fr1420041010050500013m02606",
      "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "BE68-5390-0754-7034",
    ],
    invalid: [
      "GB82 WEST 1234 5698 7654 33", "DE8937040044053201300", "ZZ89370400440532013000", "",
      "DE", "DE8937040044053201300X",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.count >= 15,
      form.count <= 34, form.isDigits(2..<4), hasCountryLayout(form)
    else { return false }
    let account = ISO7064.remainder97(form, 4..<form.count)
    return ISO7064.remainder97(form, 0..<4, after: account) == 1
  }

  /// Walks the country's groups: a count, then `n` digits, `a` letters or `c` either.
  private static func hasCountryLayout(_ form: CompactForm) -> Bool {
    guard var offset = IBANLayouts.offset(of: form[0], form[1]) else { return false }
    var position = 4
    while let ten = ASCII.digit(IBANLayouts.table[offset]) {
      let length = ten * 10 + IBANLayouts.table.digit(offset + 1)
      guard position + length <= form.count else { return false }
      for place in position..<(position + length) {
        let byte = form[place]
        let fits =
          switch IBANLayouts.table[offset + 2] {
          case UInt8(ascii: "n"): ASCII.isDigit(byte)
          case UInt8(ascii: "a"): ASCII.isUpper(byte)
          default: ASCII.isDigit(byte) || ASCII.isUpper(byte)
          }
        guard fits else { return false }
      }
      position += length
      offset += 3
    }
    return position == form.count
  }
}
