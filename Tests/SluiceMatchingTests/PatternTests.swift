// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction
import Testing

/// Where the rules stand, found from this file.
let patternsFolder: String = {
  var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  parts.removeLast(3)
  return parts.joined(separator: "/") + "/patterns"
}()

@Suite("The rule files")
struct PatternTests {
  let rules: [Rule]

  init() throws { rules = try RuleDirectory.load(patternsFolder) }

  @Test("find exactly what their examples mark, alone and together")
  func examples() throws {
    let failures = try RuleExamples.failures(of: rules)
    for failure in failures.prefix(20) {
      Issue.record("\(failure.rule): \(failure.problem): \(failure.example)")
    }
    #expect(failures.isEmpty)
  }

  @Test("name sources and give at least two examples each way")
  func lint() {
    let faults = rules.flatMap { RuleFile.lint($0, path: $0.id) }
    #expect(faults.isEmpty, "\(faults.prefix(5).map(\.description))")
  }

  @Test("cover the catalogue the product promises")
  func counts() {
    let secrets = rules.filter { $0.entity.name == "SECRET" || $0.entity.name == "URL_CREDENTIALS" }
    #expect(secrets.count >= 240)
    #expect(rules.count - secrets.count >= 120)
  }

  @Test("are those built into the program")
  func builtIn() throws {
    #expect(try DefaultRules.load(withCatalog: true).map(\.id).sorted() == rules.map(\.id).sorted())
  }

  @Test(
    "stay under the match limit on hostile lines",
    arguments: [
      "a@", "::", "eyJ-", "password=", "-----BEGIN ", "4111 ", "1.1.1.1.", "a://", "+1 (", "ghp_-",
      "\\u0040", "%40", "a:b@", "name: A ", "Bearer ", "key=\"", "0x", "<a>", "Mr A. ", "1-",
      "/home/",
    ])
  func hostile(unit: String) throws {
    let set = try CompiledRuleSet(compiling: rules, checksPatterns: false)
    var matcher = Matcher(rules: set)
    var text = ""
    while text.utf8.count < 20_000 { text += unit }
    var block = ByteBuffer(Array((text + "\n").utf8))
    block.clearTail()
    matcher.match(block)
    #expect(matcher.unknowns.count == 0)
  }
}
