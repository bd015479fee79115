// SPDX-License-Identifier: Apache-2.0

/// Decides whether eleven digits are a Latvian value added tax number of a company or a person.
/// Source: VID, PVN reģistrs; VIES check algorithms.
enum LVPVNValidator: Validator {
  static let name = "lv-pvn"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["LV 4000 3521 600", "161175-19997", "328673-00679"],
    invalid: [
      "40003521601", "161375-19997", "328673-00677", "LV 4000 3521 601", "LV 4000 3521 60", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    form.dropPrefix("LV")
    guard form.count == 11, form.isDigits else { return false }
    return LVCode.isCompany(form) || LVCode.isPerson(form)
  }
}
