// SPDX-License-Identifier: Apache-2.0

/// Decides whether twelve digits can be a Malaysian identity number: birth date and a place code
/// that is used.
/// Source: Jabatan Pendaftaran Negara, National Registration Regulations 1990.
enum MYNRICValidator: Validator {
  static let name = "my-nric"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["770305-02-1234", "770305021234"],
    invalid: ["771305-02-1234", "770305-17-1234", "770305-00-1234", "770305-02-123", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, digits: 12, dropping: [.space, .hyphen, .asterisk]),
      CalendarDate.isValid(
        twoDigitYear: form.number(0..<2), month: form.number(2..<4), day: form.number(4..<6))
    else { return false }
    switch form.number(6..<8) {
    case 0, 17...20, 69, 70, 73, 80, 81, 94...97: return false
    default: return true
    }
  }
}
