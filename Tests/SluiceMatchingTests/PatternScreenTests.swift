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

  /// Rules whose pattern a screen cannot judge: the whole pattern lies in a look-ahead, or the states
  /// are too many.
  private static let unscreened: Set<String> = [
    "address-labelled-name-first", "address-labelled-postcode", "env-set-command",
    "generic-password", "generic-password-short-key",
  ]

  @Test("reads the pattern of nearly every rule, and refuses no match of its examples")
  func everyRule() throws {
    var unscreened: Set<String> = []
    for rule in try RuleDirectory.load(patternsFolder) {
      guard let pattern = rule.detection.pattern else { continue }
      let compiled = CompiledPattern(
        pattern, isCaseless: rule.detection.isCaseless, isAnchored: false, valueGroup: 0)
      if compiled.screen.length == 0 { unscreened.insert(rule.id) }
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
