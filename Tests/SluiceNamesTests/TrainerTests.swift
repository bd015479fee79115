// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames
import Testing

@testable import sluice_train

@Suite("The trainer of names")
struct TrainerTests {
  private func manifest(_ lines: String...) throws(Failure) -> Manifest {
    try Manifest(lines: lines.map { $0[...] }, path: "manifest.txt")
  }

  @Test("reads the manifest's sources")
  func sources() throws {
    let manifest = try manifest(
      "# remark", "a.tsv names MIT weights,tables", "b.jsonl corpus CC-BY-4.0 weights")
    #expect(manifest.sources.map(\.path) == ["a.tsv", "b.jsonl"])
    #expect(manifest.paths(.corpus) == ["b.jsonl"])
  }

  @Test(
    "refuses licences that are not on the list, and uses they do not allow",
    arguments: [
      "a.tsv names GPL-3.0 weights,tables", "a.tsv names CC-BY-SA-4.0 weights",
      "b.jsonl corpus CC-BY-4.0 weights,tables",
      "a.tsv names CC-BY-4.0 weights", "a.tsv names MIT", "a.tsv poems MIT weights",
    ])
  func licences(line: String) {
    #expect(throws: Failure.self) { try manifest(line) }
  }

  @Test("cuts templates into text and slots")
  func templates() {
    #expect(
      TemplateSet.parse("{\"a\":\"{P2}\"}\\n{n}")
        == [.text("{\"a\":\""), .slot("P", 2), .text("\"}\n"), .slot("n", 1)])
  }

  @Test("keeps offsets when case changes")
  func cases() {
    let text = Array("Łukasz ÄÖÜ Żak İ ß ×".utf8)
    #expect(Letters.lowered(text).count == text.count)
    #expect(
      String(decoding: Letters.lowered(Array("Łukasz Żak ÄÖ".utf8)), as: UTF8.self)
        == "łukasz żak äö")
    #expect(String(decoding: Letters.raised(Array("müller".utf8)), as: UTF8.self) == "MÜLLER")
  }

  @Test("reads records with escapes, and refuses spans outside the text")
  func records() {
    let record = CorpusRecord(
      json: Array(
        #"{"id":"1","text":"J\u00f6rg \"x\"\n","spans":[{"start":0,"end":5,"type":"PERSON"}]}"#.utf8
      ))
    #expect(record.map { String(decoding: $0.text, as: UTF8.self) } == "Jörg \"x\"\n")
    #expect(record?.spans.count == 1)
    #expect(
      CorpusRecord(json: Array(#"{"text":"a","spans":[{"start":0,"end":5,"type":"PERSON"}]}"#.utf8))
        == nil)
    #expect(CorpusRecord(json: Array(#"{"text":"a"#.utf8)) == nil)
  }

  @Test("learns the same weights from the same texts and seed, and others from another seed")
  func deterministic() throws {
    let texts = (0..<40).map { number in
      number % 2 == 0 ? "Dear Xanto Brqwell, your order" : "The Blue Order is ready now"
    }
    let examples = texts.map { text in
      Example(text: Array(text.utf8), names: text.hasPrefix("Dear") ? [5..<18] : [])
    }
    func train(_ seed: UInt64) throws -> [Int8] {
      var settings = WeightTrainer.Settings()
      settings.logSize = 12
      settings.seed = seed
      var trainer = WeightTrainer(model: try LexiconBuilder.emptyModel(), settings: settings)
      return trainer.train(examples) { _ in }.weights
    }
    let weights = try train(1)
    #expect(weights == (try train(1)))
    #expect(weights != (try train(2)))
    #expect(weights.contains { $0 != 0 })
  }
}
