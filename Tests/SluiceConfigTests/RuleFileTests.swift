// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceConfig

let fullRule = """
  id      = "toy-number"
  entity  = "TOY"
  summary = "Six digits of a toy"
  default = false
  profiles = ["prompts"]
  sources = ["the toy book, page 3"]

  [detect]
  pattern   = '(?<![0-9])[0-9]{6}(?![0-9])'
  caseless  = true
  anchors   = ["toy-", "@digits:8"]
  walk_back = '0-9'
  walk_back_limit = 8
  keys      = ["toy", "*toynumber"]
  labels    = ["toy no"]
  reach     = 12
  validator = "luhn"
  entropy   = 1.5
  score     = 1
  slow      = true
  spans_escapes = true

  [context]
  near = ["toy", "play thing"]
  not_near = ["real"]
  within_bytes = 20
  required = true

  [examples]
  must_match     = ['toy «123456» ok', '«123456» and «234567»']
  must_not_match = ['toy 12345', 'toy 1234567']
  """

let smallRule = """
  id = "small"
  entity = "TOY"
  summary = "A toy"
  [detect]
  keys = ["toy"]
  """

func faults<R>(_ body: () throws(SluiceErrors) -> R) -> [String] {
  do {
    _ = try body()
    return []
  } catch {
    return error.errors.map(\.description)
  }
}

private func faults(_ text: String, path: String = "patterns/toy.toml") -> [String] {
  faults { () throws(SluiceErrors) in try RuleFile.decode(text, path: path) }
}

@Suite("A rule file")
struct RuleFileTests {
  @Test("gives every field of the rule")
  func everyField() throws {
    let rule = try RuleFile.decode(fullRule, path: "patterns/toy/toy-number.toml")
    #expect(rule.id == "toy-number")
    #expect(rule.entity.name == "TOY")
    #expect(rule.summary == "Six digits of a toy")
    #expect(!rule.isDefault)
    #expect(rule.profiles == [.prompts])
    #expect(rule.sources == ["the toy book, page 3"])
    var detection = Rule.Detection()
    detection.pattern = "(?<![0-9])[0-9]{6}(?![0-9])"
    detection.isCaseless = true
    detection.anchors = ["toy-", "@digits:8"]
    detection.walkBack = "0-9"
    detection.walkBackLimit = 8
    detection.keys = ["toy", "*toynumber"]
    detection.labels = ["toy no"]
    detection.reachBytes = 12
    detection.validator = "luhn"
    detection.minimumEntropy = 1.5
    detection.score = 1
    detection.isSlow = true
    detection.spansEscapes = true
    #expect(rule.detection == detection)
    #expect(rule.context?.near == ["toy", "play thing"])
    #expect(rule.context?.notNear == ["real"])
    #expect(rule.context?.withinBytes == 20)
    #expect(rule.context?.isRequired == true)
    #expect(rule.examples.mustMatch == ["toy «123456» ok", "«123456» and «234567»"])
    #expect(rule.examples.mustNotMatch == ["toy 12345", "toy 1234567"])
  }

  @Test("may leave out what has a default")
  func defaults() throws {
    let rule = try RuleFile.decode(smallRule, path: "small.toml")
    #expect(rule.isDefault && rule.profiles.isEmpty && rule.context == nil)
    #expect(rule.detection.pattern == nil)
    #expect(rule.detection.score == 0.8)
    #expect(rule.detection.walkBackLimit == 64)
    #expect(rule.detection.reachBytes == 24)
  }

  @Test("shows all its faults at once, each with its place")
  func allFaults() {
    let found = faults(
      """
      id = "worse"
      entity = "credit"
      summary = 3
      defualt = true
      profiles = ["lgos"]
      [detect]
      patern = 'x'
      keys = ["Api_Key"]
      labels = ["two  spaces"]
      score = 3
      reach = 500
      walk_back_limit = 0
      slow = "yes"
      [context]
      within_bytes = 900
      required = true
      [examples]
      must_match = ['a', '««', '»', '«»', '«a']
      must_not_match = ['«a»',
        3 ]
      [contxt]
      near = []
      """)
    let mark = "put « and » around exactly the bytes found"
    #expect(
      found == [
        "patterns/toy.toml:1:1: id 'worse' is not the name of its file; name the file 'worse.toml'",
        "patterns/toy.toml:2:1: entity 'credit' is not a valid name; use 2 to 32 of A-Z, 0-9 and _, "
          + "a letter first",
        "patterns/toy.toml:3:1: 'summary' must be a string, not an integer",
        "patterns/toy.toml:4:1: unknown key 'defualt'; did you mean 'default'?",
        "patterns/toy.toml:5:13: unknown profile 'lgos'; did you mean 'logs'?",
        "patterns/toy.toml:6:1: 'pattern' is missing; only a rule with 'keys' alone needs none",
        "patterns/toy.toml:7:1: unknown key 'patern' in [detect]; did you mean 'pattern'?",
        "patterns/toy.toml:8:9: key 'Api_Key' is not in the form that keys are compared in; write "
          + "lower-case letters and digits without separators, '*' only in front",
        "patterns/toy.toml:9:11: 'two  spaces' in 'labels' is not in the form that words are compared "
          + "in; write lower case with one space between words",
        "patterns/toy.toml:10:1: 'score' must be from 0 to 1, not 3.0",
        "patterns/toy.toml:11:1: 'reach' must be from 0 to 200, not 500",
        "patterns/toy.toml:12:1: 'walk_back_limit' must be from 1 to 256, not 0",
        "patterns/toy.toml:12:1: 'walk_back_limit' without 'walk_back' does nothing",
        "patterns/toy.toml:13:1: 'slow' must be true or false, not a string",
        "patterns/toy.toml:15:1: 'within_bytes' must be from 0 to 512, not 900",
        "patterns/toy.toml:16:1: 'required' without 'near' lets nothing match; add words to 'near'",
        "patterns/toy.toml:18:15: an example without a mark; \(mark)",
        "patterns/toy.toml:18:20: a mark opens twice; \(mark)",
        "patterns/toy.toml:18:28: a mark closes that was not opened; \(mark)",
        "patterns/toy.toml:18:34: a mark holds nothing; \(mark)",
        "patterns/toy.toml:18:42: a mark is not closed; \(mark)",
        "patterns/toy.toml:19:19: a mark in a text in which nothing is found; leave out « and »",
        "patterns/toy.toml:20:3: 'must_not_match' must hold strings only, not an integer",
        "patterns/toy.toml:21:1: unknown key 'contxt'; did you mean 'context'?",
      ])
  }

  @Test("must say what is found and how")
  func missing() {
    #expect(
      faults("") == [
        "patterns/toy.toml: 'id' is missing", "patterns/toy.toml: 'entity' is missing",
        "patterns/toy.toml: 'summary' is missing",
        "patterns/toy.toml: the table [detect] is missing",
      ])
    #expect(
      faults("id = 'toy'\nentity = 'TOY'\nsummary = 'x'\n[detect]\npattern = 'x'") == [
        "patterns/toy.toml:4:1: no 'anchors', 'keys' or 'labels'; add one, or 'slow = true' to run "
          + "the pattern over everything"
      ])
  }

  @Test("that is not TOML is refused at the place of the fault")
  func syntax() {
    let found = faults("id = \"toy\"\nentity = \n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("patterns/toy.toml:2:") == true)
    #expect(found.first?.contains("not valid TOML: ") == true)
    #expect(found.first?.contains("\n") == false)
  }

  @Test("must not hold a NUL, which would cut a text short")
  func noNUL() {
    for text in ["id = \"a\\u0000b\"", "id = \"a\u{0}b\"", "id = \"a\\U00000000b\""] {
      #expect(
        faults(text)
          == ["patterns/toy.toml: a NUL character has no place in a settings or rule file"])
    }
  }

  @Test("quotes a user's words on one line")
  func oneLineOnly() {
    let found = faults(smallRule + "\n\"a\\nb\" = 1", path: "small.toml")
    #expect(found.count == 1)
    #expect(found.first?.contains("unknown key 'a?b' in [detect]") == true)
  }

  @Test("of the catalogue needs examples and sources")
  func lint() throws {
    let small = try RuleFile.decode(smallRule, path: "small.toml")
    #expect(
      RuleFile.lint(small, path: "small.toml").map(\.problem) == [
        "'must_match' holds 0 of at least 2 examples",
        "'must_not_match' holds 0 of at least 2 examples", "'sources' is missing",
      ])
    let full = try RuleFile.decode(fullRule, path: "toy-number.toml")
    #expect(RuleFile.lint(full, path: "toy-number.toml").isEmpty)
  }
}

extension String {
  /// The text with the first occurrence of `old` replaced.
  func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    var copy = self
    copy.replaceSubrange(range, with: new)
    return copy
  }
}

@Suite("The places of TOML keys")
struct TOMLPositionsTests {
  @Test("are found through strings, lists, inline tables and arrays of tables")
  func places() {
    let text = #"""
      # [not] = "this"
      a = "x = 1 # no" # b = 2
      long = """
      [fake]
      c = 1 \""" ""
      """
      lit = '''
      d = 1'''
      list = [ # note
        "one", [2, 3],
        { deep = 1, "quoted key" = [4] },
      ]
      [x.y]
      e.f = 1
      [[t]]
      g = 1
      [[t]]
        g = 2
      [t.h]
      i = 1
      """#
    let positions = TOMLPositions(text)
    func at(_ path: String) -> [Int]? { positions[path].map { [$0.line, $0.column] } }
    #expect(at("a") == [2, 1])
    #expect(at("b") == nil && at("fake") == nil && at("c") == nil && at("d") == nil)
    #expect(at("long") == [3, 1])
    #expect(at("list[0]") == [10, 3])
    #expect(at("list[1][1]") == [10, 14])
    #expect(at("list[2].deep") == [11, 5])
    #expect(at("list[2].quoted key") == [11, 15])
    #expect(at("x.y") == [13, 1])
    #expect(at("x.y.e.f") == [14, 1])
    #expect(at("t[0].g") == [16, 1])
    #expect(at("t[1].g") == [18, 3])
    #expect(at("t[1].h.i") == [20, 1])
  }

  @Test(
    "end for any text whatever",
    arguments: ["[", "[[", "a", "a=", "a=[", "a={", "\"", "'''", "]", "=", "a.", "{,}", "a={,}]"])
  func anyText(text: String) {
    #expect(TOMLPositions(text).positions.count <= 2)
  }
}
