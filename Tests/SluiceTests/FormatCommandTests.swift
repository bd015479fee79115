// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceTesting
import Testing

@Suite("The sluice command with forms of input")
struct FormatCommandTests {
  let label = ["--ephemeral-key", "--operator", "label"]

  /// The output of one run, which must be the same for other pieces and workers.
  func output(_ form: String, _ text: String) throws -> String {
    let input = Data(text.utf8)
    let arguments = label + ["--format", form]
    let whole = try CommandRun(arguments + ["-j1"], input: input)
    #expect(whole.status == 0 && whole.errors.isEmpty)
    var generator = SeededGenerator(seed: 41)
    for workers in 1...3 {
      let pieces = (0..<300).map { _ in Int.random(in: 1...400, using: &generator) }
      let other = try CommandRun(arguments + ["-j\(workers)"], input: input, pieces: pieces)
      #expect(other.output == whole.output, "\(form), \(workers) workers")
    }
    return whole.text
  }

  @Test("reads tables: the header's names hold for every row, however the input arrives")
  func csv() throws {
    var rows = "id,First Name,Password,Note\n"
    for number in 0..<2000 {
      rows += "\(number),Jane,\"hun,ter\(number) x\",\"said \"\"hi\"\"\nand left\"\n"
    }
    let text = try output("csv", rows)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4001 && lines[0] == "id,First Name,Password,Note")
    #expect(
      lines[3999] == "1999,[PERSON],\"[SECRET]\",\"said \"\"hi\"\"" && lines[4000] == "and left\"")
    #expect(!text.contains("ter1") && !text.contains("Jane"))
  }

  @Test("reads several tables, each with its own header")
  func csvFiles() throws {
    let folder = try CommandRun.freshFolder()
    let (first, second) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
    try "id,Password\n1,qwe8Zr1Tt\n".write(to: first, atomically: true, encoding: .utf8)
    try "Password;id\nqwe8Zr1Tt;1\n".write(to: second, atomically: true, encoding: .utf8)
    let run = try CommandRun(label + ["--format", "csv", first.path, second.path])
    #expect(run.text == "id,Password\n1,[SECRET]\nPassword;id\n[SECRET];1\n")
  }

  @Test("lets a label speak for the next line, however the input arrives")
  func labels() throws {
    let text = String(repeating: "Hello\nPassword:\nhunter2kX\nbye\n", count: 300)
    let input = Data(text.utf8)
    let arguments = label + ["--profile", "prompts", "--only", "SECRET"]
    let whole = try CommandRun(arguments + ["-j1"], input: input)
    #expect(whole.text == text.replacingOccurrences(of: "hunter2kX", with: "[SECRET]"))
    let pieces = (0..<400).map { 1 + $0 * 7 % 23 }
    #expect(
      try CommandRun(arguments + ["-j3"], input: input, pieces: pieces).output == whole.output)
  }

  @Test("joins what a container runtime cut, one line out for one line in")
  func containers() throws {
    var cri = ""
    var docker = ""
    for number in 0..<1500 {
      let time = "2026-11-21T10:00:00.\(100_000_000 + number)Z"
      cri += "\(time) stdout P n \(number) mail jane@exa\n\(time) stderr F e 203.0.113.7\n"
      cri += "\(time) stdout F mple.com x\n"
      docker += "{\"log\":\"n \(number) mail jane@exa\",\"stream\":\"stdout\"}\n"
      docker += "{\"log\":\"mple.com x\\n\",\"stream\":\"stdout\"}\n"
    }
    let joined = try output("cri", cri)
    #expect(joined.split(separator: "\n").count == 4500)
    #expect(!joined.contains("jane") && !joined.contains("mple"))
    let json = try output("docker", docker)
    #expect(json.split(separator: "\n").count == 3000)
    #expect(!json.contains("jane") && !json.contains("mple"))
    for line in json.split(separator: "\n").prefix(10) {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test("withholds a message whose parts are too long together")
  func tooLong() throws {
    let time = "2026-11-21T10:00:00.123456789Z"
    let part = "\(time) stdout P \(String(repeating: "jane@example.com ", count: 30))\n"
    let input =
      "\(time) stdout F a\n\(part)\(part)\(part)\(time) stdout F end\n\(time) stdout F b\n"
    let run = try CommandRun(
      label + ["--format", "cri", "--maximum-record-bytes", "1024"], input: Data(input.utf8))
    let stub = 3 * part.utf8.count + "\(time) stdout F end".utf8.count
    #expect(run.text == "\(time) stdout F a\n[WITHHELD:too-long:\(stub)]\n\(time) stdout F b\n")
  }
}
