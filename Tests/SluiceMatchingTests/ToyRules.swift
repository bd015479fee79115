// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// A rule for tests of the engine; the pattern is a toy.
func toyRule(
  _ id: String, entity: String = "TOY", pattern: String? = nil, anchors: [String] = [],
  walkBack: String? = nil, keys: [String] = [], labels: [String] = [], validator: String? = nil,
  score: Double = 0.8, context: Rule.Context? = nil
) -> Rule {
  var detection = Rule.Detection()
  detection.pattern = pattern
  detection.anchors = anchors
  detection.walkBack = walkBack
  detection.keys = keys
  detection.labels = labels
  detection.validator = validator
  detection.score = score
  guard let type = EntityType(entity) else { preconditionFailure("\(entity) is no entity type") }
  return Rule(id: id, entity: type, summary: "", detection: detection, context: context)
}

/// A rule that finds `name@host.example`.
let toyMail = toyRule(
  "toy-mail", entity: "EMAIL",
  pattern: "(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,40}@[a-z]{1,20}\\.example(?![A-Za-z0-9])",
  anchors: ["@email"], walkBack: "A-Za-z0-9._-")

/// What a matcher found, as values that tests can compare.
struct Found: Hashable {
  var span: Range<Int>
  var rule: String
  var score: Int
}

/// A matcher over some rules that takes and gives plain values.
struct MatcherUnderTest: ~Copyable {
  private var matcher: Matcher

  init(_ rules: [Rule]) throws {
    matcher = Matcher(rules: try CompiledRuleSet(compiling: rules, checksPatterns: false))
  }

  /// Findings in `text`, by ascending start, tokens left out.
  mutating func find(_ text: [UInt8]) -> [Found] {
    var block = ByteBuffer(text)
    block.clearTail()
    matcher.match(block)
    var found: Set<Found> = []
    for index in 0..<matcher.findings.count {
      let finding = matcher.findings[index]
      guard finding.rule >= 0 else { continue }
      found.insert(
        Found(
          span: Int(finding.start)..<Int(finding.end),
          rule: matcher.rules.rules[Int(finding.rule)].id, score: Int(finding.score)))
    }
    return found.sorted {
      ($0.span.lowerBound, $0.span.upperBound, $0.rule)
        < ($1.span.lowerBound, $1.span.upperBound, $1.rule)
    }
  }

  /// The texts of the findings in `text`.
  mutating func texts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return find(bytes).map { String(decoding: bytes[$0.span], as: UTF8.self) }
  }

  /// Records in `text` whose examination hit a limit.
  mutating func unknowns(_ text: [UInt8]) -> Int {
    _ = find(text)
    return matcher.unknowns.count
  }

  /// Candidates and PCRE2 calls that `text` costs, over all rules.
  mutating func effort(_ text: [UInt8]) -> (candidates: Int, matches: Int) {
    matcher.isCounting = true
    defer { matcher.isCounting = false }
    _ = find(text)
    return (
      matcher.efforts.reduce(0) { $0 + $1.candidates },
      matcher.efforts.reduce(0) { $0 + $1.matches }
    )
  }
}
