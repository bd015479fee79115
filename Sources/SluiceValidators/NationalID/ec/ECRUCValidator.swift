// SPDX-License-Identifier: Apache-2.0

/// Decides whether 13 digits are an Ecuadorian tax number of a person, public body or company.
/// Source: SRI, Ley del RUC and its check digits.
enum ECRUCValidator: Validator {
  static let name = "ec-ruc"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1792060346-001"],
    invalid: ["1763154690001", "179206034601", "1792060346-000", "1792060346-00", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 13, dropping: .spaceHyphen) else {
      return false
    }
    switch form.number(0..<2) {
    case 1...24, 30, 50: break
    default: return false
    }
    let isPublic =
      form.number(9..<13) > 0 && form.weightedSum([3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    let hasBranch = form.number(10..<13) > 0
    switch form.digit(2) {
    case 0...5: return hasBranch && ECCIValidator.holds(form)
    case 6: return isPublic || hasBranch && ECCIValidator.holds(form)
    case 9:
      return isPublic || hasBranch && form.weightedSum([4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    default: return false
    }
  }
}
