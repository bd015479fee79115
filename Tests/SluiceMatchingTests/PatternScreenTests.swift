// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel
import SluiceTesting
import Testing

@testable import SluiceMatching

@Suite("A pattern's screen")
struct PatternScreenTests {
  /// Whether the screen of `pattern` lets a match begin at `offset` of `text`.
  private func passes(_ pattern: String, _ text: String, at offset: Int, isCaseless: Bool = false)
    -> Bool
  {
    let compiled = CompiledPattern(
      pattern, isCaseless: isCaseless, isAnchored: true, valueGroup: 0)
    var scratch = PatternScratch(compiled)
    let bytes = Array(text.utf8)
    return scratch.firstPossible(0, in: bytes.span, from: offset, through: offset) != nil
  }

  @Test(
    "refuses what no match can begin with",
    arguments: [
      ("ab[0-9]{2}", "abc1"), ("(?:foo|bar)x", "fox"), ("[^0-9]+", "7"), ("a{3}", "aa"),
      ("(?i:key)=", "kez="), ("\\d\\d", "1x"), ("a?b", "c"), ("x{2,4}y", "xz"), ("[]a]b", "cb"),
      ("(?<value>p)q", "pp"), ("\\x41.", "B1"), ("[a\\-z]{2}", "ab"), ("ab", "a"),
    ])
  func refuses(_ pattern: String, _ text: String) {
    #expect(!passes(pattern, text, at: 0))
  }

  @Test(
    "lets through what a match may begin with",
    arguments: [
      ("ab[0-9]{2}", "ab12"), ("(?:foo|bar)x", "barx"), ("[^0-9]+", "x"), ("a?b", "b"),
      ("(?i:key)=", "KeY="), ("(?:)x?", ""), ("a*?b", "aaab"), ("x{2,4}+y", "xxxxy"),
      ("[]a]b", "]b"), ("\\x41.", "A1"), ("(?=a)a", "a"), ("(?!b)a", "a"), ("^a$", "a"),
      ("\\bword\\b", "word"), ("[a\\-z]{2}", "-z"), ("(a|)b", "b"), ("(?>ab|a)c", "abc"),
      // What a screen cannot read it lets through.
      ("(a)\\1", "zz"), ("a{,2}", "zz"), ("[[:digit:]]", "z"), ("\\p{L}", "z"), ("(?|a|b)", "z"),
    ])
  func allows(_ pattern: String, _ text: String) {
    #expect(passes(pattern, text, at: 0))
  }

  @Test(
    "refuses what the pattern's automaton cannot read to its end",
    arguments: [
      ("[a-z]{1,40}@[a-z]+\\.com", "jane@home.org"), ("[0-9]{8}[A-Z](?![0-9A-Za-z])", "12345678AB"),
      ("[a-z]+(?=[ ](?:from|by))", "jane fro"), ("(?:ab){3,200}c", "ababd"),
      ("x[0-9]*(?!y)(?![0-9])z", "x12y"),
      ("(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta)-[0-9]", "theta-x"),
      ("[^ ]{0,90}=[0-9]", "abc def=1"),
    ])
  func automatonRefuses(_ pattern: String, _ text: String) {
    #expect(!passes(pattern, text, at: 0))
  }

  @Test(
    "lets through what the pattern's automaton reads, or reads no further",
    arguments: [
      ("[a-z]{1,40}@[a-z]+\\.com", "jane@home.com"), ("[0-9]{8}[A-Z](?![0-9A-Za-z])", "12345678A"),
      ("[0-9]{8}[A-Z](?![0-9A-Za-z])", "12345678A-"), ("[a-z](?![^ ])", "a\n"),
      ("[a-z]+(?=[ ](?:from|by))", "jane by"), ("(?:ab){3,200}c", "abababababc"),
      ("a(?!b)|ac", "ac"), ("(?:a(?!b))?c", "c"), ("a(?!b)?", "ab"), ("a(?=b)?c", "ac"),
      ("[a-z]{200}[0-9]", String(repeating: "a", count: 200) + "1"),
      (
        "[a-z]{0,20}(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)!", "xeleven!"
      ),
    ])
  func automatonAllows(_ pattern: String, _ text: String) {
    #expect(passes(pattern, text, at: 0))
  }

  @Test("refuses no match of patterns and texts put together by chance")
  func madeUp() {
    var random = SeededGenerator(seed: 7)
    var matches = 0
    for _ in 0..<4000 {
      let pattern = Self.pattern(&random, depth: 0)
      let compiled = CompiledPattern(
        pattern, isCaseless: false, isAnchored: true, valueGroup: 0)
      guard CompiledPattern.fault(in: pattern) == nil else { continue }
      // Without a screen of its own, PCRE2 alone decides.
      let reference = CompiledPattern(
        pattern, isCaseless: false, isAnchored: true, valueGroup: 0, hasScreen: false)
      var scratch = PatternScratch(compiled)
      var plain = PatternScratch(reference)
      for _ in 0..<8 {
        let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in
          "ab0-@ ".utf8.randomElement(using: &random) ?? 0
        }
        let start = Int.random(in: 0..<text.count, using: &random)
        guard case .match = plain.match(0, in: text.span, from: start) else { continue }
        matches += 1
        let possible = scratch.firstPossible(0, in: text.span, from: start, through: start)
        #expect(possible == start, "\(pattern) in \(text) at \(start)")
      }
    }
    #expect(matches > 3000)
  }

  /// A pattern of a few parts, with groups, repetitions and assertions.
  private static func pattern(_ random: inout SeededGenerator, depth: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let atoms = ["a", "b", "0", "[ab]", "[^a]", "[0-9@]", "\\d", "-", "."]
      var part = atoms.randomElement(using: &random) ?? "a"
      switch Int.random(in: 0..<9, using: &random) {
      case 0 where depth < 3: part = "(?:\(pattern(&random, depth: depth + 1)))"
      case 1 where depth < 3:
        part = "(?:\(pattern(&random, depth: depth + 1))|\(pattern(&random, depth: depth + 1)))"
      case 2 where depth < 2:
        let kind = ["=", "!", "<!"].randomElement(using: &random) ?? "="
        text += "(?\(kind)\(atoms.randomElement(using: &random) ?? "a"))"
      default: break
      }
      let quantifiers = ["", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,9}", "{2,}"]
      text += part + (quantifiers.randomElement(using: &random) ?? "")
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text += "(?![ab])"
    case 1: text += "(?=[0-9 ]|a-)"
    case 2: text += "(?!0)(?![-@])"
    default: break
    }
    return text
  }

  @Test("knows the case of a caseless pattern")
  func caseless() {
    #expect(passes("abc", "AbC", at: 0, isCaseless: true))
    #expect(!passes("abc", "AbC", at: 0))
    #expect(!passes("[^a]", "A", at: 0, isCaseless: true))
  }

  @Test("looks at the two bytes before a match, and at no more")
  func lookBehind() {
    #expect(!passes("(?<![a-z])x", "ax", at: 1))
    #expect(passes("(?<![a-z])x", "1x", at: 1))
    #expect(passes("(?<![a-z])x", "x", at: 0))
    #expect(!passes("(?<=@)x", "ax", at: 1))
    #expect(passes("(?<=@)x", "@x", at: 1))
    #expect(!passes("(?<![0-9][.-])x", "1-x", at: 2))
    #expect(passes("(?<![0-9][.-])x", "a-x", at: 2))
    #expect(passes("(?<![0-9][.-])x", "1:x", at: 2))
    #expect(passes("(?<!abc)x", "abcx", at: 3))
  }

  @Test("asks nothing of the bytes before a match when one alternative does not")
  func lookBehindOfOneBranch() {
    #expect(passes("(?<![a-z])x|y", "ay", at: 1))
    #expect(passes("(?:(?<![a-z])x|y)", "ay", at: 1))
    #expect(passes("a?(?<![a-z])x", "bx", at: 1))
    #expect(passes("(?<![a-z])?x", "ax", at: 1))
  }

  /// Rules whose pattern a screen cannot judge: all of it lies in a look-ahead that others follow.
  private static let unscreened: Set<String> = [
    "env-set-command", "generic-password", "generic-password-short-key",
  ]

  @Test("reads the pattern of nearly every rule, and refuses no match of its examples")
  func everyRule() throws {
    var unscreened: Set<String> = []
    for rule in try RuleDirectory.load(patternsFolder) {
      guard let pattern = rule.detection.pattern else { continue }
      let compiled = CompiledPattern(
        pattern, isCaseless: rule.detection.isCaseless, isAnchored: false, valueGroup: 0)
      if compiled.screen?.length == 0 { unscreened.insert(rule.id) }
      var scratch = PatternScratch(compiled)
      for example in rule.examples.mustMatch {
        let text = Array(example.replacing("«", with: "").replacing("»", with: "").utf8)
        var offset = 0
        while case .match(let start, _, _, _) = scratch.match(0, in: text.span, from: offset) {
          let possible = scratch.firstPossible(0, in: text.span, from: start, through: start)
          #expect(possible == start, "\(rule.id): a match at \(start) of an example is refused")
          offset = start + 1
        }
      }
    }
    #expect(unscreened == Self.unscreened)
  }
}
