// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceRedaction

@Suite("The mark sluice:allow")
struct InlineMarksTests {
  func sluice(_ isOn: Bool = true) throws -> RedactorUnderTest {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.honoursInlineMarks = isOn
    return try RedactorUnderTest(policy: policy)
  }

  @Test(
    "keeps the findings of its line, all or those it names",
    arguments: [
      ("a@b.example 203.0.113.7 # sluice:allow", "a@b.example 203.0.113.7 # sluice:allow"),
      ("a@b.example 203.0.113.7 # sluice:allow EMAIL", "a@b.example [IPV4] # sluice:allow EMAIL"),
      ("a@b.example 203.0.113.7 // sluice:allow ipv4", "[EMAIL] 203.0.113.7 // sluice:allow ipv4"),
      ("<!-- sluice:allow --> a@b.example", "<!-- sluice:allow --> a@b.example"),
      ("a@b.example sluice:allow for the docs", "a@b.example sluice:allow for the docs"),
      ("a@b.example sluice:allow no-such-rule", "[EMAIL] sluice:allow no-such-rule"),
      ("a@b.example sluice:allow EMIAL", "[EMAIL] sluice:allow EMIAL"),
      ("a@b.example sluice:allowed", "[EMAIL] sluice:allowed"),
      ("a@b.example xsluice:allow", "[EMAIL] xsluice:allow"),
    ])
  func marks(line: String, wanted: String) throws {
    let sluice = try sluice()
    let text = "x c@d.example\n\(line)\ny e@f.example\n"
    #expect(sluice.redact(text) == "x [EMAIL]\n\(wanted)\ny [EMAIL]\n")
    #expect(sluice.redact(line) == wanted)
  }

  @Test("means nothing unless it is switched on")
  func off() throws {
    #expect(try sluice(false).redact("a@b.example sluice:allow") == "[EMAIL] sluice:allow")
  }

  @Test("does not let through what a scope or a list of keys masks")
  func scopes() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.honoursInlineMarks = true
    policy.passKeys = ["n"]
    let sluice = try RedactorUnderTest(policy: policy)
    #expect(sluice.redact("n=a@b.example m=x sluice:allow") == "n=a@b.example m=[FIELD] [FIELD]")
  }
}
