// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceNames
import SluiceTesting
import Testing

@Suite("The name finder")
struct NameFinderTests {
  @Test(
    "finds names in logs",
    arguments: [
      (
        "INFO ticket 4711 assigned to Jane Okafor by Stanisław Dzienis",
        ["Jane Okafor", "Stanisław Dzienis"]
      ),
      ("{\"patient_name\":\"Brzqwin Xantholor\",\"city\":\"Victoria\"}", ["Brzqwin Xantholor"]),
      ("{\"holder\":\"\\u00d6zger F\\u0131rat\",\"n\":1}", ["\\u00d6zger F\\u0131rat"]),
      (
        "{\"log\":\"{\\\"holder\\\":\\\"J\\\\u00f6rg M\\\\u00fcller\\\"}\"}",
        ["J\\\\u00f6rg M\\\\u00fcller"]
      ),
      ("name=Aoife O'Brien email=x", ["Aoife O'Brien"]),
      ("Author: Anna-Maria van der Berg <amb@example.com>", ["Anna-Maria van der Berg"]),
      ("{\"name\":\"山田太郎\"}", ["山田太郎"]),
      ("{\"full_name\":\"Иван Петров\"}", ["Иван Петров"]),
    ])
  func logs(text: String, names: [String]) throws {
    #expect(try FinderUnderTest(.strict).names(in: text) == names)
  }

  @Test(
    "finds names in prompts",
    arguments: [
      ("please write a letter to jane okafor about the invoice", ["jane okafor"]),
      ("Dear Ms Okafor, ...\\nAsk okafor again", ["Okafor", "okafor"]),
      ("Bitte rufen Sie Jürgen Maier und Frau Lindström an.", ["Jürgen Maier", "Lindström"]),
      ("PLEASE CALL JANE SMITH", ["JANE SMITH"]),
      ("Attendees: Priya Raman, Chinedu Eze", ["Priya Raman", "Chinedu Eze"]),
    ])
  func prompts(text: String, names: [String]) throws {
    #expect(try FinderUnderTest(.broad).names(in: text) == names)
  }

  @Test(
    "leaves what only looks like names",
    arguments: [
      "Starting Connection Pool on Amazon Web Services", "Grant Access to Order History",
      "at com.acme.Jane.Smith(Jane.java:12)", "https://example.com/Jane/Smith",
      "jane.smith@example.com",
      "/home/Jane Smith/file", "[PERSON:k1.7q2m9v4xj0tzc3ha7m2k]",
      "{\"city\":\"Paris\",\"product\":\"Jordan\"}",
      "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
    ])
  func none(text: String) throws {
    #expect(try FinderUnderTest(.strict).names(in: text) == [])
  }

  @Test("keeps out of what other findings have taken, and finds their names again")
  func claims() throws {
    let text = "Jane Okafor met Jane Okafor"
    let finder = try FinderUnderTest(.broad)
    #expect(finder.names(in: text).count == 2)
    let taken = [ClaimedRange(start: 0, end: 11)]
    #expect(finder.names(in: text, claimed: taken) == ["Jane Okafor"])
    let prompt = "xq: Brzqwin\\nlater brzqwin wrote"
    let name = [ClaimedRange(start: 4, end: 11, isName: true)]
    #expect(finder.names(in: prompt, claimed: name).contains("brzqwin"))
  }

  @Test("finds the same whatever lines stand around a line", arguments: [NameMode.strict, .broad])
  func lines(mode: NameMode) throws {
    let finder = try FinderUnderTest(mode)
    var sample = SampleNames(seed: 3)
    let lines = (0..<400).map { _ in Array(sample.line().utf8) }
    let block = Array(lines.joined(separator: [10]))
    var expected: [NameSpan] = []
    var start: Int32 = 0
    for line in lines {
      for var span in finder.spans(in: line) {
        span.start += start
        span.end += start
        expected.append(span)
      }
      start += Int32(line.count + 1)
    }
    #expect(expected.count > 100)
    #expect(finder.spans(in: block) == expected)
  }

  @Test(
    "finds nothing more where what was found is replaced", arguments: [NameMode.strict, .broad])
  func again(mode: NameMode) throws {
    let finder = try FinderUnderTest(mode)
    var sample = SampleNames(seed: 9)
    for _ in 0..<1500 {
      let line = Array(sample.line().utf8)
      var written: [UInt8] = []
      var position = 0
      for span in finder.spans(in: line) {
        written += line[position..<Int(span.start)] + Array("[PERSON:k1.7q2m9v4xj0tzc3ha7m2k]".utf8)
        position = Int(span.end)
      }
      written += line[position...]
      let text = String(decoding: written, as: UTF8.self)
      #expect(finder.names(in: text) == [], "\(text)")
    }
  }

  @Test("finds names all over a record of any length, in parts")
  func longRecord() throws {
    let sentence = "The invoice was paid twice last month, so Jane Okafor called the bank again. "
    let count = 6000
    let text = String(repeating: sentence, count: count)
    #expect(text.utf8.count > 400_000)
    for mode in [NameMode.strict, .broad] {
      let names = try FinderUnderTest(mode).names(in: text)
      #expect(names.count == count)
      #expect(names.allSatisfy { $0 == "Jane Okafor" })
    }
  }

  @Test("asks for more under a higher threshold")
  func threshold() throws {
    var sample = SampleNames(seed: 5)
    let text = Array((0..<300).map { _ in sample.line() }.joined(separator: "\n").utf8)
    let counts = try [-3, -1, 1, 4].map {
      try FinderUnderTest(.broad, threshold: $0).spans(in: text).count
    }
    #expect(counts == counts.sorted(by: >) && Set(counts).count == 4)
  }

  @Test(
    "ends, in order and inside the text, on hostile text", arguments: [NameMode.strict, .broad],
    [NameRecord.line, .block])
  func hostile(mode: NameMode, record: NameRecord) throws {
    let finder = try FinderUnderTest(mode, record)
    let units = [
      "A", "a", "Aa ", "Jane ", "Jane Okafor ", "J. ", "C:\\", "\\", "\\u", "\\u00fc", "'", "O'",
      "@", "a@",
      "[", "[AAAA:", "://", "a://", "\u{E9}", "日", "-", "name=", "name: Jane ", "von ", "\u{0}",
      "Mr. ", "[EMAIL]",
    ]
    for unit in units {
      let bytes = Array(String(repeating: unit, count: 200_000 / unit.utf8.count).utf8)
      check(finder.spans(in: bytes), within: bytes.count)
    }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let noise = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      }
      check(finder.spans(in: noise), within: noise.count)
    }
  }

  private func check(_ spans: [NameSpan], within count: Int) {
    var position: Int32 = 0
    for span in spans {
      #expect(span.start >= position && span.end > span.start && Int(span.end) <= count)
      position = span.end
    }
  }

  @Test("scores each word as the trainer sums its features")
  func scores() throws {
    var view = TrainingView(model: try NameModel.embedded())
    var tokens = TokenList()
    var features = FeatureList()
    var sample = SampleNames(seed: 17)
    var compared = 0
    for _ in 0..<500 {
      let text = Array(sample.line().utf8)
      view.tokenize(text.span, into: &tokens)
      for index in 0..<tokens.count where view.admits(tokens, index) {
        view.features(
          tokens, index, text.span, omittingWord: false, omittingLetters: false, into: &features)
        let score = view.score(tokens, index, text.span)
        #expect(score == view.sum(features))
        tokens[index].isName = score > 0
        compared += 1
      }
    }
    #expect(compared > 1000)
  }
}
