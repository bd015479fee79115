// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The sluice command's operators")
struct OperatorCommandTests {
  static let text = """
    {"email":"jane\\u0040example.com","card":4111111111111111,"password":"aB3\\"xYz9Kw","n":1}
    from 203.0.113.77 dob: 1985-03-12 mail jane@example.com

    """

  func key() throws -> String {
    let path = try CommandRun.freshFolder().appendingPathComponent("key").path
    #expect(try CommandRun(["key", "new", path]).status == 0)
    return path
  }

  @Test("encrypts and reveals, for any pieces of the input; another key leaves all as it was")
  func reveal() throws {
    let key = try key()
    let input = Data(Self.text.utf8)
    let run = try CommandRun(["--key-file", key, "--operator", "encrypt"], input: input)
    #expect(run.status == 0 && !run.text.contains("jane") && !run.text.contains("203.0"))
    let pieces = try CommandRun(
      ["--key-file", key, "--operator", "encrypt", "-j3"], input: input, pieces: [7, 30, 11])
    #expect(pieces.output == run.output)
    let twice = try CommandRun(["--key-file", key, "--operator", "encrypt"], input: run.output)
    #expect(twice.output == run.output)

    let back = try CommandRun(["reveal", "--key-file", key], input: run.output)
    #expect(back.status == 0 && back.errors.isEmpty)
    #expect(
      back.text == #"""
        {"email":"jane@example.com","card":"4111111111111111","password":"aB3\"xYz9Kw","n":1}
        from 203.0.113.77 dob: 1985-03-12 mail jane@example.com

        """#)

    let other = try CommandRun(["reveal", "--key-file", self.key()], input: run.output)
    #expect(other.status == 3 && other.output == run.output)
    #expect(other.errors.split(separator: "\n").count == 1)
    #expect(other.errors.contains("standard input:1: 6 encrypted values do not open;"))
  }

  @Test("refuses to encrypt or reveal without a key that is kept")
  func needsKey() throws {
    for arguments in [["--operator", "encrypt"], ["reveal"]] {
      let run = try CommandRun(arguments, input: Data(Self.text.utf8))
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("key"))
    }
  }

  @Test("reads operators with numbers from flags and the settings file")
  func settings() throws {
    let run = try CommandRun(
      ["--ephemeral-key", "--operator", "truncate-ip:16:32", "--only", "IPV4"],
      input: Data(Self.text.utf8))
    #expect(run.text.contains("from 203.0.0.0 dob"))
    let file = try CommandRun.freshFolder().appendingPathComponent("sluice.toml")
    try """
    [operators]
    IPV4 = { operator = "truncate-ip", ipv4_bits = 8 }
    DATE_OF_BIRTH = { operator = "bucket", width = 5 }
    EMAIL = "surrogate"
    """.write(to: file, atomically: true, encoding: .utf8)
    let configured = try CommandRun(
      ["--ephemeral-key", "--config", file.path], input: Data(Self.text.utf8))
    #expect(configured.text.contains("from 203.0.0.0 dob: [DATE_OF_BIRTH:1985-1989] mail "))
    #expect(configured.text.contains("@example.") && !configured.text.contains("jane"))
    for bad in ["truncate-ip:33:48", "truncate-ip:24", "bucket:x", "shift-date:0", "encrypt:1"] {
      let refused = try CommandRun(["--operator", bad])
      #expect(refused.status == 2 && refused.errors.split(separator: "\n").count == 1, "\(bad)")
    }
  }
}
