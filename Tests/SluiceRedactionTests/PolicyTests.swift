// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("Policies")
struct PolicyTests {
  static func policy(_ change: (inout Policy) -> Void) -> Policy {
    var policy = labels
    change(&policy)
    return policy
  }

  @Test(
    "mask all but a few characters, never fewer than half",
    arguments: [
      (0, 0, "****************"), (2, 0, "41**************"), (0, 4, "************1111"),
      (4, 4, "4111********1111"), (8, 0, "41111111********"), (16, 16, "41111111********"),
      (0, 99, "********11111111"),
    ])
  func mask(first: Int, last: Int, wanted: String) throws {
    let sluice = try RedactorUnderTest(
      policy: Self.policy { $0.defaultOperator = .mask(keepFirst: first, keepLast: last) })
    #expect(sluice.redact("card 4111111111111111 x") == "card \(wanted) x")
  }

  @Test("hash in full, under the key")
  func hash() throws {
    let policy = Self.policy { $0.defaultOperator = .hash }
    let one = try RedactorUnderTest(policy: policy).redact("x jane@example.com")
    #expect(one.wholeMatch(of: /x \[EMAIL#[0-9a-f]{64}\]/) != nil)
    #expect(try RedactorUnderTest(policy: policy, key: 9).redact("x jane@example.com") != one)
  }

  @Test("of a value behind escapes hash and token what it says, not how it is written")
  func decoded() throws {
    for operation in [Operator.token, .hash] {
      let sluice = try RedactorUnderTest(policy: Self.policy { $0.defaultOperator = operation })
      let plain = sluice.redact("jane@example.com")
      #expect(sluice.redact("?e=jane%40example.com") == "?e=" + plain)
      #expect(sluice.redact(#"{"m":"jane\u0040example.com"}"#) == #"{"m":"\#(plain)"}"#)
    }
  }

  @Test("keep a type, or allow values, patterns and networks")
  func exceptions() throws {
    let mail = try #require(EntityType("EMAIL"))
    let keep = try RedactorUnderTest(policy: Self.policy { $0.operators = [mail: .keep] })
    #expect(keep.redact("a@example.com 203.0.113.7") == "a@example.com [IPV4]")
    let allow = try RedactorUnderTest(
      policy: Self.policy {
        $0.allow.values = ["ops@example.com"]
        $0.allow.patterns = ["[a-z]+@corp\\.example"]
        $0.allow.networks = ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"]
      })
    #expect(allow.redact("ops@example.com") == "ops@example.com")
    #expect(allow.redact("xops@example.com") == "[EMAIL]")
    #expect(allow.redact("jane@corp.example") == "jane@corp.example")
    // The whole value must match.
    #expect(allow.redact("jane7@corp.example") == "[EMAIL]")
    #expect(allow.redact("10.255.0.1 11.0.0.1") == "10.255.0.1 [IPV4]")
    #expect(allow.redact("192.0.2.1 192.0.2.2") == "192.0.2.1 [IPV4]")
    #expect(allow.redact("a 2001:db8:ff::1 b 2001:db9::1") == "a 2001:db8:ff::1 b [IPV6]")
    #expect(allow.redact("?e=ops%40example.com") == "?e=ops%40example.com")
  }

  @Test("with a bad pattern, network or path name each fault")
  func faults() throws {
    let policy = Self.policy {
      $0.allow.patterns = ["("]
      $0.allow.networks = ["10.0.0.0/33", "x"]
    }
    let error = #expect(throws: SluiceErrors.self) { try RedactorUnderTest(policy: policy) }
    #expect(error?.errors.count == 3)
    let scoped = Self.policy {
      $0.scopes = [Policy.Scope(paths: ["a..b"], types: [], action: .keep)]
    }
    #expect(throws: SluiceErrors.self) { try RedactorUnderTest(policy: scoped) }
  }

  @Test("apply a threshold to all types or to one")
  func thresholds() throws {
    let mail = try #require(EntityType("EMAIL"))
    let rule = toyRule(
      "toy", entity: "EMAIL", pattern: "toy-[0-9]{4}", anchors: ["toy-"], score: 0.6)
    func redact(_ change: (inout Policy) -> Void) throws -> String {
      try RedactorUnderTest(policy: Self.policy(change), rules: [rule]).redact("toy-1234")
    }
    #expect(try redact { _ in } == "[EMAIL]")
    #expect(try redact { $0.threshold = 0.6 } == "[EMAIL]")
    #expect(try redact { $0.threshold = 0.61 } == "toy-1234")
    #expect(try redact { $0.thresholds = [mail: 0.7] } == "toy-1234")
    #expect(
      try redact {
        $0.threshold = 0.9
        $0.thresholds = [mail: 0.1]
      } == "[EMAIL]")
  }

  @Test("give the fields of a key their type, so that keys of one's own hold persons")
  func typedFields() throws {
    let person = try #require(EntityType("PERSON"))
    let ticket = try #require(EntityType("TICKET"))
    let sluice = try RedactorUnderTest(
      policy: Self.policy {
        $0.scopes = [
          Policy.Scope(paths: ["**.bearbeiter"], types: [person], action: .mask),
          Policy.Scope(paths: ["id"], types: [ticket], action: .mask),
          Policy.Scope(paths: ["note"], types: [], action: .mask),
        ]
        $0.operators = [ticket: .hash]
      })
    #expect(
      sluice.redact(#"{"a":{"bearbeiter":"qx 7"},"note":"zz","n":1}"#)
        == #"{"a":{"bearbeiter":"[PERSON]"},"note":"[FIELD]","n":1}"#)
    #expect(
      sluice.redact(#"{"id":17}"#).wholeMatch(of: /\{"id":"\[TICKET#[0-9a-f]{64}\]"\}/) != nil)
    #expect(sluice.redact("bearbeiter=qx7 note=") == "bearbeiter=[PERSON] note=")
  }

  @Test("mask the fields of a scope also where what rules find of their type is kept")
  func typedFieldsOfKeptTypes() throws {
    let person = try #require(EntityType("PERSON"))
    for change: @Sendable (inout Policy) -> Void in [
      { $0.operators = [person: .keep] }, { $0.defaultOperator = .keep },
    ] {
      let sluice = try RedactorUnderTest(
        policy: Self.policy {
          $0.scopes = [Policy.Scope(paths: ["owner"], types: [person], action: .mask)]
          change(&$0)
        })
      #expect(sluice.redact(#"{"owner":"qx 7"}"#) == #"{"owner":"[FIELD]"}"#)
    }
    let address = try #require(EntityType("IPV4"))
    let sluice = try RedactorUnderTest(
      policy: Self.policy {
        $0.scopes = [Policy.Scope(paths: ["owner"], types: [address], action: .mask)]
        $0.addressClasses = [.private: .keep]
      })
    #expect(
      sluice.redact(#"{"owner":"10.1.2.3","b":"10.1.2.3"}"#)
        == #"{"owner":"[IPV4]","b":"10.1.2.3"}"#)
  }

  @Test("keep or mask the fields that scopes name")
  func scopes() throws {
    let mail = try #require(EntityType("EMAIL"))
    let sluice = try RedactorUnderTest(
      policy: Self.policy {
        $0.scopes = [
          Policy.Scope(paths: ["trace.*", "**.request_id"], types: [], action: .keep),
          Policy.Scope(paths: ["audit.**"], types: [mail], action: .keep),
          Policy.Scope(paths: ["*.note", "items.name"], types: [], action: .mask),
        ]
      })
    let cases = [
      (#"{"trace":{"ip":"203.0.113.7"}}"#, #"{"trace":{"ip":"203.0.113.7"}}"#),
      (#"{"trace":{"a":{"ip":"203.0.113.7"}}}"#, #"{"trace":{"a":{"ip":"[IPV4]"}}}"#),
      (#"{"a":{"b":{"request_id":"203.0.113.7"}}}"#, #"{"a":{"b":{"request_id":"203.0.113.7"}}}"#),
      (#"{"request_id":"203.0.113.7"}"#, #"{"request_id":"203.0.113.7"}"#),
      (
        #"{"audit":{"x":{"m":"a@example.com","i":"203.0.113.7"}}}"#,
        #"{"audit":{"x":{"m":"a@example.com","i":"[IPV4]"}}}"#
      ),
      (#"{"a":{"note":"free text"},"note":"stays"}"#, #"{"a":{"note":"[FIELD]"},"note":"stays"}"#),
      (
        #"{"items":[{"name":"x"},{"name":"y \" z"}]}"#,
        #"{"items":[{"name":"[FIELD]"},{"name":"[FIELD]"}]}"#
      ),
      (#"{"items":{"name":12}}"#, #"{"items":{"name":"[FIELD]"}}"#),
      (
        "x.note=abc request_id=203.0.113.7 ip=203.0.113.7",
        "x.note=[FIELD] request_id=203.0.113.7 ip=[IPV4]"
      ),
      ("x.note=\"a b\" y", "x.note=\"[FIELD]\" y"),
    ]
    for (text, wanted) in cases { #expect(sluice.redact(text) == wanted) }
  }

  @Test("choose rules by profile, type and id")
  func selection() throws {
    func selects(_ rule: Rule, _ change: (inout Policy) -> Void) -> Bool {
      Redactor.selects(rule, Self.policy(change))
    }
    var rule = toyRule("toy-rule", entity: "EMAIL", pattern: "x", anchors: ["xyz"])
    #expect(selects(rule) { _ in })
    #expect(!selects(rule) { $0.skip = ["EMAIL"] })
    #expect(!selects(rule) { $0.skip = ["toy-rule"] })
    #expect(selects(rule) { $0.skip = ["other"] })
    #expect(selects(rule) { $0.only = ["EMAIL"] })
    #expect(!selects(rule) { $0.only = ["IPV4"] })
    #expect(
      !selects(rule) {
        $0.only = ["EMAIL"]
        $0.skip = ["toy-rule"]
      })
    rule.profiles = [.prompts]
    #expect(!selects(rule) { _ in })
    #expect(selects(rule) { $0.profile = .prompts })
    #expect(selects(rule) { $0.only = ["toy-rule"] })
    rule.profiles = []
    rule.isDefault = false
    #expect(!selects(rule) { _ in })
    #expect(selects(rule) { $0.only = ["toy-rule"] })
  }

  @Test("withhold a record that hit a limit, whole, as text or as JSON")
  func withheld() throws {
    var bomb = toyRule(
      "bomb", entity: "BOMB", pattern: "(?:a{1,40}){1,40}(?:a{1,40}){1,40}[!?]", anchors: [])
    bomb.detection.isSlow = true
    let mail = toyRule(
      "mail", entity: "EMAIL", pattern: "(?<![a-z])[a-z]{1,20}@[a-z]{1,20}\\.com", anchors: ["jane"]
    )
    let sluice = try RedactorUnderTest(policy: labels, rules: [bomb, mail])
    let run = String(repeating: "a", count: 2000)
    #expect(sluice.redact("x jane@x.com\n") == "x [EMAIL]\n")
    #expect(
      sluice.redact("jane@x.com\njane@x.com \(run)\r\njane@x.com")
        == "[EMAIL]\n[WITHHELD:match-limit:2011]\r\n[EMAIL]")
    #expect(
      sluice.redact("{\"m\":\"\(run)\"}\nb\n") == "\"[WITHHELD:match-limit:2008]\"\nb\n")
    #expect(RedactionRun(Array((run + "\n").utf8), sluice.redactor).withheldCount == 1)
  }
}
