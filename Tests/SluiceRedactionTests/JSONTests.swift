// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

/// Makes nested JSON texts with personal data as strings, numbers and JSON in strings.
struct SampleJSON {
  private var generator: SeededGenerator
  private var sample: SampleText

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    sample = SampleText(seed: seed ^ 0xFACE)
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  /// A JSON text; `depth` bounds its nesting.
  mutating func value(depth: Int = 4) -> String {
    switch pick(depth > 0 ? 12 : 7) {
    case 0:
      return ["4111111111111111", "378282246310005", "5555555555554444"][pick(3)]
    case 1: return ["-17", "0.25", "1e9", "1763626452031", "52.52000659", "536228726"][pick(6)]
    case 2: return ["true", "false", "null"][pick(3)]
    case 3...6: return SampleJSON.quoted(sample.line())
    case 7, 8: return object(depth: depth - 1)
    case 9: return array(depth: depth - 1)
    case 10:
      return "[" + (0...pick(4)).map { _ in value(depth: 0) }.joined(separator: ", ") + "]"
    default: return SampleJSON.quoted(value(depth: depth - 1))
    }
  }

  mutating func object(depth: Int) -> String {
    let keys = [
      "msg", "user", "password", "apiKey", "card", "card_number", "email", "ip", "id", "phone",
      "ssn",
      "name", "headers", "lat",
    ]
    var members: [String] = []
    for number in 0...pick(4) {
      let blank = ["", " "][pick(2)]
      members.append("\"\(keys[pick(keys.count)])\(number)\":\(blank)\(value(depth: depth))")
      // Without the number that keeps keys apart, as real records have them.
      if pick(3) == 0 {
        members.append("\"\(keys[pick(keys.count)])\":\(blank)\(value(depth: depth))")
      }
    }
    return "{" + members.joined(separator: [",", ", "][pick(2)]) + "}"
  }

  mutating func array(depth: Int) -> String {
    "[" + (0..<pick(5)).map { _ in value(depth: depth) }.joined(separator: ",") + "]"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}":
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

@Suite("JSON")
struct JSONTests {
  static func parse(_ text: String) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  /// Whether `after` has the structure of `before`: only strings changed, numbers became strings.
  static func agrees(_ before: Any, _ after: Any) -> Bool {
    switch (before, after) {
    case (let before as [String: Any], let after as [String: Any]):
      return before.count == after.count
        && before.allSatisfy { key, value in after[key].map { agrees(value, $0) } ?? false }
    case (let before as [Any], let after as [Any]):
      return before.count == after.count && zip(before, after).allSatisfy { agrees($0, $1) }
    case (is String, is String): return true
    case (let before as NSNumber, let after as NSNumber): return before == after
    case (is NSNumber, let after as String): return after.hasPrefix("[") && after.hasSuffix("]")
    case (is NSNull, is NSNull): return true
    default: return false
    }
  }

  @Test("stays JSON of the same structure", arguments: [Operator.token, .label, .hash])
  func structure(operation: Operator) throws {
    var policy = Policy()
    policy.defaultOperator = operation
    let sluice = try RedactorUnderTest(policy: policy)
    var sample = SampleJSON(seed: 61)
    var broken: [String] = []
    for round in 0..<250 {
      let text = sample.object(depth: 3)
      let before = try #require(Self.parse(text), "round \(round)")
      let redacted = sluice.redact(text)
      let after = Self.parse(redacted)
      let agrees = after.map { Self.agrees(before, $0) } ?? false
      if !agrees { broken.append("\(text) became \(redacted)") }
    }
    #expect(broken.isEmpty, "\(broken.count): \(Self.shortest(broken))")
  }

  /// The shortest few of `texts`: those that are easiest to understand.
  static func shortest(_ texts: [String]) -> [String] {
    Array(texts.sorted { $0.utf8.count < $1.utf8.count }.prefix(5))
  }

  @Test("in strings stays JSON too")
  func nested() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    var sample = SampleJSON(seed: 62)
    var broken: [String] = []
    for round in 0..<250 {
      let inner = sample.object(depth: 1)
      let twice = round % 2 == 1
      let text =
        twice
        ? "{\"a\":\(SampleJSON.quoted("{\"b\":\(SampleJSON.quoted(inner))}"))}"
        : "{\"a\":\(SampleJSON.quoted(inner))}"
      let redacted = sluice.redact(text)
      var value = (Self.parse(redacted) as? [String: Any])?["a"] as? String
      if twice { value = value.flatMap { (Self.parse($0) as? [String: Any])?["b"] as? String } }
      let after = value.flatMap(Self.parse)
      let before = try #require(Self.parse(inner))
      let agrees = after.map { Self.agrees(before, $0) } ?? false
      if !agrees { broken.append("\(text) became \(redacted)") }
    }
    #expect(broken.isEmpty, "\(broken.count): \(Self.shortest(broken))")
  }

  @Test(
    "numbers become strings whole",
    arguments: [
      (#"{"card":4111111111111111}"#, #"{"card":"[CREDIT_CARD]"}"#),
      (#"{"card": 4111111111111111 , "n":1}"#, #"{"card": "[CREDIT_CARD]" , "n":1}"#),
      (#"{"card":[4111111111111111,2]}"#, #"{"card":["[CREDIT_CARD]",2]}"#),
      (#"[1,4111111111111111]"#, #"[1,"[CREDIT_CARD]"]"#),
      (#"[{"a":"b"},4111111111111111]"#, #"[{"a":"b"},"[CREDIT_CARD]"]"#),
      (#"{"c":["a \" b",4111111111111111]}"#, #"{"c":["a \" b","[CREDIT_CARD]"]}"#),
      (#"{"c":[{"d":"x"},4111111111111111]}"#, #"{"c":[{"d":"x"},"[CREDIT_CARD]"]}"#),
      (
        #"{"b":"{\"c\":[\"a\",4111111111111111]}"}"#,
        #"{"b":"{\"c\":[\"a\",\"[CREDIT_CARD]\"]}"}"#
      ),
      (#"{"b":"{\"card\":4111111111111111}"}"#, #"{"b":"{\"card\":\"[CREDIT_CARD]\"}"}"#),
      (#"{"card":"4111111111111111"}"#, #"{"card":"[CREDIT_CARD]"}"#),
      ("card: 4111111111111111", "card: [CREDIT_CARD]"),
      ("card=4111111111111111", "card=[CREDIT_CARD]"),
    ])
  func numbers(text: String, wanted: String) throws {
    #expect(try RedactorUnderTest(policy: labels).redact(text) == wanted)
  }

  @Test("stays JSON behind every key of every rule, whatever stands there")
  func keys() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    let keys = Set(sluice.redactor.rules.rules.flatMap(\.detection.keys)).sorted()
    #expect(keys.count > 300)
    let values = [
      "536228726", "-17.5e3", "true", "null", "{\"user\":\"x1y2z3w4\"}", "{\"a\":{\"b\":false}}",
      "{}",
      "[]", "[1,\"abc def\",{\"a\":1}]", "[\"q8Zr1TtY5mXw0PaLk3Bv\",\"hunter 2\"]", "[1234567,2]",
      "\"va\\\"l\\\\ue, {x} [y]; z=1\"", "\"q8Zr1TtY5mXw0PaLk3Bv\"", "\"\"",
      "\"\\n\\tq8Zr1TtY5mXw0PaLk3Bv\\n\"", "\"ends with a backslash \\\\\"",
    ]
    var broken: [String] = []
    for key in keys {
      let name = key.filter { $0 != "*" }
      var lines = values.map { "{\"n\":[0],\"\(name)\":\($0),\"m\":\"x\"}" }
      lines += lines.map { "{\"body\":\(SampleJSON.quoted($0))}" }
      lines += values.map { "{\"\(name)\": \($0) , \"m\" : 2}" }
      let redacted = sluice.redact(lines.joined(separator: "\n")).split(separator: "\n")
      #expect(redacted.count == lines.count)
      for (line, output) in zip(lines, redacted) where line != output {
        let inner = (Self.parse(String(output)) as? [String: Any])?["body"] as? String
        let isJSON =
          inner.map { Self.parse($0) != nil } ?? (Self.parse(String(output)) != nil)
        if !isJSON { broken.append("\(line) became \(output)") }
      }
    }
    #expect(broken.isEmpty, "\(broken.count): \(Self.shortest(broken))")
  }

  @Test("with a key twice has both values masked")
  func duplicateKeys() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    #expect(
      sluice.redact(#"{"e":"jane@example.com","e":"john@example.com"}"#)
        == #"{"e":"[EMAIL]","e":"[EMAIL]"}"#)
  }
}
