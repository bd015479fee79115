// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// Which rules a command runs.
struct RuleSelection: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "Rule file or folder to use instead of the built-in rules (may be repeated).",
      valueName: "path"), completion: .directory)
  var paths: [String] = []

  @Option(help: ArgumentHelp("Run only these types or rules.", valueName: "types"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not run these types or rules.", valueName: "types"))
  var skip: [String] = []

  /// The rules the paths name, or the built-in ones.
  func rules(withCatalog: Bool = false) throws -> [Rule] {
    try RuleSelection.load(paths, withCatalog: withCatalog)
  }

  /// Loads rules from files and folders, or the built-in ones when `paths` is empty.
  static func load(_ paths: [String], withCatalog: Bool = false) throws -> [Rule] {
    if paths.isEmpty { return try DefaultRules.load(withCatalog: withCatalog) }
    var rules: [Rule] = []
    for path in paths {
      rules +=
        path == "builtin"
        ? try DefaultRules.load(withCatalog: withCatalog) : try RuleDirectory.load(path)
    }
    return rules
  }

  /// Compiles those of `rules` that `policy` lets run; the built-in rules come compiled.
  static func compile(_ rules: [Rule], for policy: Policy, areBuiltIn: Bool) throws
    -> CompiledRuleSet
  {
    let isEnabled = rules.map { Redactor.selects($0, policy) }
    if areBuiltIn {
      return unsafe try CompiledRuleSet(
        image: DefaultRules.tables, of: rules, isEnabled: isEnabled)
    }
    return try CompiledRuleSet(compiling: zip(rules, isEnabled).filter(\.1).map(\.0))
  }

  /// A redactor without a lasting key, for commands that write no tokens.
  func redactor(policy: Policy) throws -> Redactor {
    var policy = policy
    policy.only += only.flatMap(RuleSelection.names)
    policy.skip += skip.flatMap(RuleSelection.names)
    let compiled = try RuleSelection.compile(try rules(), for: policy, areBuiltIn: paths.isEmpty)
    let secret = [UInt8](repeating: 0, count: 32)
    let pseudonymizer = Pseudonymizer(keyID: "k0", secret: secret.span)
    return try Redactor(rules: compiled, policy: policy, pseudonymizer: pseudonymizer)
  }

  /// `EMAIL,IPV4` as two names.
  static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.filter { $0 != " " } }
  }
}
