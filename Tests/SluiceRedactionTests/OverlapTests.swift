// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("Overlapping findings")
struct OverlapTests {
  let long = toyRule(
    "long", entity: "LONG", pattern: "word[0-9a-z-]{1,40}", anchors: ["word"], score: 0.7)
  let digits = toyRule(
    "digits", entity: "DIGITS", pattern: "(?<![0-9])[0-9]{16}(?![0-9])", anchors: ["@digits:16"],
    score: 0.9)
  let card = toyRule(
    "card", entity: "CARD", pattern: "(?<![0-9])[0-9]{16}(?![0-9])", anchors: ["@digits:16"],
    validator: "luhn", score: 0.3)

  func redact(_ text: String, _ rules: [Rule]) throws -> String {
    try RedactorUnderTest(policy: labels, rules: rules).redact(text)
  }

  @Test("go to the longer one, whose rest covers what the shorter one found")
  func longer() throws {
    for rules in [[long, digits], [digits, long]] {
      #expect(try redact("word-1234567812345678-x", rules) == "[LONG]")
    }
  }

  @Test("go to the one whose checksum held, and what the loser found besides is masked too")
  func validated() throws {
    for rules in [[long, card], [card, long]] {
      #expect(try redact("word-4111111111111111-ab", rules) == "[LONG][CARD][LONG]")
      #expect(try redact("word-4111111111111112-ab", rules) == "[LONG]")
    }
  }

  @Test("of equal length go to the higher score, then to the earlier rule")
  func ties() throws {
    var weak = digits
    weak.id = "weak"
    weak.entity = try #require(EntityType("WEAK"))
    weak.detection.score = 0.6
    #expect(try redact("1234567812345678", [weak, digits]) == "[DIGITS]")
    #expect(try redact("1234567812345678", [digits, weak]) == "[DIGITS]")
    weak.detection.score = 0.9
    #expect(try redact("1234567812345678", [weak, digits]) == "[WEAK]")
    #expect(try redact("1234567812345678", [digits, weak]) == "[DIGITS]")
  }

  @Test("of a chain are all masked, none of their letters or digits left")
  func chain() throws {
    let first = toyRule(
      "first", entity: "FIRST", pattern: "aaaa-bbbb-cccc", anchors: ["aaaa"], score: 0.9)
    let second = toyRule(
      "second", entity: "SECOND", pattern: "cccc-dddd-eeee", anchors: ["cccc"], score: 0.8)
    let third = toyRule(
      "third", entity: "THIRD", pattern: "eeee-ffff-gggg", anchors: ["eeee"], score: 0.7)
    let text = "x aaaa-bbbb-cccc-dddd-eeee-ffff-gggg y"
    for rules in [[first, second, third], [third, second, first], [second, third, first]] {
      let redacted = try redact(text, rules)
      #expect(redacted.hasPrefix("x [") && redacted.hasSuffix("] y"))
      for piece in ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"] {
        #expect(!redacted.contains(piece), "\(redacted)")
      }
    }
  }

  @Test("leave no letter or digit of any finding readable, and touch nothing else")
  func nothingLeaks() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    var sample = SampleText(seed: 41)
    for round in 0..<400 {
      let line = round % 4 == 0 ? sample.json() : sample.line()
      let run = RedactionRun(Array((line + "\n").utf8), sluice.redactor)
      var isReplaced = [Bool](repeating: false, count: run.input.count)
      for placement in run.placements {
        for index in Int(placement.inputStart)..<Int(placement.inputEnd) {
          isReplaced[index] = true
        }
      }
      for finding in run.findings {
        let open = finding.first {
          !isReplaced[$0] && Character(Unicode.Scalar(run.input[$0])).isLetter
            || !isReplaced[$0] && Character(Unicode.Scalar(run.input[$0])).isNumber
        }
        #expect(open == nil, "byte \(open ?? 0) of \(line)")
      }
      expectRestUnchanged(run)
    }
  }

  /// What stands between replacements must be what stood between findings, `~` in look-alikes aside.
  func expectRestUnchanged(_ run: RedactionRun) {
    var (input, output) = (0, 0)
    func compare(_ inputEnd: Int, _ outputEnd: Int) {
      let before = String(decoding: run.input[input..<inputEnd], as: UTF8.self)
      let after = String(decoding: run.output[output..<outputEnd], as: UTF8.self)
      #expect(
        before.replacing("[~", with: "[") == after.replacing("[~", with: "["),
        "\(String(decoding: run.input, as: UTF8.self))")
    }
    for placement in run.placements {
      #expect(Int(placement.inputStart) >= input)
      compare(Int(placement.inputStart), Int(placement.outputStart))
      (input, output) = (Int(placement.inputEnd), Int(placement.outputEnd))
    }
    compare(run.input.count, run.output.count)
  }
}
