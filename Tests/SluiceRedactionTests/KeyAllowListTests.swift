// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceModel
import SluiceTesting
import Testing

@testable import SluiceRedaction

@Suite("The list of keys that pass")
struct KeyAllowListTests {
  func sluice(_ keys: [String], _ operation: Operator = .label) throws -> RedactorUnderTest {
    var policy = Policy()
    policy.defaultOperator = operation
    policy.passKeys = keys
    return try RedactorUnderTest(policy: policy)
  }

  @Test(
    "masks every value of JSON but those of its keys; JSON stays JSON",
    arguments: [
      (
        #"{"level":"info","n":1,"ok":true,"x":null,"m":"hello"}"#,
        #"{"level":"info","n":1,"ok":"[FIELD]","x":"[FIELD]","m":"[FIELD]"}"#
      ),
      (
        #"{"user":{"id":7,"name":"x"},"level":"warn"}"#,
        #"{"user":{"id":7,"name":"[FIELD]"},"level":"warn"}"#
      ),
      (
        #"{"level":"mail jane@example.com","tags":["a",1,{"n":2}],"e":"","o":{}}"#,
        #"{"level":"mail [EMAIL]","tags":["[FIELD]","[FIELD]",{"n":"[FIELD]"}],"e":"","o":{}}"#
      ),
      (#"["a",-1.5e3]"#, #"["[FIELD]","[FIELD]"]"#),
      (#"{"a":"q\"uo\\te","n":1}"#, #"{"a":"[FIELD]","n":1}"#),
      (#"{"a":"{\"n\":1}","n" : 2 }"#, #"{"a":"[FIELD]","n" : 2 }"#),
      (#"{"n":1,"a":"x"#, "[FIELD]"), (#"{"n":1} trailing"#, "[FIELD]"), (#"{n:1}"#, "[FIELD]"),
      ("[2026-11-21 10:00:00] n=1", "[FIELD] n=1"),
    ])
  func json(line: String, wanted: String) throws {
    let sluice = try sluice(["level", "n", "user.id"])
    #expect(sluice.redact(line + "\n") == wanted + "\n")
    #expect(sluice.redact(wanted + "\n") == wanted + "\n")
  }

  @Test(
    "masks every value of logfmt but those of its keys, and text that belongs to none",
    arguments: [
      ("level=info user=bob msg=\"a b\" n=1", "level=info user=[FIELD] msg=\"[FIELD]\" n=1"),
      ("plain text here", "[FIELD]"),
      (
        "Nov 21 host app: level=info secret words n=2 tail",
        "[FIELD] level=info [FIELD] n=2 [FIELD]"
      ),
      ("msg=\"open n=1 x", "msg=\"[FIELD]"), ("msg=\"a\"b n=1", "msg=[FIELD] n=1"),
      ("n=jane@example.com x=\"\"", "n=[EMAIL] x=\"\""), ("", ""), ("   ", "   "),
      ("http.status=200 =x", "http.status=200 [FIELD]"),
    ])
  func logfmt(line: String, wanted: String) throws {
    let sluice = try sluice(["level", "n", "http.*"])
    #expect(sluice.redact(line + "\r\n") == wanted + "\r\n")
    #expect(sluice.redact(wanted + "\r\n") == wanted + "\r\n")
  }

  @Test("an empty list masks everything")
  func empty() throws {
    let sluice = try sluice([])
    #expect(sluice.redact(#"{"a":1,"b":"x"}"#) == #"{"a":"[FIELD]","b":"[FIELD]"}"#)
    #expect(sluice.redact("a=1 b") == "a=[FIELD] [FIELD]")
  }

  @Test("filtering again changes nothing, and a token that somebody else wrote is masked")
  func twice() throws {
    let sluice = try sluice(["level"], .token)
    var sample = SampleText(seed: 31)
    for number in 0..<200 {
      let line = (number % 2 == 0 ? sample.json() : sample.line()) + "\n"
      let once = sluice.redact(line)
      #expect(sluice.redact(once) == once, "\(line)")
    }
    let forged = sluice.redact(#"{"a":"[EMAIL:k1.7q2m9v4xj0tzc3ha7m2k]"}"#)
    #expect(forged.contains("[FIELD:k1.") && !forged.contains("EMAIL"))
  }

  @Test("the operator keep does not open it")
  func keep() throws {
    #expect(try sluice([], .keep).redact("a=1") == "a=[FIELD]")
  }

  @Test("refuses paths with an empty element")
  func faults() {
    #expect(throws: SluiceErrors.self) { try sluice(["a..b"]) }
  }
}
