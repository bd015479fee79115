// SPDX-License-Identifier: Apache-2.0

/// Decides whether 22 digits are an Argentine bank account key, two check digits by weights 7, 1,
/// 3, 9.
/// Source: BCRA, Comunicación A 2622.
enum ARCBUValidator: Validator {
  static let name = "ar-cbu"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["2850590940090418135201"],
    invalid: ["2810590940090418135201", "2850590940090418135200", "285059094009041813520", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 22, dropping: .spaceHyphen),
      !form.isOneByteRepeated
    else { return false }
    return form.weightedSum([7, 1, 3, 9, 7, 1, 3, 1]) % 10 == 0
      && form.weightedSum([3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1], from: 8) % 10 == 0
  }
}
