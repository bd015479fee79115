// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceMatching
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("Names in the redactor")
struct NameTests {
  private func label(_ change: (inout Policy) -> Void = { _ in }) throws -> RedactorUnderTest {
    var policy = Policy()
    policy.defaultOperator = .label
    change(&policy)
    return try RedactorUnderTest(policy: policy)
  }

  @Test("are replaced in running text, beside other findings")
  func replaced() throws {
    #expect(
      try label().redact("ticket assigned to Jane Okafor (jane@example.com) by Stanisław Dzienis")
        == "ticket assigned to [PERSON] ([EMAIL]) by [PERSON]")
  }

  @Test("have one token, escaped or not, in any case")
  func tokens() throws {
    let sluice = try RedactorUnderTest()
    func token(_ text: String) -> String? {
      let redacted = sluice.redact(text)
      return redacted.split(separator: "[PERSON:").dropFirst().first
        .flatMap { $0.split(separator: "]").first }.map(String.init)
    }
    let plain = token("ticket assigned to Jürgen Müller by mail")
    #expect(plain != nil)
    #expect(token("GET /x?author=J%C3%BCrgen+M%C3%BCller&a=b") == plain)
    #expect(token("{\"msg\":\"refund for J\\u00fcrgen M\\u00fcller failed\"}") == plain)
  }

  @Test(
    "are found in encoded fields of forms",
    arguments: [
      ("GET /x?name=J%C3%BCrgen+M%C3%BCller&id=5", "GET /x?name=[PERSON]&id=5"),
      ("first_name=Jos%C3%A9%20Garc%C3%ADa", "first_name=[PERSON]"),
      ("fullname=Mary+Ann%20O%27Brien&x=1", "fullname=[PERSON]&x=1"),
      ("user%5Blast_name%5D=M%C3%BCller&b=c%20d", "user%5Blast_name%5D=[PERSON]&b=c%20d"),
      ("name=%D0%98%D0%B2%D0%B0%D0%BD+%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2", "name=[PERSON]"),
      ("q=a+b&city=New%20York&name=My%20first+report", nil),
      ("x=%&name=%zz+%C3&name=a+&author=%00%0A+", nil),
      ("-Downer=/a%20b dated=2020-01-01+00:00", nil),
    ] as [(String, String?)])
  func encoded(text: String, redacted: String?) throws {
    for profile in [Profile.logs, .prompts] {
      #expect(try label { $0.profile = profile }.redact(text) == redacted ?? text)
    }
  }

  @Test("are not seen in the short names of coordinates")
  func coordinates() throws {
    for text in [
      "where is {\\\"lat\\\": 52.52, \\\"lon\\\": 13.4}", "lat: 52.1, lon: 13.2",
      "The params are lat and lon.",
    ] {
      #expect(try label { $0.profile = .prompts }.redact(text) == text)
    }
  }

  @Test("stay where the rule is skipped, the value allowed, the field kept or the threshold higher")
  func policy() throws {
    let text = "{\"msg\":\"ticket assigned to Jane Okafor\"}"
    #expect(try label().redact(text) != text)
    #expect(try label { $0.allow.values = ["Jane Okafor"] }.redact(text) == text)
    #expect(
      try label { $0.scopes = [Policy.Scope(paths: ["msg"], types: [], action: .keep)] }
        .redact(text) == text)
    let person = try #require(EntityType("PERSON"))
    #expect(try label { $0.thresholds[person] = 0.999 }.redact(text) == text)
  }

  @Test("follow the profile: lower case in prompts, not in logs")
  func profile() throws {
    let text = "please write a letter to jane okafor about the invoice"
    #expect(try label().redact(text) == text)
    #expect(
      try label { $0.profile = .prompts }.redact(text)
        == "please write a letter to [PERSON] about the invoice")
  }

  @Test("are found again in the record, not beyond it")
  func repetition() throws {
    let sluice = try label { $0.profile = .prompts }
    #expect(
      sluice.redact("{\"content\":\"Dear Ms Okafor,\\nplease ask okafor again\"}")
        == "{\"content\":\"Dear Ms [PERSON],\\nplease ask [PERSON] again\"}")
  }

  @Test("change nothing the second time", arguments: [Profile.logs, .prompts])
  func twice(profile: Profile) throws {
    let sluice = try RedactorUnderTest(
      policy: {
        var p = Policy(); p.profile = profile; return p
      }())
    var names = SampleText(seed: 21)
    let frames = [
      "Dear Jane Okafor, ", "assigned to Stanisław Dzienis by Priya Raman ", "Mr. Lee's Law ",
      "{\"patient\":\"Aoife O'Brien Smith\"} ", "garcia-lopez and emidio p garcia-lopez ",
      "von Jürgen Maier-",
    ]
    for number in 0..<240 {
      let line =
        frames[number % frames.count] + names.line() + " " + frames[number / 7 % frames.count]
      let once = sluice.redact(line)
      #expect(sluice.redact(once) == once)
    }
  }
}
