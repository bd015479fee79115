// SPDX-License-Identifier: Apache-2.0

/// Decides whether nine digits are a Serbian tax number, ISO 7064 MOD 11,10.
/// Source: Pravilnik o poreskom identifikacionom broju.
enum RSPIBValidator: Validator {
  static let name = "rs-pib"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["101134702"],
    invalid: ["101134703", "101134700", "10113470", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 9, dropping: .spaceHyphenDot) else {
      return false
    }
    return ISO7064.holdsMod11And10(form)
  }
}
