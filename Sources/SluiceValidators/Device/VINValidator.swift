// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a vehicle identification number with a correct ninth character, as North
/// America and China require. Source: ISO 3779:2009, clause 5; 49 CFR 565.15(c).
enum VINValidator: Validator {
  static let name = "vin"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["1M8GDM9AXKP042788", "5GZCZ43D13S812715", "1HGCM82633A004352"],
    invalid: [
      "1M8GDM9A1KP042788", "1M8GDM9AXKP04278", "IM8GDM9AXKP042788", "", "11111111111111112",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate), form.hasShape("*****************"),
      !form.isOneByteRepeated
    else { return false }
    let weights: InlineArray<17, Int> = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    let values: Table = "12345678.12345.7.923456789"
    var sum = 0
    for offset in 0..<17 {
      if let digit = ASCII.digit(form[offset]) {
        sum += digit * weights[offset]
      } else {
        let value = values[Int(form[offset]) - 0x41]
        guard value != ASCII.dot else { return false }
        sum += (Int(value) - 0x30) * weights[offset]
      }
    }
    return form[8] == ("0123456789X" as Table)[sum % 11]
  }
}
