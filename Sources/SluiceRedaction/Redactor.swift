// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel
import SluiceValidators

/// Rewrites blocks of records under one rule set, policy and key: immutable, shared by all workers.
public final class Redactor: Sendable {
  /// The rules, compiled.
  public let rules: CompiledRuleSet
  /// The policy in force.
  public let policy: Policy
  /// Makes tokens.
  public let pseudonymizer: Pseudonymizer
  /// Older keys of the ring, whose tokens are ours too.
  let olderKeys: [Pseudonymizer]
  /// Entity types in the order of their numbers; the last is ``fieldEntity``.
  public let entities: [EntityType]
  /// Entity number of each rule.
  public let entityOfRule: [Int]

  /// Operators by slot: those of the entity numbers first, then those of address classes.
  let operators: [Operator]
  /// The operators with their keys, by slot.
  let prepared: [PreparedOperator]
  /// Index of each rule's validator, or nil.
  let validatorOfRule: [Int?]
  let forms: [Canonicalizer.Form]
  let thresholds: [UInt8]
  let isKeyBlockRule: [Bool]
  /// Number of the type of secrets behind a key, if rules for them run.
  let secretEntity: Int?
  /// Finds names, when a rule asks for it.
  let nameSearch: NameSearch?
  let allowList: AllowListMatcher?
  let addressRules: AddressRules?
  let scopes: [CompiledScope]
  let passKeys: KeyAllowList?

  /// Entity type of fields that a scope masks whole.
  public static let fieldEntityName = "FIELD"
  /// Score below which findings are dropped unless the policy says otherwise.
  public static let defaultThreshold = 0.5

  /// Makes a redactor.
  ///
  /// - Throws: faults of the policy: bad allow patterns or networks, bad scope paths.
  public init(
    rules: CompiledRuleSet, policy: Policy, pseudonymizer: Pseudonymizer,
    olderKeys: [Pseudonymizer] = []
  ) throws(SluiceErrors) {
    self.rules = rules
    self.policy = policy
    self.pseudonymizer = pseudonymizer
    self.olderKeys = olderKeys
    var numbers: [EntityType: Int] = [:]
    var names: [EntityType] = []
    var ofRule: [Int] = []
    for rule in rules.rules {
      if numbers[rule.entity] == nil {
        numbers[rule.entity] = names.count
        names.append(rule.entity)
      }
      ofRule.append(numbers[rule.entity] ?? 0)
    }
    for scope in policy.scopes where scope.action == .mask {
      names += scope.types.filter { !names.contains($0) }
    }
    if let field = EntityType(Redactor.fieldEntityName) { names.append(field) }
    entities = names
    entityOfRule = ofRule
    let byEntity = names.map { name in
      // A field is masked because it was asked for; only naming the type keeps it.
      policy.operators[name]
        ?? (name.name == Redactor.fieldEntityName && policy.defaultOperator == .keep
          ? .label : policy.defaultOperator)
    }
    addressRules = try AddressRules(policy, names)
    operators = byEntity + (addressRules?.slots.map(\.operation) ?? [])
    let slotEntities = names + (addressRules?.slots.map { names[$0.entity] } ?? [])
    prepared = zip(slotEntities, operators).map {
      PreparedOperator($1, for: $0, under: pseudonymizer)
    }
    validatorOfRule = rules.rules.map { rule in
      rule.detection.validator.flatMap(ValidatorCatalog.index)
    }
    forms = names.map(Canonicalizer.form)
    thresholds = rules.rules.map { rule in
      let wanted =
        policy.thresholds[rule.entity] ?? policy.threshold ?? Redactor.defaultThreshold
      return UInt8(max(0, min(100, (wanted * 100).rounded())))
    }
    isKeyBlockRule = zip(rules.rules, rules.isEnabled).map { rule, isEnabled in
      isEnabled && rule.detection.anchors.contains("@dashes")
    }
    secretEntity = rules.rules.indices.first { number in
      rules.isEnabled[number] && rules.rules[number].detection.takesWholeValue
        && rules.rules[number].entity.name == "SECRET"
    }.map { ofRule[$0] }
    nameSearch = try NameSearch(rules, policy)
    allowList = try AllowListMatcher(policy.allow)
    scopes = try CompiledScope.compile(policy.scopes)
    if let paths = policy.passKeys { passKeys = try KeyAllowList(paths) } else { passKeys = nil }
  }

  /// Whether private keys over several lines are looked for, which needs state between chunks.
  public var followsKeyBlocks: Bool { isKeyBlockRule.contains(true) }

  /// Whether a line that is a label speaks for the next one, as in text that people write; needs state
  /// between chunks.
  public var followsLabels: Bool { policy.profile == .prompts }

  /// Whether `policy` lets `rule` run.
  public static func selects(_ rule: Rule, _ policy: Policy) -> Bool {
    func names(_ list: [String]) -> Bool {
      !list.isEmpty && (list.contains(rule.id) || list.contains(rule.entity.name))
    }
    if names(policy.skip) { return false }
    if !policy.only.isEmpty { return names(policy.only) }
    return rule.isDefault && (rule.profiles.isEmpty || rule.profiles.contains(policy.profile))
  }
}

/// Where a finding was written.
public struct Placement: BitwiseCopyable, Sendable, Equatable {
  /// Offset of the first byte in the input block.
  public var inputStart: Int32
  /// Offset behind the last byte in the input block.
  public var inputEnd: Int32
  /// Offset of the first byte of the replacement in the output of the same call.
  public var outputStart: Int32
  /// Offset behind the replacement's last byte.
  public var outputEnd: Int32
  /// Entity number in ``Redactor/entities``.
  public var entity: Int32
  /// Rule number, or -1 for a field that a scope masks.
  public var rule: Int32
  /// Confidence, 0 to 100.
  public var score: UInt8
}

/// Why a record was withheld.
public enum WithholdReason: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A pattern hit a match limit, so what the record holds is not known.
  case matchLimit

  /// The word in the stub `[WITHHELD:reason:bytes]`.
  public var word: String {
    switch self {
    case .matchLimit: "match-limit"
    }
  }
}

/// A record that was not written as it came.
public struct WithheldRecord: BitwiseCopyable, Sendable {
  /// Offset of the record's first byte in the input block.
  public var start: Int32
  /// Offset behind its newline.
  public var end: Int32
  /// Nil for a record that the `drop` operator left out.
  public var reason: WithholdReason?
}
