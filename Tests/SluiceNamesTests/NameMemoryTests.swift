// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceNames

extension NameMemory {
  fileprivate func insert(_ hash: UInt32) { withWords { $0.insert(hash) } }
  fileprivate func contains(_ hash: UInt32) -> Bool { withWords { $0.contains(hash) } }
}

@Suite("The memory of names")
struct NameMemoryTests {
  @Test("holds the last 256 words at least and 512 at most")
  func bounds() {
    let memory = NameMemory()
    let words = (0..<2000).map { WordHash.of("name\($0)") }
    for (number, word) in words.enumerated() {
      memory.insert(word)
      let oldest = max(0, number - 255)
      #expect(words[oldest...number].allSatisfy { memory.contains($0) })
      #expect(words[...number].count { memory.contains($0) } <= 512)
    }
    memory.removeAll()
    #expect(memory.isEmpty && !words.contains { memory.contains($0) })
  }

  @Test("keeps a word that is met now and then")
  func refresh() {
    let memory = NameMemory()
    let kept = WordHash.of("okafor")
    for number in 0..<2000 {
      if number % 200 == 0 { memory.insert(kept) }
      memory.insert(WordHash.of("name\(number)"))
    }
    #expect(memory.contains(kept))
  }

  @Test("finds a name in later lines, not in earlier ones, nor with lines of JSON")
  func lines() throws {
    let model = try NameModel.embedded()
    let finder = NameFinder(model: model, mode: .broad)
    var scratch = NameScratch(for: model)
    var spans = GrowableBuffer<NameSpan>(capacity: 8)
    let lines = [
      "the tholgrim is late", "Karin Tholgrim called", "the tholgrim is late",
      "{\"text\": \"the tholgrim is late\"}", "nothing", "the tholgrim is late",
    ]
    func found(_ memory: NameMemory?) -> [String] {
      let text = Array(lines.joined(separator: "\n").utf8)
      let none: [ClaimedRange] = []
      finder.find(
        in: text.span, claimed: none.span, into: &spans, using: &scratch, memory: memory)
      return (0..<spans.count).map {
        String(decoding: text[Int(spans[$0].start)..<Int(spans[$0].end)], as: UTF8.self)
      }
    }
    #expect(found(nil) == ["Karin Tholgrim"])
    #expect(found(NameMemory()) == ["Karin Tholgrim", "tholgrim", "tholgrim"])
  }
}
