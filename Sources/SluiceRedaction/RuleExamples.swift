// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// A text with `«` and `»` around the bytes that must be found.
public struct MarkedText: Sendable, Equatable {
  /// The text without marks, as UTF-8.
  public let bytes: [UInt8]
  /// Offsets of what was marked, ascending.
  public let marks: [Range<Int>]

  /// Takes the marks out of `text`; nil when they are not balanced.
  public init?(_ text: String) {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var open: Int?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«":
        guard open == nil else { return nil }
        open = bytes.count
      case "»":
        guard let start = open else { return nil }
        marks.append(start..<bytes.count)
        open = nil
      default: bytes += Array(String(scalar).utf8)
      }
    }
    guard open == nil else { return nil }
    self.bytes = bytes
    self.marks = marks
  }
}

/// Runs a rule's own examples.
public struct RuleExamples {
  /// An example that fails.
  public struct Failure: Sendable, Equatable {
    /// Id of the rule.
    public var rule: String
    /// The example as written.
    public var example: String
    /// What is wrong.
    public var problem: String
  }

  /// Runs the examples of `rules`, each rule by itself and all of them together.
  ///
  /// By itself a rule must find exactly what is marked; together every marked byte must be covered.
  ///
  /// - Throws: faults of the rules.
  public static func failures(of rules: [Rule]) throws(SluiceErrors) -> [Failure] {
    var failures: [Failure] = []
    let everything = try CompiledRuleSet(compiling: rules)
    var matcher = Matcher(rules: everything)
    let names = try NameSearch(everything, Policy())
    for rule in rules {
      let alone = try CompiledRuleSet(compiling: [rule], checksPatterns: false)
      var single = Matcher(rules: alone)
      let isTagger = rule.detection.usesTagger
      for example in rule.examples.mustMatch {
        guard let marked = MarkedText(example) else {
          failures.append(Failure(rule: rule.id, example: example, problem: "marks not balanced"))
          continue
        }
        if marked.marks.isEmpty {
          failures.append(Failure(rule: rule.id, example: example, problem: "nothing is marked"))
        }
        let block = ByteBuffer(marked.bytes)
        single.match(block)
        let found = isTagger ? names?.spans(in: marked.bytes.span) ?? [] : spans(of: single)
        if found != marked.marks {
          failures.append(
            Failure(
              rule: rule.id, example: example,
              problem: "found \(describe(found)), marked \(describe(marked.marks))"))
        }
        matcher.match(block)
        let all = spans(of: matcher) + (isTagger ? found : [])
        if let open = uncovered(marked.marks, by: all) {
          failures.append(
            Failure(
              rule: rule.id, example: example,
              problem: "byte \(open) is not covered when all rules run"))
        }
      }
      for example in rule.examples.mustNotMatch {
        single.match(ByteBuffer(Array(example.utf8)))
        let found = isTagger ? names?.spans(in: Array(example.utf8).span) ?? [] : spans(of: single)
        if !found.isEmpty {
          failures.append(
            Failure(rule: rule.id, example: example, problem: "found \(describe(found))"))
        }
      }
    }
    return failures
  }

  /// Distinct spans, ascending, with those inside others left out.
  private static func spans(of matcher: borrowing Matcher) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for index in 0..<matcher.findings.count {
      let finding = matcher.findings[index]
      if finding.rule >= 0, finding.score >= 50 {
        spans.append(Int(finding.start)..<Int(finding.end))
      }
    }
    spans.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var kept: [Range<Int>] = []
    for span in spans where !(kept.last.map { $0.upperBound >= span.upperBound } ?? false) {
      kept.append(span)
    }
    return kept
  }

  private static func uncovered(_ marks: [Range<Int>], by spans: [Range<Int>]) -> Int? {
    for mark in marks {
      for byte in mark where !spans.contains(where: { $0.contains(byte) }) { return byte }
    }
    return nil
  }

  private static func describe(_ spans: [Range<Int>]) -> String {
    spans.isEmpty
      ? "nothing" : spans.map { "\($0.lowerBound)..<\($0.upperBound)" }.joined(separator: ", ")
  }
}
