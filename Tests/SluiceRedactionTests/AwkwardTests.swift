// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceRedaction
import Testing

@Suite("Awkward records")
struct AwkwardTests {
  @Test(
    "with a label or token in the middle of a value do not get the rest of it out",
    arguments: [
      #"{"password":"hunter2 [EMAIL] Zurück"}"#, "password=hunter2[EMAIL]Zur x",
      "password=\"hunter2 [EMAIL] Zur\" x", #"{"b":"{\"password\":\"hunter2 [EMAIL] Zur\"}"}"#,
      "https://app:hunter2[EMAIL]Zur@db.example/shop",
      "https://app:[EMAIL]hunter2-Zur@db.example/shop", #"{"password":"[EMAIL] hunter2 Zur"}"#,
      "password=[EMAIL]hunter2Zur", "tool --password '[EMAIL] hunter2 Zur' x",
    ])
  func labelInside(text: String) throws {
    let redacted = try RedactorUnderTest(policy: labels).redact(text)
    #expect(!redacted.contains("hunter2") && !redacted.contains("Zur"), "\(redacted)")
  }

  @Test(
    "in a shell's or database's quotes do not get a part of the value out",
    arguments: [
      #"PASSWORD=$'hunter\'Zur' x"#, "password = 'hunter''Zur' x", #"PASSWORD="hunter\"Zur" x"#,
      #"export DB_PASSWORD='hunterZur'; x"#, #"password: "hunter\\" Zur-no"#,
    ])
  func quotes(text: String) throws {
    let redacted = try RedactorUnderTest(policy: labels).redact(text)
    #expect(!redacted.contains("hunter") && !redacted.contains("Zur'"), "\(redacted)")
    #expect(!redacted.contains(#"Zur""#), "\(redacted)")
  }

  @Test("have fields masked whole, whatever they hold")
  func masked() throws {
    var policy = labels
    policy.scopes = [Policy.Scope(paths: ["headers", "user.note"], types: [], action: .mask)]
    let sluice = try RedactorUnderTest(policy: policy)
    for value in [
      #""free text""#, "12", "-1.5e3", "true", "null", #"{"a":"free text"}"#,
      #"["free text",{"b":"free text"},["free text"]]"#, #"{"a":{"b":["free text"]}}"#, #""""#,
      #""a \" free text""#,
    ] {
      for text in ["{\"headers\":\(value),\"n\":1}", "{\"user\":{\"note\": \(value)},\"n\":[2]}"] {
        let redacted = sluice.redact(text)
        #expect(JSONTests.parse(redacted) != nil, "\(text) became \(redacted)")
        #expect(!redacted.contains("free"), "\(text) became \(redacted)")
        #expect(!redacted.contains("12") && !redacted.contains("1.5"), "\(text) became \(redacted)")
      }
    }
  }

  @Test("that were cut short have fields masked to their end")
  func cut() throws {
    var policy = labels
    policy.scopes = [Policy.Scope(paths: ["secret"], types: [], action: .mask)]
    let sluice = try RedactorUnderTest(policy: policy)
    for text in [#"{"n":1,"secret":"free te"#, #"{"secret":"free te\"#, "a=1 secret=\"free te"] {
      #expect(!sluice.redact(text + "\nnext\n").contains("free"), "\(text)")
      #expect(sluice.redact(text + "\nnext\n").hasSuffix("\nnext\n"))
    }
  }

  @Test("keep their line ends, whatever is found at a line's end")
  func lineEnds() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    for value in ["jane@example.com", "203.0.113.7", "4111111111111111", "password=hunter2x"] {
      for end in ["\n", "\r\n", "\r", "\n\n", "\u{0}\n", ""] {
        let redacted = sluice.redact("x \(value)\(end)y \(value)\(end)")
        let shown = redacted.unicodeScalars.filter { $0.value < 32 }.map(\.value)
        let wanted = (end + end).unicodeScalars.map(\.value)
        #expect(shown == wanted, "\(redacted)")
      }
    }
  }
}
