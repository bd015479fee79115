// SPDX-License-Identifier: Apache-2.0

/// Decides whether a number is a payment card's: a scheme's prefix, a length which that scheme
/// issues, a correct Luhn digit, and more than one distinct digit.
/// Thirteen digits that begin with 1 (a time in milliseconds) belong to no scheme.
/// Source: ISO/IEC 7812-1:2017, clause 4 and annex B; issuer ranges as published by the schemes.
enum CreditCardValidator: Validator {
  static let name = "credit-card"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: [
      "4111 1111 1111 1111", "378282246310005", "5555-5555-5555-4444", "30569309025904",
      "3530111333300000", "6011111111111117", "2223003122003222", "6200000000000005",
      "4222222222222",
    ],
    invalid: [
      "4111111111111112", "1748503543012", "0000000000000000", "411111111111111", "37828224631000",
      "9999999999999995", "", "4111.1111.1111.1111",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits,
      form.count >= 12, form.count <= 19, !form.isOneByteRepeated
    else { return false }
    return isIssued(prefix: form.number(0..<6), digits: form.count) && Luhn.holds(form)
  }

  private static func isIssued(prefix: Int, digits: Int) -> Bool {
    let two = prefix / 10_000
    let three = prefix / 1000
    let four = prefix / 100
    switch prefix / 100_000 {
    case 2:
      if four == 2131 { return digits == 15 }  // JCB, older
      if four >= 2221 && four <= 2720 { return digits == 16 }  // Mastercard
      return four >= 2200 && four <= 2205 && digits >= 16  // Mir, Humo
    case 3:
      if two == 34 || two == 37 { return digits == 15 }  // American Express
      if two == 36 || two == 38 || two == 39 { return digits >= 14 }  // Diners Club
      if three <= 305 || four == 3095 { return digits >= 14 }  // Diners Club
      return two == 35 && digits >= 16  // JCB 3528 to 3589, RuPay 353 and 356
    case 4: return digits == 13 || digits == 16 || digits == 19  // Visa
    case 5:
      if two >= 51 && two <= 55 { return digits == 16 }  // Mastercard
      return two != 59 || digits >= 16  // Maestro 50, 56 to 58
    case 6: return true  // Discover, UnionPay, Maestro, RuPay
    case 8: return two == 81 && digits >= 16 || four == 8600 && digits == 16  // UnionPay, Uzcard
    case 9: return (four == 9792 || four == 9860) && digits == 16  // Troy, Humo
    case 1: return four == 1800 && digits == 15  // JCB, older
    default: return false
    }
  }
}
