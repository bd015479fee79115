// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is the second line of a passport's machine-readable zone: 44 places whose
/// number, birth date, expiry date, optional data and total have correct check digits.
/// Source: ICAO Doc 9303-4, eighth edition, 4.2.2.
enum ICAOMRZValidator: Validator {
  static let name = "icao-mrz"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
    invalid: [
      "L898902C36UTO7408122F1204159ZE184226B<<<<<11",
      "L898902C37UTO7408122F1204159ZE184226B<<<<<10",
      "L898902C36UTO7408122F1204159", "",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate), form.count == 44 else { return false }
    for offset in 0..<44
    where !ASCII.isAlphanumeric(form[offset]) && form[offset] != UInt8(ascii: "<") { return false }
    guard form.isDigits(9..<10), form.isDigits(19..<20), form.isDigits(21..<28),
      form.isDigits(43..<44),
      form.isOne(of: "MFX<", at: 20), MachineReadable.checkDigit(form, 0..<9) == form.digit(9),
      MachineReadable.checkDigit(form, 13..<19) == form.digit(19),
      MachineReadable.checkDigit(form, 21..<27) == form.digit(27),
      MachineReadable.checkDigit(form, 28..<42) == form.digit(42)
    else { return false }
    let sum =
      MachineReadable.weightedSum(form, 0..<10)
      + MachineReadable.weightedSum(form, 13..<20, place: 10)
      + MachineReadable.weightedSum(form, 21..<43, place: 17)
    return sum % 10 == form.digit(43)
  }
}
