// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Singapore identity number: S, T, F, G or M, seven digits, a check
/// letter modulo 11. Source: Immigration and Checkpoints Authority, NRIC and FIN format.
enum SGNRICValidator: Validator {
  static let name = "sg-nric"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K"],
    invalid: ["S1234567A", "A1234567D", "S123456D", "S12345678", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.hasShape("A9999999A")
    else {
      return false
    }
    let sum = form.weightedSum([2, 7, 6, 5, 4, 3, 2], from: 1)
    switch form[0] {
    case UInt8(ascii: "S"): return form[8] == ("JZIHGFEDCBA" as Table)[sum % 11]
    case UInt8(ascii: "T"): return form[8] == ("JZIHGFEDCBA" as Table)[(sum + 4) % 11]
    case UInt8(ascii: "F"): return form[8] == ("XWUTRQPNMLK" as Table)[sum % 11]
    case UInt8(ascii: "G"): return form[8] == ("XWUTRQPNMLK" as Table)[(sum + 4) % 11]
    case UInt8(ascii: "M"): return form[8] == ("XWUTRQPNJLK" as Table)[(sum + 3) % 11]
    default: return false
    }
  }
}
