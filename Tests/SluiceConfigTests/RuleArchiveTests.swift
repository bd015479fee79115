// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceConfig

private func toyRules() throws -> [Rule] {
  [
    try RuleFile.decode(fullRule, path: "toy-number.toml"),
    try RuleFile.decode(smallRule, path: "small.toml"),
  ]
}

private func decode(_ bytes: [UInt8], withCatalog: Bool = true) throws(SluiceError) -> [Rule] {
  try RuleArchive.decode(bytes.span, withCatalog: withCatalog)
}

@Suite("A rule archive")
struct RuleArchiveTests {
  @Test("gives back every field of every rule")
  func roundTrip() throws {
    let rules = try toyRules()
    #expect(try decode(RuleArchive.encode(rules)) == rules)
    #expect(try decode(RuleArchive.encode([])).isEmpty)
  }

  @Test("leaves out only what the catalogue shows when that is not asked for")
  func withoutCatalog() throws {
    var rules = try toyRules()
    let core = try decode(RuleArchive.encode(rules), withCatalog: false)
    for index in rules.indices {
      rules[index].summary = ""
      rules[index].sources = []
      rules[index].examples = Rule.Examples()
    }
    #expect(core == rules)
  }

  @Test("is refused, and never read past its end, when it is cut short anywhere")
  func truncation() throws {
    let archive = RuleArchive.encode(try toyRules())
    for length in archive.indices {
      let error = #expect(throws: SluiceError.self) { try decode(Array(archive[..<length])) }
      #expect(error?.code == .bug)
    }
    #expect(throws: SluiceError.self) { try decode(archive + [0]) }
  }

  @Test("ends in rules or an error for any damaged byte")
  func damage() throws {
    let archive = RuleArchive.encode(try toyRules())
    for index in archive.indices {
      for change: UInt8 in [0xff, 0x80, 0x01] {
        var copy = archive
        copy[index] ^= change
        do {
          #expect(try decode(copy).count <= 2)
        } catch {
          #expect(error.code == .bug)
        }
      }
    }
  }

  @Test("of another version is refused with what to do")
  func version() throws {
    var archive = RuleArchive.encode(try toyRules())
    archive[8] = 9
    let error = #expect(throws: SluiceError.self) { try decode(archive) }
    #expect(
      error?.description
        == "built-in rules: archive of version 9, not \(RuleArchive.version); run scripts/generate and build again"
    )
  }
}

@Suite("The built-in rules")
struct DefaultRulesTests {
  @Test("are there, with unique ids, and with their catalogue when asked for")
  func load() throws {
    let rules = try DefaultRules.load()
    #expect(rules.count > 100)
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(rules.allSatisfy { $0.summary.isEmpty })
    let full = try DefaultRules.load(withCatalog: true)
    #expect(full.map(\.id) == rules.map(\.id))
    #expect(full.allSatisfy { !$0.summary.isEmpty })
  }
}
