// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames
import Testing

@Suite("The name model")
struct NameModelTests {
  /// A small model with some words in it.
  static func bytes(words: [String] = ["ann", "lee"]) -> [UInt8] {
    let entries = words.map {
      (
        hash: WordHash.of($0),
        lexicon: LexiconClass(given: 2, surname: 1, word: 0, isPlace: false)
      )
    }
    return NameModel.encode(
      weights: Array(repeating: 1, count: 64),
      lexicon: NameModel.slots(for: entries, count: words.count * 5 / 4 + 2), scale: 0.1)
  }

  @Test("is built in, within its size, for this tokeniser")
  func embedded() throws {
    #expect(try NameModel.embedded().byteCount <= 2_000_000)
  }

  @Test("is refused when it is for another version")
  func version() {
    var bytes = Self.bytes()
    bytes[4] = UInt8(NameModel.version + 1)
    #expect(
      throws: NameModelError.versionMismatch(
        found: NameModel.version + 1, expected: NameModel.version)
    ) { try NameModel(bytes: bytes.span) }
  }

  @Test("is refused when it is no model or a byte of it is missing or wrong")
  func damage() {
    let bytes = Self.bytes()
    #expect(throws: NameModelError.notAModel) { try NameModel(bytes: [1, 2, 3].span) }
    #expect(throws: NameModelError.damaged) { try NameModel(bytes: bytes.dropLast().asArray.span) }
    for index in [64, bytes.count - 1] {
      var damaged = bytes
      damaged[index] ^= 0x40
      #expect(throws: NameModelError.damaged) { try NameModel(bytes: damaged.span) }
    }
  }

  @Test("finds every word that was put into the lexicon, and no other")
  func lexicon() throws {
    let words = (0..<2000).map { "name\(String($0, radix: 36))x" }
    let model = try NameModel(bytes: Self.bytes(words: words).span)
    let view = TrainingView(model: model)
    for word in words { #expect(view.lexicon(word).given == 2) }
    for number in 0..<2000 { #expect(!view.lexicon("other\(number)").isKnown) }
  }
}

extension ArraySlice {
  var asArray: [Element] { Array(self) }
}
