// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel
import Testing

@testable import sluice_generate

@Suite("The generator")
struct GeneratorTests {
  @Test("writes an archive that gives back the rules, and sees when it is stale")
  func rules() throws {
    let folder = TemporaryFolder()
    folder.write("patterns/toy/toy-number.toml", fullRule)
    let output = "\(folder.path)/rules.bin"
    let arguments = ["rules", "--patterns", "\(folder.path)/patterns", "--output", output]
    #expect(SluiceGenerate.run(arguments + ["--check"]) == 1)
    #expect(SluiceGenerate.run(arguments) == 0)
    #expect(SluiceGenerate.run(arguments + ["--check"]) == 0)
    folder.write("patterns/small.toml", smallRule)
    #expect(SluiceGenerate.run(arguments + ["--check"]) == 1)
    folder.write("patterns/small.toml", "id = 3")
    #expect(SluiceGenerate.run(arguments) == 2)
  }

  @Test("writes a table for each folder of rules")
  func documentation() throws {
    let folder = TemporaryFolder()
    folder.write("health/toy-number.toml", fullRule)
    folder.write(
      "tax/de/small.toml", smallRule.replacingFirst("\"A toy\"", with: "'A | `toy`'"))
    let text = String(
      decoding: try RuleDocumentation.text(patterns: folder.path), as: UTF8.self)
    #expect(
      text == """
        # Rules

        Written by `scripts/generate` from `patterns/`; change the rule files instead.
        2 rules, 1 of them on by default. `«»` marks what is found.

        ## health

        | rule | entity | finds | default | source | example |
        |---|---|---|---|---|---|
        | `toy-number` | `TOY` | Six digits of a toy | no | the toy book, page 3 | `toy «123456» ok` |

        ## tax: DE

        | rule | entity | finds | default | source | example |
        |---|---|---|---|---|---|
        | `small` | `TOY` | A \\| `toy` | yes |  |  |

        """)
  }

  @Test("shows addresses as links and texts with backquotes as code")
  func cells() {
    #expect(
      RuleDocumentation.linked("see https://example.com/a, page 3")
        == "see <https://example.com/a>, page 3")
    #expect(RuleDocumentation.code("a`b|c\nd") == "`` a`b\\|c↵d ``")
  }

  @Test("refuses arguments it does not know")
  func arguments() {
    for arguments in [
      [], ["rulez"], ["rules"], ["rules", "--patterns"], ["docs", "--output", "x"],
      ["docs", "--patterns", "x", "--output", "y", "--force"],
    ] {
      #expect(throws: SluiceErrors.self) { try Request(arguments) }
    }
  }
}
