// SPDX-License-Identifier: Apache-2.0

/// Decides whether ten digits are a Turkish tax number: powers of two modulo 9.
/// Source: Gelir İdaresi Başkanlığı, vergi kimlik numarası.
enum TRVKNValidator: Validator {
  static let name = "tr-vkn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["4540536920"],
    invalid: ["4540536921", "454053692", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 10) else { return false }
    var sum = 0
    for place in 1...9 {
      let shifted = (form.digit(9 - place) + place) % 10
      guard shifted > 0 else { continue }
      let power = (shifted << place) % 9
      sum += power == 0 ? 9 : power
    }
    return (sum + form.digit(9)) % 10 == 0
  }
}
