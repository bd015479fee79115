// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite("The sluice command and inline marks")
struct InlineMarkCommandTests {
  @Test("honours them with --inline-allow only")
  func marks() throws {
    let input = Data("a@b.example # sluice:allow\nc@d.example\n".utf8)
    let label = ["--ephemeral-key", "--operator", "label"]
    #expect(try CommandRun(label, input: input).text == "[EMAIL] # sluice:allow\n[EMAIL]\n")
    let on = try CommandRun(label + ["--inline-allow"], input: input)
    #expect(on.text == "a@b.example # sluice:allow\n[EMAIL]\n")
    let pieces = try CommandRun(
      label + ["--inline-allow", "-j3"], input: input, pieces: [3, 11, 9])
    #expect(pieces.output == on.output)
  }
}
