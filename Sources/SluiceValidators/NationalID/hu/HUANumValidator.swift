// SPDX-License-Identifier: Apache-2.0

/// Decides whether eight digits are a Hungarian company tax number, weights 9, 7, 3, 1; the county
/// and code of the long form may follow. Source: Art. 2017. évi CL. törvény; VIES check algorithms.
enum HUANumValidator: Validator {
  static let name = "hu-anum"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["HU-12892312"],
    invalid: ["HU-12892313", "HU-12892310", "HU-1289231", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("HU")
    guard form.isDigits, form.count == 8 || form.count == 11, form.number(0..<8) > 0 else {
      return false
    }
    return form.weightedSum([9, 7, 3, 1, 9, 7, 3, 1]) % 10 == 0
  }
}
