// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceConfig

@Suite("A pattern of another tool")
struct ImportedPatternTests {
  func pattern(_ text: String, group: Int? = nil, caseless: Bool = false) throws -> ImportedPattern
  {
    try ImportedPattern(text, valueGroup: group, isCaseless: caseless)
  }

  @Test(
    "is written as our rules demand",
    arguments: [
      ("abc", "abc"), (#"a\.b"#, #"a\.b"#), ("[a-f]+", "[a-f]{1,257}"), ("x*?y", "x{0,256}?y"),
      ("x{3,}", "x{3,259}"), ("x{2,5}y?", "x{2,5}y?"), (#"\d{4}"#, "[0-9]{4}"),
      (#"[^\s"]"#, #"[\x00-\x08\x0b\x0e-\x1f!#-\xff]"#), (#"\s"#, #"[\x09\x0c\x0d ]"#),
      ("^a$", #"(?<![^\n])a(?![^\r\n])"#), ("(a)(b)", "(?<value>a)(?:b)"), ("a{", "(?:a\\{)"),
      ("(?P<x>a|b)", "(?<value>a|b)"), ("(?i)ab", "ab"), ("a(?i:b)c", "(?-i)a(?i:b)c"),
      (#"[\s\S]"#, "."), ("(?s).", "."), ("[[:digit:]a]", "[0-9a]"),
      ("(LT(?i)a[b])c", "(?-i)(?<value>LT(?i)a[Bb])c"), (#"[]x]"#, #"[\]x]"#),
      (#"[a\-z]"#, #"[\-az]"#), (#"\x60"#, "`"), ("(?!a)b", "(?!a)b"),
    ])
  func translation(input: String, wanted: String) throws {
    #expect(try pattern(input).text == wanted)
  }

  @Test("takes the group that is asked for as the value")
  func groups() throws {
    #expect(try pattern("(a)(b)", group: 2).text == "(?:a)(?<value>b)")
    #expect(try pattern("(a)(b)", group: 0).text == "(?:a)(?:b)")
    #expect(throws: ImportedPattern.Fault.self) { try pattern("(a)", group: 2) }
  }

  @Test(
    "says what it cannot carry over",
    arguments: [
      #"\p{L}"#, #"(a)\1"#, #"a\nb"#, "(a", "a)", "[a", "(?x)a", #"a\"#, "x{9999}", #"(?P=x)"#,
      "[z-a]", "[\n]",
    ])
  func faults(text: String) {
    #expect(throws: ImportedPattern.Fault.self) { try pattern(text) }
  }

  @Test(
    "knows what every match begins with",
    arguments: [
      (#"\b(acp_[a-z]{3})"#, ["acp_"]), ("(?:AKIA|ASIA|A3T[A-Z])x", ["AKIA", "ASIA", "A3T"]),
      ("https?://a", ["http"]), ("[ab]cde", ["acde", "bcde"]), ("(?i)ABC", ["abc"]),
      ("[AB]cde", ["Acde", "Bcde"]), ("(?i)[ab]cd", ["acd", "bcd"]),
      ("-----BEGIN X", ["@dashes"]), ("badge[-_ ]x", ["badge", "badge-x", "badge_x"]),
    ])
  func anchors(text: String, wanted: [String]) throws {
    #expect(try #require(try pattern(text).anchors).sorted() == wanted.sorted())
  }

  @Test(
    "has no anchor where a match may begin with anything", arguments: ["[a-f]{32}x", "ab", "a?bcd"])
  func noAnchors(text: String) throws { #expect(try pattern(text).anchors == nil) }

  @Test("finds the words before the value")
  func labels() throws {
    let text = #"(?i)[\w.-]{0,50}?(?:new-acme|new_acme|zebra)[ \t\w.-]{0,20}=([a-z]{8})"#
    let (labels, rest) = try #require(try pattern(text).labelled)
    #expect(labels == ["new acme*", "zebra*"])
    #expect(rest.text == #"[\x09 \-.0-9A-Z_a-z]{0,20}=(?<value>[A-Za-z]{8})"#)
    let grouped = try pattern(#"[\w.-]{0,50}?(?i:[\w.-]{0,50}?(?:zebra)[ ]{0,9}=)([a-z]{8})"#)
    #expect(try #require(grouped.labelled).labels == ["zebra*"])
    #expect(try #require(grouped.labelled).rest.text == "(?-i)(?i:[ ]{0,9}=)(?<value>[a-z]{8})")
    #expect(try pattern("[a-f]{32}").labelled == nil)
  }

  @Test("makes texts that it is likely to match, the same for the same seed")
  func samples() throws {
    let imported = try pattern("acp_([a-f]{3})(?:x|y)")
    let sample = imported.sample(seed: 3)
    #expect(sample == imported.sample(seed: 3))
    #expect(sample.hasPrefix("acp_«") && (sample.hasSuffix("»x") || sample.hasSuffix("»y")))
    #expect(try pattern("[0-9]{5}").sample(seed: 1).count == 7)
  }
}

@Suite("The YAML reader")
struct YAMLReaderTests {
  @Test("reads blocks, flows, quotes and comments")
  func reads() throws {
    let text = """
      # recognisers
      a:
        - name: "x\\\\d \\"q\\""   # comment
          list: [1, 'it''s', two words]
          deep: {k: v, n: 0.5}
        - plain text # not this
      b: |
        one
          two
      c: >-
        folded
        text
      d:
      - true
      - 'a: b'
      "e f": null
      multi: [a,
        b]

      """
    guard case .table(let values) = try YAMLReader.read(text, path: "f.yaml") else {
      Issue.record("no mapping")
      return
    }
    #expect(
      values["a"]
        == .list([
          .table([
            "name": .string(#"x\d "q""#),
            "list": .list([.integer(1), .string("it's"), .string("two words")]),
            "deep": .table(["k": .string("v"), "n": .number(0.5)]),
          ]), .string("plain text"),
        ]))
    #expect(values["b"] == .string("one\n  two\n"))
    #expect(values["c"] == .string("folded text"))
    #expect(values["d"] == .list([.flag(true), .string("a: b")]))
    #expect(values["e f"] == .string(""))
    #expect(values["multi"] == .list([.string("a"), .string("b")]))
  }

  @Test("reads JSON")
  func json() throws {
    let value = try YAMLReader.read(#" {"a":[1,-2.5,"\u0041\\d",{}],"b":null} "#, path: "f.json")
    #expect(
      value
        == .table([
          "a": .list([.integer(1), .number(-2.5), .string(#"A\d"#), .table([:])]),
          "b": .string(""),
        ]))
  }

  @Test(
    "names the line of what it does not read",
    arguments: [
      ("a: &x 1", 1), ("a:\n  b: [1,\n", 3), ("a: 1\na: 2", 2), ("a: 1\n   - b", 2),
      (#"{"a":1} x"#, 1),
      ("a: \"x", 1),
    ])
  func faults(text: String, line: Int) {
    #expect {
      try YAMLReader.read(text, path: "f.yaml")
    } throws: { error in
      (error as? SluiceErrors)?.errors.first?.place.hasPrefix("f.yaml:") == true
    }
  }
}
