// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a Singapore entity number of a business (nine places), a local company
/// or another entity (ten places), each with its own check letter modulo 11.
/// Source: ACRA, Unique Entity Number.
enum SGUENValidator: Validator {
  static let name = "sg-uen"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: ["00192200M", "197401143C", "S16FC0121D"],
    invalid: ["123456", "00192200A", "00192200", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate) else { return false }
    if form.hasShape("99999999A") {
      return form[8] == ("XMKECAWLJDB" as Table)[form.weightedSum([10, 4, 9, 3, 8, 2, 7, 1]) % 11]
    }
    if form.hasShape("999999999A") {
      guard form.number(0..<4) <= 2030 else { return false }
      return form[9]
        == ("ZKCMDNERGWH" as Table)[form.weightedSum([10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11]
    }
    let kinds: Table = """
      CCCDCHCLCMCPCSCXDPFBFCFMFNGAGBGSHSLLLPMBMCMDMHMMMQNBNRPAPBPFRFRPSMSSTCTUVHXL
      """
    let letters: Table = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
    guard form.hasShape("A99AA9999A"), form.isOne(of: "RST", at: 0), form.hasPair(of: kinds, at: 3),
      form[0] != UInt8(ascii: "T") || form.number(1..<3) <= 30
    else { return false }
    let weights: InlineArray<9, Int> = [4, 3, 5, 3, 10, 2, 2, 5, 7]
    var sum = 0
    for offset in 0..<9 { sum += (letters.firstIndex(of: form[offset]) ?? 0) * weights[offset] }
    return form[9] == letters[(sum + 6) % 11]
  }
}
