// SPDX-License-Identifier: Apache-2.0

/// Decides whether 18 to 20 digits that begin with 89 are a SIM card's number with a correct Luhn
/// digit; a filling `F` at the end is dropped. Source: ITU-T E.118 (05/2006), clause 4.
enum ICCIDValidator: Validator {
  static let name = "iccid"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["89310410106543789305", "8991101200003204514", "8991101200003204514F"],
    invalid: ["8991101200003204515", "8891101200003204510", "899110", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard var form = CompactForm(candidate, dropping: .spaceHyphen) else { return false }
    if form.count > 1, form[form.count - 1] == UInt8(ascii: "F") { form.dropLast(1) }
    guard form.isDigits, form.has("89"), form.count >= 18, form.count <= 20 else { return false }
    return Luhn.holds(form)
  }
}
