// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceTesting
import Testing

@Suite("Messages")
struct MessageTests {
  @Test(
    "of --help give an example",
    arguments: [
      ["--help"], ["filter", "--help"], ["explain", "--help"], ["check", "--help"],
      ["evaluate", "--help"], ["key", "new", "--help"], ["rules", "list", "--help"],
      ["rules", "show", "--help"], ["rules", "test", "--help"], ["rules", "lint", "--help"],
      ["rules", "cost", "--help"],
    ])
  func help(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 0 && run.errors.isEmpty)
    let command = arguments.dropLast().filter { $0 != "filter" }.joined(separator: " ")
    // A line that one could type, besides the usage line.
    let examples = run.text.split(separator: "\n").filter {
      $0.contains("sluice \(command)".trimmingCharacters(in: .whitespaces))
        && !$0.hasPrefix("USAGE")
    }
    #expect(!examples.isEmpty, "\(run.text)")
  }

  @Test("of a bad settings file name file and line, all faults at once, before any output")
  func settings() throws {
    let folder = try CommandRun.freshFolder()
    let path = folder.appendingPathComponent("s.toml").path
    try "profile = \"logz\"\n\nthreshold = 7\nnonsense = 1\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let run = try CommandRun(["--config", path], input: Data("jane@example.com\n".utf8))
    #expect(run.status == 2 && run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(run.errors)")
    for (line, number) in zip(lines, [1, 3, 4]) {
      #expect(line.hasPrefix("sluice: \(path):\(number):"), "\(line)")
    }
    #expect(run.errors.contains("logs"))
  }

  @Test("of a bad rule name its file")
  func rules() throws {
    let folder = try CommandRun.freshFolder()
    let file = folder.appendingPathComponent("toy.toml")
    try """
    id = "toy"
    entity = "TOY"
    summary = "a toy"
    sources = ["none"]
    [detect]
    pattern = 'toy-\\s+'
    anchors = ["toy-"]
    [examples]
    must_match = ['«toy- »', '«toy-  »']
    must_not_match = ['toy', 'to']
    """.write(to: file, atomically: true, encoding: .utf8)
    for arguments in [["rules", "lint", "--rules", folder.path], ["--rules", folder.path]] {
      let run = try CommandRun(arguments, input: Data("x\n".utf8))
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("toy") && run.errors.contains("newline"), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("sluice: ") })
    }
  }

  @Test("of `rules test` say which example of a rule of one's own fails, and exit with 1")
  func ruleTest() throws {
    let folder = try CommandRun.freshFolder()
    func write(_ example: String) throws {
      try """
      id = "toy"
      entity = "TOY"
      summary = "a toy"
      sources = ["none"]
      [detect]
      pattern = 'toy-[0-9]{4}(?![0-9])'
      anchors = ["toy-"]
      [examples]
      must_match = ['a «toy-1234» b', \(example)]
      must_not_match = ['toy-123', 'toy-12345']
      """.write(
        to: folder.appendingPathComponent("toy.toml"), atomically: true, encoding: .utf8)
    }
    try write("'«toy-4321»'")
    let good = try CommandRun(["rules", "test", "--rules", folder.path])
    #expect(good.status == 0 && good.text.contains("1 rules, 4 examples, 0 failures"))
    #expect(try CommandRun(["rules", "lint", "--rules", folder.path]).status == 0)
    try write("'«toy-432»'")
    let bad = try CommandRun(["rules", "test", "--rules", folder.path])
    #expect(bad.status == 1 && bad.text.contains("toy: found nothing"), "\(bad.text)")
    let only = try CommandRun(
      ["--ephemeral-key", "--operator", "label", "--rules", folder.path],
      input: Data("toy-1234 jane@example.com\n".utf8))
    #expect(only.text == "[TOY] jane@example.com\n")
    let both = try CommandRun(
      ["--ephemeral-key", "--operator", "label", "--rules", folder.path, "--rules", "builtin"],
      input: Data("toy-1234 jane@example.com\n".utf8))
    #expect(both.text == "[TOY] [EMAIL]\n")
  }

  @Test("of the built-in rules' own test report no failure")
  func builtIn() throws {
    let run = try CommandRun(["rules", "test"])
    #expect(run.status == 0, "\(run.text.prefix(2000))")
    #expect(try CommandRun(["rules", "lint"]).status == 0)
  }

  @Test("suggest the nearest name")
  func suggestions() throws {
    #expect(try CommandRun(["--only", "EMAL"]).errors.contains("EMAIL"))
    #expect(try CommandRun(["rules", "show", "credit-crad"]).errors.contains("credit-card"))
    #expect(try CommandRun(["--profile", "prompt"]).errors.contains("prompts"))
  }

  @Test("of settings give flags, environment and file in this order")
  func layers() throws {
    let folder = try CommandRun.freshFolder()
    let path = folder.appendingPathComponent("s.toml").path
    try "operator = \"hash\"\nephemeral_key = true\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let input = Data("jane@example.com\n".utf8)
    let file = try CommandRun(["--config", path], input: input)
    #expect(file.text.hasPrefix("[EMAIL#") && file.errors.isEmpty)
    let environment = ["SLUICE_OPERATOR": "mask", "SLUICE_CONFIG": path]
    #expect(try CommandRun([], input: input, environment: environment).text.hasPrefix("****"))
    let flag = try CommandRun(["--operator", "label"], input: input, environment: environment)
    #expect(flag.text == "[EMAIL]\n")
    let check = try CommandRun(["check", "--operator", "label"], environment: environment)
    #expect(check.status == 0 && check.text.contains("label"))
    #expect(check.text.contains("s.toml:2"), "\(check.text)")
  }

  @Test("of explain as JSON name rule, span and reason of refusal")
  func explain() throws {
    let run = try CommandRun(["explain", "--json", "card 4111111111111112 a 4111111111111111"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let found = try #require(json["found"] as? [[String: Any]])
    #expect(found.count == 1 && found[0]["entity"] as? String == "CREDIT_CARD")
    #expect(found[0]["validator"] as? String == "luhn")
    #expect(found[0]["start"] as? Int == 24 && found[0]["end"] as? Int == 40)
    let refused = try #require(json["refused"] as? [[String: Any]])
    #expect(
      refused.contains {
        $0["rule"] as? String == "credit-card" && $0["reason"] as? String == "validator refused"
      })
  }
}

@Suite("Canaries")
struct CanaryTests {
  /// Records with a value that must get out nowhere: in keys, odd places and odd encodings.
  static let records = [
    #"{"level":"info","ts":"canary@example.com","user":{"mail":"canary@example.com"},"canary@example.com":1}"#,
    #"{"level":"canary@example.com","time":"2026-01-02T03:04:05Z","x":"canary%40example.com"}"#,
    #"{"body":"{\"password\":\"canary-Pa55word!\"}"}"#, "password=canary-Pa55word! x",
    "canary@example.com 2026 ERROR canary@example.com=3 x.canary@example.com=canary@example.com",
    "GET /canary%40example.com?canary@example.com=1", "user canary\u{0}@x canary@example.com\r",
    "\u{FF}\u{1B}]0;canary@example.com\u{7}",
  ]

  @Test(
    "leave by no stream",
    arguments: [
      [], ["--emit", "metadata"], ["--operator", "hash"], ["--operator", "mask"],
      ["--operator", "drop"], ["--maximum-record-bytes", "1024"],
      ["--format", "json"], ["--stats", "-j2"], ["--fail-on-finding", "-z"],
    ])
  func streams(arguments: [String]) throws {
    let folder = try CommandRun.freshFolder()
    let path = folder.appendingPathComponent("found.jsonl").path
    var records = Self.records
    records.append(String(repeating: "canary@example.com ", count: 100))
    let input = Data((records.joined(separator: "\n") + "\n").utf8)
    let run = try CommandRun(
      ["--ephemeral-key", "--stats", "--findings", path] + arguments, input: input)
    #expect(run.status == (arguments.contains("--fail-on-finding") ? 1 : 0), "\(run.errors)")
    let found = try String(contentsOfFile: path, encoding: .utf8)
    for (name, text) in [("output", run.text), ("errors", run.errors), ("findings", found)] {
      #expect(!text.lowercased().contains("canary@example"), "\(name): \(text)")
      #expect(!text.contains("Pa55"), "\(name): \(text)")
    }
    for line in found.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
    if arguments.contains("metadata") {
      for line in run.text.split(separator: "\n") {
        #expect(throws: Never.self, "\(line)") {
          try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed)
        }
      }
    }
  }

  @Test("are in no message about a bad file, flag or input")
  func messages() throws {
    let folder = try CommandRun.freshFolder()
    let gold = folder.appendingPathComponent("gold.jsonl")
    try Data("{\"id\":\"1\",\"text\":\"canary@example.com\"\n".utf8).write(to: gold)
    let run = try CommandRun(["evaluate", gold.path])
    #expect(run.status == 2 && !run.errors.contains("canary"), "\(run.errors)")
    var packed = try CommandRun(
      ["--only", "IPV4", "--ephemeral-key", "-z"], input: Data("canary@example.com\n".utf8)
    ).output
    packed.removeLast(4)
    let cut = try CommandRun(["--ephemeral-key"], input: packed)
    #expect(cut.status == 3 && !cut.errors.contains("canary"), "\(cut.errors)")
    #expect(!cut.text.contains("canary"))
  }
}
