// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames
import SluiceTesting
import Testing

@Suite("Places where names may begin")
struct PlaceMarkTests {
  /// The definition, byte by byte.
  private static func isPlace(_ text: [UInt8], _ index: Int) -> Bool {
    let here = text[index]
    let before = index > 0 ? text[index - 1] : 10
    let after = index + 1 < text.count ? text[index + 1] : 10
    if here >= 0xC3 { return here != 0xE2 }
    if here == UInt8(ascii: "\\") { return after == UInt8(ascii: "u") }
    guard here &- 65 < 26 else { return false }
    if after &- 65 < 26 {
      return index >= 3 && before == 32 && text[index - 2] &- 65 < 26
        && text[index - 3] &- 65 < 26
    }
    guard after &- 97 < 26 || after == 46 || after == 39 || after >= 0x80 else { return false }
    return
      !((before | 0x20) &- 97 < 26 || before &- 48 < 10 || before >= 0x80
      || [95, 47, 64].contains(before))
  }

  @Test("are marked as their definition says, in blocks of any length")
  func marks() {
    var generator = SeededGenerator(seed: 2)
    let interesting =
      Array("AAZZBB  az09_/@.'\\u \n\u{C3}é日".utf8) + [0, 0xE2, 0xC2, 0xFF, 0x5B, 0x60]
    for count in [0, 1, 63, 64, 65, 127, 128, 129, 1000] {
      for _ in 0..<20 {
        let text = (0..<count).map { _ in interesting.randomElement(using: &generator) ?? 0 }
        let groups = (count + 63) / 64
        var places = [UInt64](repeating: 0, count: groups)
        var newlines = places
        sluice_names_mark_narrow(text, count, &places, &newlines)
        var widePlaces = [UInt64](repeating: 0, count: groups)
        var wideNewlines = widePlaces
        sluice_names_mark(text, count, &widePlaces, &wideNewlines)
        #expect(widePlaces == places && wideNewlines == newlines)
        for index in 0..<count {
          #expect((places[index / 64] >> UInt64(index % 64) & 1 == 1) == Self.isPlace(text, index))
          #expect((newlines[index / 64] >> UInt64(index % 64) & 1 == 1) == (text[index] == 10))
        }
      }
    }
  }
}
