// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction
import Testing

@Suite("Values in dumps of Go")
struct TypedDumpTests {
  @Test(
    "are found behind the type before them",
    arguments: [
      ("http.Header{\"X-Api-Key\":[]string{\"", "a7Qx9kLm2Pz4Rt8W", "\"}}"),
      ("url.Values{\"password\":[]string{\"", "hunter2x", "\"}}"),
      ("main.Creds{Pass:[]uint8(\"", "hunter2x", "\")}"),
      ("(string) (len=8) \"password\": (string) (len=8) \"", "hunter2x", "\""),
      (" Password: (string) (len=8) \"", "hunter2x", "\","),
    ])
  func found(before: String, value: String, after: String) throws {
    let redactor = try Redactor(
      rules: CompiledRuleSet(compiling: DefaultRules.load(), checksPatterns: false),
      policy: labels, pseudonymizer: Pseudonymizer(keyID: "k1", secret: [1, 2, 3].span))
    let run = RedactionRun(Array((before + value + after).utf8), redactor)
    #expect(run.text == before + "[SECRET]" + after)
  }

  @Test(
    "leave types, lengths and empty lists as they are",
    arguments: [
      "Tokens: []string{}", "Password: (string) \"\"", "password: []string(nil)",
      "secret: (len=8) x", "Password: []uint8{0x1, 0x2}",
    ])
  func kept(text: String) throws {
    let redactor = try Redactor(
      rules: CompiledRuleSet(compiling: DefaultRules.load(), checksPatterns: false),
      policy: labels, pseudonymizer: Pseudonymizer(keyID: "k1", secret: [1, 2, 3].span))
    #expect(RedactionRun(Array(text.utf8), redactor).text == text)
  }
}
