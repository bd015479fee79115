// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceTesting
import Testing

@Suite("The findings stream")
struct FindingsTests {
  /// One run with findings in a file.
  static func run(_ arguments: [String], input: Data, pieces: [Int] = []) throws -> (
    output: Data, findings: String
  ) {
    let path = try CommandRun.freshFolder().appendingPathComponent("found.jsonl").path
    let run = try CommandRun(
      ["--ephemeral-key", "--findings", path] + arguments, input: input, pieces: pieces)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return (run.output, try String(contentsOfFile: path, encoding: .utf8))
  }

  static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("points at what was written: record number and offsets lead to the token")
  func offsets() throws {
    var sample = SampleText(seed: 95)
    let input = Data(sample.lines(bytes: 120_000).utf8)
    for arguments in [["-j1"], ["-j4"], ["-j1", "--maximum-record-bytes", "1024"]] {
      let run = try Self.run(arguments, input: input)
      let lines = run.output.split(separator: 0x0A, omittingEmptySubsequences: false)
      var count = 0
      var last = 0
      for object in try Self.objects(run.findings) {
        let record = try #require(object["record"] as? Int)
        #expect(record > last, "records ascend, one object each")
        last = record
        let line = lines[record - 1]
        for finding in try #require(object["findings"] as? [[String: Any]]) {
          let start = try #require(finding["start"] as? Int)
          let end = try #require(finding["end"] as? Int)
          let token = try #require(finding["token"] as? String)
          let written = line.dropFirst(start).prefix(end - start)
          // A number's token stands in quotes.
          let shown = String(decoding: written, as: UTF8.self)
          #expect(shown == token || shown.contains(token), "\(shown) \(token)")
          count += 1
        }
      }
      #expect(count > 1000)
    }
  }

  @Test("is the same for any pieces and workers")
  func invariance() throws {
    var sample = SampleText(seed: 96)
    var generator = SeededGenerator(seed: 97)
    let input = Data(sample.lines(bytes: 80_000).utf8)
    let whole = try Self.run(["-j1", "--operator", "label"], input: input)
    #expect(!whole.findings.isEmpty)
    for workers in 1...8 {
      let pieces = (0..<100).map { _ in Int.random(in: 1...2000, using: &generator) }
      let run = try Self.run(
        ["-j\(workers)", "--operator", "label"], input: input,
        pieces: workers % 2 == 0 ? pieces : [])
      #expect(run.output == whole.output && run.findings == whole.findings, "\(workers) workers")
    }
  }

  @Test("names the file, and counts records in each")
  func sources() throws {
    let folder = try CommandRun.freshFolder()
    for (name, text) in [("a.log", "x\njane@example.com\n"), ("b.log", "203.0.113.7")] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let path = folder.appendingPathComponent("found.jsonl").path
    let files = ["a.log", "b.log"].map { folder.appendingPathComponent($0).path }
    let run = try CommandRun(
      ["--ephemeral-key", "--findings", path] + files + ["-"],
      input: Data("y jane@example.com".utf8))
    #expect(run.status == 0)
    let objects = try Self.objects(try String(contentsOfFile: path, encoding: .utf8))
    #expect(objects.map { $0["source"] as? String } == files + ["standard input"])
    #expect(objects.map { $0["record"] as? Int } == [2, 1, 1])
  }

  @Test("names the column of a table as the key path")
  func columns() throws {
    let path = try CommandRun.freshFolder().appendingPathComponent("found.jsonl").path
    let run = try CommandRun(
      ["--ephemeral-key", "--format", "csv", "--findings", path],
      input: Data("id,e-mail,note\n1,jane@example.com,\"a, b\"\n2,,\"at 203.0.113.7\"\n".utf8))
    #expect(run.status == 0)
    let objects = try Self.objects(try String(contentsOfFile: path, encoding: .utf8))
    let keys = objects.flatMap { ($0["findings"] as? [[String: Any]]) ?? [] }.map {
      $0["key"] as? String
    }
    #expect(keys == ["e-mail", "note"])
  }

  @Test("of metadata has one object a record, and equal records have equal hashes")
  func metadata() throws {
    var sample = SampleText(seed: 98)
    let lines = (0..<200).map { _ in sample.line().filter { $0 != "\r" } }
    let input = Data((lines + lines).joined(separator: "\n").utf8)
    let run = try CommandRun(["--ephemeral-key", "--emit", "metadata", "-j3"], input: input)
    let objects = try Self.objects(run.text)
    #expect(objects.count == 400)
    #expect(objects.map { $0["record"] as? Int } == Array(1...400))
    for (first, second) in zip(objects[..<200], objects[200...]) {
      #expect(first["hash"] as? String == second["hash"] as? String)
      #expect(first["bytes"] as? Int == second["bytes"] as? Int)
    }
    #expect(zip(objects, lines).allSatisfy { $0["bytes"] as? Int == $1.utf8.count })
  }
}
