// SPDX-License-Identifier: Apache-2.0

/// Decides whether 15 digits are an equipment identity with a correct Luhn digit. The 14-digit form
/// without and the 16-digit form with a software version carry no check digit and are refused.
/// Source: 3GPP TS 23.003, clause 6.2 and annex B.
enum IMEIValidator: Validator {
  static let name = "imei"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["490154203237518", "35-209900-176148-1", "35 686800 004141 8"],
    invalid: ["490154203237517", "49015420323751", "000000000000000", "", "3568680000414120"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 15, dropping: [.space, .hyphen, .slash]),
      !form.isOneByteRepeated
    else { return false }
    return Luhn.holds(form)
  }
}
