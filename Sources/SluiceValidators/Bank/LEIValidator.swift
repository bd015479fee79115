// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Legal Entity Identifier: 18 digits or letters, two check digits by
/// MOD 97-10. Source: ISO 17442-1:2020, clause 5 and annex A.
enum LEIValidator: Validator {
  static let name = "lei"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["213800KUD8LAJWSQ9D15", "5493001KJTIIGC8Y1R12"],
    invalid: ["213800KUD8LXJWSQ9D15", "5493001KJTIIGC8Y1R1", "", "5493001KJTIIGC8Y1RAB"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen),
      form.hasShape("******************99")
    else { return false }
    return ISO7064.holdsMod97(form)
  }
}
