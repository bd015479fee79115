// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

/// A redactor over the built-in rules, with its scratch.
struct RedactorUnderTest {
  let redactor: Redactor

  /// The built-in rules, compiled once for all tests.
  private static let builtIn = Result {
    try CompiledRuleSet(compiling: DefaultRules.load(), checksPatterns: false)
  }

  init(policy: Policy = Policy(), rules: [Rule]? = nil, key: UInt8 = 7) throws {
    let compiled =
      if let rules {
        try CompiledRuleSet(compiling: rules, checksPatterns: false)
      } else {
        try RedactorUnderTest.builtIn.get()
      }
    let secret = [UInt8](repeating: key, count: 32)
    redactor = try Redactor(
      rules: compiled, policy: policy,
      pseudonymizer: Pseudonymizer(keyID: "k1", secret: secret.span))
  }

  /// The redacted bytes of one block.
  func redact(_ bytes: [UInt8], keyBlock: Int = 0) -> [UInt8] {
    var scratch = RedactionScratch(for: redactor)
    var block = ByteBuffer(bytes)
    block.clearTail()
    var output = ByteBuffer()
    redactor.redact(block, keyBlock: keyBlock, into: &output, using: &scratch)
    return output.array
  }

  func redact(_ text: String) -> String {
    String(decoding: redact(Array(text.utf8)), as: UTF8.self)
  }
}

@Suite("The redactor")
struct RedactorTests {
  @Test("masks what it finds and leaves every other byte alone")
  func masks() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    let sluice = try RedactorUnderTest(policy: policy)
    let text =
      "ts=1763626452031 email=jane@example.com ip=203.0.113.7 \u{0}\u{1} id=4bf92f35 ok\r\n"
    #expect(
      sluice.redact(text)
        == "ts=1763626452031 email=[EMAIL] ip=[IPV4] \u{0}\u{1} id=4bf92f35 ok\r\n")
  }

  @Test("gives one value one token, another type or key another")
  func tokens() throws {
    let sluice = try RedactorUnderTest()
    let once = sluice.redact("a jane@example.com b")
    #expect(once == sluice.redact("a jane@example.com b"))
    #expect(once == sluice.redact("a jane@EXAMPLE.com b"))
    #expect(once.contains("[EMAIL:k1."))
    #expect(once != (try RedactorUnderTest(key: 8)).redact("a jane@example.com b"))
    let token = try #require(once.split(separator: " ").first { $0.hasPrefix("[") })
    #expect(token.count == "[EMAIL:k1.".count + 21)
  }

  @Test("changes nothing the second time", arguments: [Operator.token, .label, .hash])
  func twice(operation: Operator) throws {
    var policy = Policy()
    policy.defaultOperator = operation
    let sluice = try RedactorUnderTest(policy: policy)
    var sample = SampleText(seed: 11)
    for _ in 0..<300 {
      let line = sample.line() + "\n"
      let once = sluice.redact(line)
      #expect(sluice.redact(once) == once)
    }
  }

  @Test("escapes what only looks like a token of ours")
  func forged() throws {
    let sluice = try RedactorUnderTest()
    #expect(
      sluice.redact("x [EMAIL:k1.7q2m9v4xj0tzc3ha7m2k] y") == "x [~EMAIL:k1.7q2m9v4xj0tzc3ha7m2k] y"
    )
    let own = sluice.redact("x jane@example.com y")
    #expect(sluice.redact(own) == own)
  }

  @Test("keeps JSON valid: strings escaped, numbers quoted, JSON in strings too")
  func json() throws {
    let sluice = try RedactorUnderTest()
    var sample = SampleText(seed: 5)
    for _ in 0..<200 {
      let line = sample.json()
      let redacted = sluice.redact(line)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(redacted.utf8), options: .fragmentsAllowed)
      }
      #expect(!redacted.contains("4111111111111111"))
    }
  }

  @Test(
    "keeps the structure behind keys and in arrays",
    arguments: [
      #"{"password":{"user":"x"},"n":1}"#, #"{"password":536228726,"n":2}"#,
      #"{"password":[1,2],"n":2}"#, #"{"c":["a \" b",4111111111111111]}"#,
      #"{"c":[{"d":"x"},4111111111111111]}"#, #"[{"a":"b"},4111111111111111]"#,
      #"{"cards":[4111111111111111,5555555555554444]}"#, #"{"secret":true,"token":null}"#,
    ])
  func structure(line: String) throws {
    let redacted = try RedactorUnderTest().redact(line)
    #expect(throws: Never.self, "\(redacted)") {
      try JSONSerialization.jsonObject(with: Data(redacted.utf8))
    }
    #expect(!redacted.contains("4111111111111111") && !redacted.contains("5555555555554444"))
  }

  @Test("gives a value one token however deep it is escaped")
  func deepEscapes() throws {
    let sluice = try RedactorUnderTest()
    let token = try #require(
      sluice.redact("x jane@x.example y").split(separator: " ").dropFirst().first)
    #expect(sluice.redact(#"{"m":"{\"n\":\"a\\njane@x.example\"}"}"#).contains(token))
    #expect(sluice.redact("GET /?e=jane%40x.example HTTP").contains(token))
  }

  @Test(
    "gives a value behind an escaped separator the token of the value alone",
    arguments: ["?m=a%20jane@x.example", "a%2520jane@x.example y", "?m=a%0Ajane@x.example&b=1"])
  func separated(text: String) throws {
    let sluice = try RedactorUnderTest()
    let token = sluice.redact("jane@x.example")
    #expect(sluice.redact(text) == text.replacing("jane@x.example", with: token))
  }

  @Test("finds values behind escapes and replaces the escaped text")
  func views() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact(#"{"m":"a\njane@example.com"}"#) == #"{"m":"a\n[EMAIL]"}"#)
    #expect(sluice.redact(#"{"m":"\u006aane\u0040example.com x"}"#) == #"{"m":"[EMAIL] x"}"#)
    #expect(sluice.redact("GET /?email=jane%40example.com&x=1") == "GET /?email=[EMAIL]&x=1")
    #expect(sluice.redact("GET /?e=jane%2540example.com x") == "GET /?e=[EMAIL] x")
    #expect(
      sluice.redact("\u{1B}[32mjane@example.com\u{1B}[0m x") == "\u{1B}[32m[EMAIL]\u{1B}[0m x")
  }

  @Test("masks a private key over lines, however the lines are cut into blocks")
  func keyBlocks() throws {
    let sluice = try RedactorUnderTest()
    let lines = [
      "before", "-----BEGIN RSA PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED", "",
      "MIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bAAAA", "AbCd12==",
      "-----END RSA PRIVATE KEY-----", "after",
    ]
    let whole = sluice.redact(Array((lines.joined(separator: "\n") + "\n").utf8))
    let text = String(decoding: whole, as: UTF8.self)
    #expect(!text.contains("MIIE") && !text.contains("AbCd12"))
    #expect(text.hasPrefix("before\n") && text.hasSuffix("\nafter\n"))
    for cut in 1..<lines.count {
      let first = Array((lines[..<cut].joined(separator: "\n") + "\n").utf8)
      let second = Array((lines[cut...].joined(separator: "\n") + "\n").utf8)
      let state = KeyBlock().after(first.span).rawValue
      #expect(sluice.redact(first) + sluice.redact(second, keyBlock: state) == whole, "cut \(cut)")
    }
  }

  @Test("gives the same bytes whatever lines are redacted together")
  func blocks() throws {
    let sluice = try RedactorUnderTest()
    var sample = SampleText(seed: 3)
    let lines = (0..<120).map { _ in Array((sample.line() + "\n").utf8) }
    let whole = sluice.redact(Array(lines.joined()))
    for size in [1, 2, 7, 40] {
      var output: [UInt8] = []
      var state = KeyBlock()
      var index = 0
      while index < lines.count {
        let block = Array(lines[index..<min(lines.count, index + size)].joined())
        output += sluice.redact(block, keyBlock: state.rawValue)
        state = state.after(block.span)
        index += size
      }
      let (shown, wanted) = (
        String(decoding: output, as: UTF8.self), String(decoding: whole, as: UTF8.self)
      )
      let different = zip(shown.split(separator: "\n"), wanted.split(separator: "\n")).first {
        $0 != $1
      }
      #expect(shown == wanted, "blocks of \(size) lines: \(String(describing: different))")
    }
  }

  @Test("withholds a record whose examination hit a limit")
  func withholds() throws {
    var detection = Rule.Detection()
    detection.pattern = "(?<![a-z])(?:a{1,50}){1,50}(?:a{1,50}){1,50}!"
    detection.anchors = ["aaaa"]
    let entity = try #require(EntityType("TEST"))
    let rule = Rule(id: "bomb", entity: entity, summary: "", detection: detection)
    let sluice = try RedactorUnderTest(rules: [rule])
    let text = String(repeating: "a", count: 3000) + "\n"
    #expect(sluice.redact("ok\n" + text + "ok\n") == "ok\n[WITHHELD:match-limit:3000]\nok\n")
  }

  @Test("obeys operators, allow lists and scopes")
  func policy() throws {
    var policy = Policy()
    let card = try #require(EntityType("CREDIT_CARD"))
    let mail = try #require(EntityType("EMAIL"))
    policy.defaultOperator = .label
    policy.operators = [card: .mask(keepFirst: 0, keepLast: 4), mail: .label]
    policy.allow.values = ["ops@example.com"]
    policy.allow.networks = ["10.0.0.0/8"]
    policy.scopes = [
      Policy.Scope(paths: ["trace.*"], types: [], action: .keep),
      Policy.Scope(paths: ["**.secretField"], types: [], action: .mask),
    ]
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact("card 4111111111111111 x") == "card ************1111 x")
    #expect(sluice.redact("ops@example.com jo@example.com") == "ops@example.com [EMAIL]")
    #expect(sluice.redact("10.1.2.3 203.0.113.7") == "10.1.2.3 [IPV4]")
    #expect(
      sluice.redact(#"{"trace":{"ip":"203.0.113.7"},"ip":"203.0.113.7"}"#)
        == #"{"trace":{"ip":"203.0.113.7"},"ip":"[IPV4]"}"#)
    #expect(sluice.redact(#"{"a":{"secretField":"x y"}}"#) == #"{"a":{"secretField":"[FIELD]"}}"#)
  }

  @Test("leaves a record out whose type says drop")
  func drops() throws {
    var policy = Policy()
    policy.operators = [try #require(EntityType("EMAIL")): .drop]
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact("a\nx jane@example.com\nb\n") == "a\nb\n")
  }
}
