// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceTesting
import Testing

/// One run of the built binary.
struct CommandRun {
  let status: Int32
  let output: Data
  let errors: String

  /// Runs `sluice` with `arguments` and `input` in a fresh folder.
  ///
  /// - Parameter pieces: Sizes that the input is written in; everything at once when empty.
  init(
    _ arguments: [String], input: Data = Data(), pieces: [Int] = [],
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = CommandRun.binary
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = try CommandRun.freshFolder()
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    let writer = Thread {
      var rest = input
      for size in pieces where !rest.isEmpty {
        try? stdin.fileHandleForWriting.write(contentsOf: rest.prefix(size))
        rest = Data(rest.dropFirst(size))
      }
      try? stdin.fileHandleForWriting.write(contentsOf: rest)
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    errors = String(decoding: try stderr.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The binary beside the test bundle.
  static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("sluice")

  static func freshFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sluice-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

@Suite("The sluice command")
struct CommandTests {
  let label = ["--ephemeral-key", "--operator", "label"]

  @Test("filters JSON, logfmt and plain lines and keeps every other byte")
  func filters() throws {
    let input = """
      {"email":"jane@example.com","card":4111111111111111,"n":1}
      level=info user_email=jane@example.com ip=203.0.113.7 dur=3ms
      plain 203.0.113.7 and DE89370400440532013000
      """
    let run = try CommandRun(label, input: Data(input.utf8))
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        {"email":"[EMAIL]","card":"[CREDIT_CARD]","n":1}
        level=info user_email=[EMAIL] ip=[IPV4] dur=3ms
        plain [IPV4] and [IBAN]
        """)
  }

  @Test("gives the same bytes for any pieces of the input and any number of workers")
  func invariance() throws {
    var sample = SampleText(seed: 21)
    let input = Data(sample.lines(bytes: 60_000).utf8)
    let whole = try CommandRun(label + ["-j1"], input: input)
    #expect(whole.status == 0)
    for workers in 2...8 {
      #expect(try CommandRun(label + ["-j\(workers)"], input: input).output == whole.output)
    }
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<12 {
      let pieces = (0..<400).map { _ in Int.random(in: 1...300, using: &generator) }
      #expect(try CommandRun(label, input: input, pieces: pieces).output == whole.output)
    }
  }

  @Test(
    "passes odd input through",
    arguments: [
      "", "\n", "no newline", "a\r\nb\r\n", "\u{0}\u{0}x\n", "\u{FEFF}bom\n", "\u{1B}[1mx\n",
    ])
  func oddInput(text: String) throws {
    let run = try CommandRun(label, input: Data(text.utf8))
    #expect(run.status == 0)
    #expect(run.text == text)
  }

  @Test("keeps bytes that are no UTF-8 and finds the value beside them")
  func invalidUTF8() throws {
    let input =
      Data([0xFF, 0xFE, 0x41, 0x20]) + Data("\u{1}x jane@example.com ".utf8) + Data([0x80, 0x0A])
    let run = try CommandRun(label, input: Data([0x41]) + input)
    #expect(
      run.output == Data([0x41, 0xFF, 0xFE, 0x41, 0x20]) + Data("\u{1}x [EMAIL] ".utf8)
        + Data([0x80, 0x0A]))
  }

  @Test("withholds a record that is too long, whatever its pieces")
  func tooLong() throws {
    let long = String(repeating: "jane@example.com ", count: 200)
    let input = Data("a\n\(long)\nb\n".utf8)
    let arguments = label + ["--maximum-record-bytes", "1024"]
    let run = try CommandRun(arguments, input: input)
    #expect(run.text == "a\n[WITHHELD:too-long:\(long.utf8.count)]\nb\n")
    #expect(try CommandRun(arguments, input: input, pieces: [700, 700, 700]).output == run.output)
  }

  @Test("reads gzip and writes gzip")
  func gzip() throws {
    let packed = try CommandRun(label + ["-z"], input: Data("x jane@example.com\n".utf8))
    #expect(packed.output.starts(with: [0x1F, 0x8B]))
    #expect(try CommandRun(label, input: packed.output).text == "x [EMAIL]\n")
  }

  @Test(
    "says what is wrong in one line and exits with 2",
    arguments: [
      ["--operater", "label"], ["--operator", "labl"], ["--only", "EMIAL"], ["--threshold", "7"],
      ["--rules", "/nowhere"], ["--config", "/nowhere.toml"], ["--key-file", "/nowhere.key"],
      ["--allow", "/(/"], ["rules", "show", "emial"], ["-j", "0"],
    ])
  func badUsage(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 1 && run.errors.hasPrefix("sluice: "), "\(run.errors)")
  }

  @Test("says which file cannot be read and exits with 3")
  func missingFile() throws {
    let run = try CommandRun(label + ["/nowhere.log"])
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("sluice: /nowhere.log: "))
  }

  @Test("exits with 1 on findings only when asked")
  func findings() throws {
    let input = Data("jane@example.com\n".utf8)
    #expect(try CommandRun(label, input: input).status == 0)
    #expect(try CommandRun(label + ["--fail-on-finding"], input: input).status == 1)
    #expect(try CommandRun(label + ["--fail-on-finding"], input: Data("x\n".utf8)).status == 0)
  }

  @Test("writes findings and metadata without a value")
  func metadata() throws {
    let folder = try CommandRun.freshFolder()
    let path = folder.appendingPathComponent("found.jsonl").path
    let input = Data(
      #"{"level":"info","user":{"mail":"canary@example.com"},"canary@example.com":1}"#.utf8)
    let run = try CommandRun(
      ["--ephemeral-key", "--emit", "metadata", "--findings", path], input: input)
    #expect(run.status == 0)
    let found = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!found.contains("canary") && !run.text.contains("canary"))
    #expect(found.contains("\"key\":\"user.mail\"") && found.contains("\"entity\":\"EMAIL\""))
    #expect(run.text.contains("\"severity\":\"info\"") && run.text.contains("\"EMAIL\":2"))
  }

  @Test("makes a key its owner alone can read, and takes it")
  func keys() throws {
    let folder = try CommandRun.freshFolder()
    let path = folder.appendingPathComponent("key").path
    #expect(try CommandRun(["key", "new", path]).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try CommandRun(["key", "new", path]).status == 2)
    let input = Data("jane@example.com\n".utf8)
    let first = try CommandRun(["--key-file", path], input: input)
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try CommandRun(["--key-file", path], input: input).output == first.output)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let refused = try CommandRun(["--key-file", path], input: input)
    #expect(refused.status == 2 && refused.errors.contains("chmod"))
  }

  @Test("remarks once that no key is configured")
  func remarks() throws {
    let run = try CommandRun(["--operator", "token"], input: Data("x\n".utf8))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("no") && run.errors.contains("key"))
  }

  @Test("explains, lists, shows, checks and evaluates")
  func otherCommands() throws {
    #expect(try CommandRun(["explain", "mail jane@example.com"]).text.contains("rule email"))
    let json = try CommandRun(["explain", "--json", "mail jane@example.com"])
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json.output) }
    #expect(try CommandRun(["rules", "list"]).text.contains("credit-card"))
    #expect(try CommandRun(["rules", "show", "iban"]).text.contains("validator"))
    #expect(try CommandRun(["check", "--ephemeral-key"]).text.contains("maximum_record_bytes"))
    let gold = try CommandRun.freshFolder().appendingPathComponent("gold.jsonl")
    try Data(
      #"{"id":"1","kind":"log","text":"jane@example.com x","spans":[{"start":0,"end":16,"type":"EMAIL"}]}"#
        .utf8
    ).write(to: gold)
    let evaluation = try CommandRun(["evaluate", gold.path])
    #expect(evaluation.status == 0 && evaluation.text.contains("EMAIL"))
    for command in ["filter", "explain", "evaluate", "check", "key"] {
      #expect(try CommandRun([command, "--help"]).text.contains("USAGE"))
    }
  }

  @Test("names the kernel in use, which a test may choose")
  func chooseKernel() throws {
    let scalar = ["SLUICE_TEST_KERNEL": "scalar"]
    let check = ["check", "--ephemeral-key"]
    #expect(try CommandRun(check, environment: scalar).text.hasSuffix("  scalar\n"))
    let best = try CommandRun(check).text
    let unknown = ["SLUICE_TEST_KERNEL": "abacus"]
    #expect(try CommandRun(check, environment: unknown).text == best)
    let input = Data("jane@example.com from 203.0.113.7\n".utf8)
    let masked = try CommandRun(["--operator", "label"], input: input, environment: scalar)
    #expect(masked.text == "[EMAIL] from [IPV4]\n")
  }

  @Test("stops quietly when its reader hangs up")
  func hangUp() throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c",
      "yes 'x jane@example.com' | '\(CommandRun.binary.path)' --ephemeral-key 2>&1 >&3 3>&1 | head -n 1; echo ${PIPESTATUS[1]}",
    ]
    let output = Pipe()
    shell.standardOutput = output
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(!text.contains("jane"))
  }
}
