// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceTesting
import Testing

@Suite("In a pipe")
struct PipeTests {
  /// Runs a line of bash with the binary as `$SLUICE` in a fresh folder.
  static func bash(_ line: String) throws -> (status: Int32, output: String) {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", line]
    shell.environment = ["SLUICE": CommandRun.binary.path, "PATH": "/usr/bin:/bin"]
    shell.currentDirectoryURL = try CommandRun.freshFolder()
    let output = Pipe()
    shell.standardOutput = output
    shell.standardError = output
    try shell.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    shell.waitUntilExit()
    return (shell.terminationStatus, text)
  }

  static let filter = "\"$SLUICE\" --ephemeral-key --operator label"

  @Test("sluice exits with 0, at once and without a word, when its reader hangs up")
  func readerGone() throws {
    let run = try Self.bash(
      "yes 'x jane@example.com' | timeout 20 \(Self.filter) | head -n 1; echo ${PIPESTATUS[1]}")
    #expect(run.output == "x [EMAIL]\n0\n")
  }

  @Test("sluice exits with 0 when its reader hung up before the next line came")
  func readerGoneQuietly() throws {
    let run = try Self.bash(
      """
      mkfifo in out
      timeout 20 \(Self.filter) < in > out & filter=$!
      exec 3> in 4< out
      echo 'a jane@example.com' >&3; read -r -t 10 line <&4; echo "$line"
      exec 4<&-
      echo b >&3
      wait $filter; echo $?
      """)
    #expect(run.output == "a [EMAIL]\n0\n")
  }

  @Test("sluice passes a line on while its writer waits for it")
  func interactive() throws {
    let run = try Self.bash(
      """
      mkfifo in out
      timeout 20 \(Self.filter) < in > out & exec 3> in 4< out
      for name in jane john; do
        echo "$name@example.com $name" >&3; read -r -t 10 line <&4; echo "got $line"
      done
      exec 3>&-; wait $!; echo $?
      """)
    #expect(run.output == "got [EMAIL] jane\ngot [EMAIL] john\n0\n")
  }

  @Test(
    "sluice drains what it has read on SIGTERM, and withholds a cut line",
    arguments: ["TERM", "INT"])
  func stop(signal: String) throws {
    let run = try Self.bash(
      """
      mkfifo in out
      \(Self.filter) < in > out & filter=$!
      exec 3> in 4< out
      printf 'one jane@example.com\\ntwo jane@exam' >&3
      read -r -t 10 line <&4; echo "$line"
      kill -\(signal) $filter
      timeout 10 cat <&4; wait $filter; echo " $?"
      """)
    #expect(
      run.output.wholeMatch(of: /one \[EMAIL\]\n\[WITHHELD:cut:[0-9]+\]\n? 0\n/) != nil
        || run.output.wholeMatch(
          of: /one \[EMAIL\]\n\[WITHHELD:cut:[0-9]+\]\n?(sluice:[^\n]*\n)? 0\n/)
          != nil,
      "\(run.output)")
    #expect(!run.output.contains("exam"))
  }

  @Test("sluice refuses to start without its standard descriptors")
  func closed() throws {
    for closing in [">&-", "<&-"] {
      let run = try Self.bash(
        "echo jane@example.com | \(Self.filter) \(closing) 2> err; echo $?; cat err")
      #expect(run.output.hasPrefix("3\nsluice: "), "\(closing): \(run.output)")
      #expect(!run.output.contains("jane"))
    }
  }

  @Test("sluice exits with 3 and one line when the disk is full")
  func fullDisk() throws {
    let run = try Self.bash(
      "yes jane@example.com | head -n 100000 | \(Self.filter) > /dev/full; echo $?")
    #expect(run.output.split(separator: "\n").count == 2, "\(run.output)")
    #expect(run.output.hasPrefix("sluice: ") && run.output.hasSuffix("\n3\n"))
    #expect(!run.output.contains("jane"))
  }

  @Test("sluice writes whole masked lines only, whenever it is killed")
  func killed() throws {
    let run = try Self.bash(
      """
      exec 2> /dev/null
      mkfifo pipe
      yes 'x jane@example.com 203.0.113.7' | \(Self.filter) -j2 > pipe & filter=$!
      exec 3< pipe
      head -c 300000 <&3 > out
      kill -KILL $filter
      cat <&3 >> out
      wait $filter 2> /dev/null
      grep -vc '^x \\[EMAIL\\] \\[IPV4\\]$' out; grep -c jane out
      """)
    // At most the last line, which the kill may have cut; and no raw one.
    #expect(run.output == "0\n0\n" || run.output == "1\n0\n", "\(run.output)")
  }

  @Test("sluice twice over gives what sluice once gives")
  func twice() throws {
    let folder = try CommandRun.freshFolder()
    let key = folder.appendingPathComponent("key").path
    #expect(try CommandRun(["key", "new", key]).status == 0)
    // Glued noise is left out: a value that is replaced may bare a boundary beside it.
    let text = ChunkTests.text + "\nx [EMAIL:k1.7q2m9v4xj0tzc3ha7m2k] [EMAIL] [INFO] 203.0.113.7\n"
    let input = Data(text.utf8)
    let once = try CommandRun(["--key-file", key], input: input)
    let again = try CommandRun(["--key-file", key], input: once.output)
    let (one, two) = (once.text.split(separator: "\n"), again.text.split(separator: "\n"))
    #expect(one.count == two.count)
    for (first, second) in zip(one, two) { #expect(first == second) }
  }

  @Test("sluice reads gzip of several members, and says when one is cut")
  func gzip() throws {
    let run = try Self.bash(
      """
      { echo jane@example.com | gzip; echo b 203.0.113.7 | gzip; } > a.gz
      \(Self.filter) a.gz; echo $?; \(Self.filter) < a.gz
      head -c -6 a.gz | \(Self.filter); echo $?
      """)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(5) == ["[EMAIL]", "b [IPV4]", "0", "[EMAIL]", "b [IPV4]"], "\(run.output)")
    #expect(lines.last == "3", "\(run.output)")
    #expect(lines.contains { $0.hasPrefix("sluice: ") }, "\(run.output)")
    #expect(!run.output.contains("jane") && !run.output.contains("203.0"))
  }

  @Test("sluice reads UTF-16 by its mark, and keeps a UTF-8 mark")
  func encodings() throws {
    let text = "x jane@example.com é\n"
    for bigEndian in [false, true] {
      var bytes: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for unit in text.utf16 {
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        bytes += bigEndian ? pair.reversed() : pair
      }
      let run = try CommandRun(
        ["--ephemeral-key", "--operator", "label"], input: Data(bytes), pieces: [1, 2, 3, 1, 1])
      #expect(!run.text.contains("jane") && !run.text.contains("j\u{0}a\u{0}n"))
      #expect(run.text.contains("[EMAIL]"), "\(run.text)")
    }
    let marked = Data([0xEF, 0xBB, 0xBF]) + Data("jane@example.com\n".utf8)
    let run = try CommandRun(["--ephemeral-key", "--operator", "label"], input: marked)
    #expect(run.output == Data([0xEF, 0xBB, 0xBF]) + Data("[EMAIL]\n".utf8))
  }
}
