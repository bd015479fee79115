// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The sluice command with keys that pass")
struct PassKeysCommandTests {
  @Test("lets only named keys pass, from the flag, the environment and the settings file")
  func pass() throws {
    let input = Data("{\"level\":\"info\",\"u\":\"bob\",\"n\":4}\nlevel=warn u=bob x\n".utf8)
    let wanted =
      "{\"level\":\"info\",\"u\":\"[FIELD]\",\"n\":4}\nlevel=warn u=[FIELD] [FIELD]\n"
    let label = ["--ephemeral-key", "--operator", "label"]
    #expect(try CommandRun(label + ["--pass-keys", "level,n"], input: input).text == wanted)
    let variable = try CommandRun(label, input: input, environment: ["SLUICE_PASS_KEYS": "level,n"])
    #expect(variable.text == wanted)
    let file = try CommandRun.freshFolder().appendingPathComponent("sluice.toml")
    try "pass_keys = []\n".write(to: file, atomically: true, encoding: .utf8)
    let none = try CommandRun(label + ["--config", file.path], input: input)
    #expect(
      none.text == "{\"level\":\"[FIELD]\",\"u\":\"[FIELD]\",\"n\":\"[FIELD]\"}\n"
        + "level=[FIELD] u=[FIELD] [FIELD]\n")
    #expect(try CommandRun(["check", "--config", file.path]).text.contains("no key"))
    let bad = try CommandRun(label + ["--pass-keys", "a..b"], input: input)
    #expect(bad.status == 2 && bad.output.isEmpty && bad.errors.contains("pass_keys"))
  }

  @Test("gives the same bytes for any pieces and workers")
  func invariance() throws {
    let lines = (0..<4000).map { "{\"level\":\"info\",\"u\":\"user \($0)\",\"n\":\($0)}\n" }
    let input = Data(lines.joined().utf8)
    let arguments = ["--ephemeral-key", "--operator", "label", "--pass-keys", "level"]
    let whole = try CommandRun(arguments + ["-j1"], input: input)
    #expect(whole.text.split(separator: "\n").count == 4000 && !whole.text.contains("user 7"))
    let pieces = (0..<200).map { 1 + $0 * 37 % 900 }
    #expect(
      try CommandRun(arguments + ["-j4"], input: input, pieces: pieces).output == whole.output)
  }
}
