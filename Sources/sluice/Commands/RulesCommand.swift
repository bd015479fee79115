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
    subcommands: [List.self, Show.self, Test.self, Lint.self, Import.self, Cost.self],
    defaultSubcommand: List.self)

  /// `rules list`
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List rules: id, entity type, what is found.",
      discussion: "  sluice rules list --only EMAIL,IBAN")
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
      commandName: "show",
      abstract: "Show one rule: how it finds, how it judges, examples, sources.",
      discussion: "  sluice rules show credit-card")
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
      commandName: "test",
      abstract: "Run every rule's own examples, each rule alone and all together.",
      discussion: "  sluice rules test --rules patterns/payment")
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
      commandName: "lint",
      abstract: "Check rules against what the compiler demands, all faults at once.",
      discussion: "  sluice rules lint --rules my-rules/")
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

extension RulesCommand {
  /// `rules cost`
  struct Cost: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cost",
      abstract: "Count what each rule makes the engine do on a file, dearest first.",
      discussion: """
        Columns: candidates (an anchor, key or label stood there), PCRE2 calls, spans judged; each \
        also per KB of input. A rule with many candidates and few findings wants a rarer anchor.

          sluice rules cost app.log
        """)
    @Argument(help: "Text to run the rules on.", completion: .file()) var file: String
    @Option(help: "Rules to print.") var top = 40
    @Option(help: "Profile: logs or prompts.") var profile = "logs"
    @OptionGroup var selection: RuleSelection

    func run() throws {
      try Failure.exiting {
        var policy = Policy()
        policy.profile = Profile(rawValue: profile) ?? .logs
        let redactor = try selection.redactor(policy: policy)
        var matcher = Matcher(rules: redactor.rules)
        matcher.isCounting = true
        let bytes = try FileText.read(file)
        var start = 0
        while start < bytes.count {
          var end = min(bytes.count, start + 256 * 1024)
          while end < bytes.count, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
          var block = ByteBuffer(copying: bytes.span.extracting(start..<end))
          block.clearTail()
          matcher.match(block)
          start = end
        }
        func weight(_ effort: Matcher.Effort) -> Int { effort.candidates + 4 * effort.matches }
        let efforts = matcher.efforts.enumerated().sorted {
          weight($0.element) > weight($1.element)
        }
        func column(_ count: Int) -> String {
          let perThousand = bytes.isEmpty ? 0 : count * 1024 * 1000 / bytes.count
          let text = "\(count)"
          let rate = JSONText.hundredths(perThousand / 10)
          return String(repeating: " ", count: max(1, 10 - text.count)) + text
            + String(repeating: " ", count: max(1, 8 - rate.count)) + rate
        }
        let words = matcher.shapeCounts[Int(Matcher.literalShape)]
        let keys = matcher.shapeCounts[Int(Matcher.keyShape)]
        print(
          "\(matcher.shapeCounts.reduce(0, +)) kernel candidates, of them \(words) words and "
            + "\(keys) keys")
        print("rule                                  candidates /KB     PCRE2 /KB       judged /KB")
        for (number, effort) in efforts.prefix(top) where effort.candidates > 0 {
          let id = redactor.rules.rules[number].id
          print(
            id + String(repeating: " ", count: max(1, 34 - id.count)) + column(effort.candidates)
              + column(effort.matches) + column(effort.judged))
        }
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
    add("tagger", rule.detection.usesTagger ? "built-in model (docs/names.md)" : "")
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
