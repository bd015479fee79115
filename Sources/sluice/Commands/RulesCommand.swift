// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// `sluice rules`: the rule catalogue.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, show, test and lint detection rules.",
    subcommands: [List.self, Show.self, Test.self, Lint.self], defaultSubcommand: List.self)

  /// `rules list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List rules: id, entity type, what is found.")
    @OptionGroup var selection: RuleSelection

    func run() throws {
      try Failure.exiting {
        var policy = Policy()
        policy.only = selection.only.flatMap(RuleSelection.names)
        policy.skip = selection.skip.flatMap(RuleSelection.names)
        let terminal = Terminal()
        for rule in try selection.rules(withCatalog: true) {
          if policy.skip.contains(where: { $0 == rule.id || $0 == rule.entity.name }) { continue }
          if !policy.only.isEmpty,
            !policy.only.contains(where: { $0 == rule.id || $0 == rule.entity.name })
          {
            continue
          }
          let id = rule.id + String(repeating: " ", count: max(1, 36 - rule.id.count))
          let type =
            rule.entity.name + String(repeating: " ", count: max(1, 18 - rule.entity.name.count))
          let off = rule.isDefault ? "" : terminal.paint(" (off by default)", .dim)
          print("\(terminal.paint(id, .bold))\(type)\(rule.summary)\(off)")
        }
      }
    }
  }

  /// `rules show`
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one rule: how it finds, how it judges, examples, sources.")
    @Argument(help: "Rule id.") var id: String
    @OptionGroup var selection: RuleSelection

    func run() throws {
      try Failure.exiting {
        let rules = try selection.rules(withCatalog: true)
        guard let rule = rules.first(where: { $0.id == id }) else {
          let nearest = NearestName.suggestion(for: id, among: rules.map(\.id))
          throw SluiceError(
            .configuration, place: "rules show", problem: "unknown rule '\(id)'",
            remedy: nearest.map { "did you mean '\($0)'?" } ?? "see sluice rules list")
        }
        print(RuleText.describe(rule, terminal: Terminal()), terminator: "")
      }
    }
  }

  /// `rules test`
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run every rule's own examples, each rule alone and all together.")
    @OptionGroup var selection: RuleSelection

    func run() throws {
      try Failure.exiting {
        let rules = try selection.rules(withCatalog: true)
        let failures = try RuleExamples.failures(of: rules)
        for failure in failures {
          print("\(failure.rule): \(failure.problem)\n  \(failure.example)")
        }
        let examples = rules.reduce(0) {
          $0 + $1.examples.mustMatch.count + $1.examples.mustNotMatch.count
        }
        print("\(rules.count) rules, \(examples) examples, \(failures.count) failures")
        if !failures.isEmpty { throw ExitCode(ExitStatus.findings) }
      }
    }
  }

  /// `rules lint`
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check rules against what the compiler demands, all faults at once.")
    @OptionGroup var selection: RuleSelection

    func run() throws {
      try Failure.exiting {
        let rules = try selection.rules(withCatalog: true)
        _ = try CompiledRuleSet(compiling: rules)
        let faults = rules.flatMap { RuleFile.lint($0, path: $0.id) }
        if !faults.isEmpty { throw SluiceErrors(faults) }
        print("\(rules.count) rules, no faults")
      }
    }
  }
}

/// A rule as text for people.
enum RuleText {
  static func describe(_ rule: Rule, terminal: Terminal) -> String {
    var lines = ["\(terminal.paint(rule.id, .bold))  \(rule.entity)  \(rule.summary)"]
    func add(_ name: String, _ value: String) {
      if !value.isEmpty {
        lines.append("  \(name)\(String(repeating: " ", count: max(1, 11 - name.count)))\(value)")
      }
    }
    add("default", rule.isDefault ? "on" : "off")
    add("profiles", rule.profiles.map(\.rawValue).joined(separator: ", "))
    add("pattern", rule.detection.pattern ?? "")
    add("anchors", rule.detection.anchors.joined(separator: "  "))
    add("keys", rule.detection.keys.joined(separator: ", "))
    add("labels", rule.detection.labels.joined(separator: ", "))
    add("validator", rule.detection.validator ?? "")
    if rule.detection.minimumEntropy > 0 { add("entropy", "\(rule.detection.minimumEntropy)") }
    add("score", "\(rule.detection.score)")
    if let context = rule.context {
      add("near", context.near.joined(separator: ", ") + (context.isRequired ? " (required)" : ""))
      add("not near", context.notNear.joined(separator: ", "))
    }
    for example in rule.examples.mustMatch { add("finds", example) }
    for example in rule.examples.mustNotMatch { add("leaves", example) }
    for source in rule.sources { add("source", source) }
    return lines.joined(separator: "\n") + "\n"
  }
}
