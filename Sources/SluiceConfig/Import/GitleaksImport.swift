// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Rules of a gitleaks configuration. Source of the format: gitleaks, README, "Configuration".
extension ImportReport {
  mutating func readGitleaks(_ text: String) throws(SluiceErrors) {
    let document = try TOMLDocument(text, path: source)
    guard case .list(let rules)? = document.values["rules"] else {
      leaveOut("file", "it has no [[rules]]")
      return
    }
    for key in ["extend", "allowlist", "allowlists"] where document.values[key] != nil {
      let reason =
        key == "extend"
        ? "other configurations are not followed; import them too"
        : "allow lists of all rules; more is masked without them"
      leaveOut("[\(key)]", reason, key == "extend" ? "" : "put values into [allow]")
    }
    for (number, node) in rules.enumerated() {
      guard case .table(let values) = node else { continue }
      readGitleaksRule(values, number: number)
    }
  }

  private mutating func readGitleaksRule(_ values: [String: TOMLNode], number: Int) {
    let name = values["id"]?.string ?? "rule \(number + 1)"
    let what = "rule \(quoted(name))"
    guard let regex = values["regex"]?.string, !regex.isEmpty else {
      leaveOut(what, "it has no regex")
      return
    }
    if values["path"] != nil { note(what, "'path' is left out; it holds for every input") }
    if values["required"] != nil {
      note(what, "'required' is left out; more is masked without it")
    }
    var group: Int?
    if case .integer(let index)? = values["secretGroup"], index > 0 { group = index }
    let pattern: ImportedPattern
    do {
      pattern = try ImportedPattern(regex, valueGroup: group, isCaseless: false)
    } catch {
      leaveOut(what, error.reason)
      return
    }
    guard let entity = EntityType("SECRET") else { return }
    let description = values["description"]?.string ?? name
    var rule = Rule(
      id: id(name), entity: entity, summary: oneLine(description, limit: 160),
      sources: ["imported from \(source)"], detection: Rule.Detection())
    switch values["entropy"] {
    case .number(let bits)?: rule.detection.minimumEntropy = max(0, min(8, bits))
    case .integer(let bits)?: rule.detection.minimumEntropy = Double(max(0, min(8, bits)))
    default: break
    }
    var carried = pattern
    for key in ["allowlist", "allowlists"] {
      for list in values[key]?.elements ?? [] {
        guard case .table(let table) = list else { continue }
        carried = suppressed(carried, table, what: what)
      }
    }
    add(rule, carried, what: what)
  }

  /// The pattern without what an allow list of its rule names, as far as that can be said in it.
  private mutating func suppressed(
    _ pattern: ImportedPattern, _ list: [String: TOMLNode], what: String
  ) -> ImportedPattern {
    var pattern = pattern
    let isPlain =
      (list["regexTarget"]?.string ?? "secret") == "secret"
      && (list["condition"]?.string ?? "OR").uppercased() == "OR"
    for node in list["regexes"]?.elements ?? [] {
      guard let regex = node.string else { continue }
      if isPlain, regex.hasPrefix("^"), regex.hasSuffix("$") || regex.hasSuffix(".+"),
        let inner = try? ImportedPattern(regex, valueGroup: 0, isCaseless: false),
        pattern.exclude(inner)
      {
        continue
      }
      note(what, "an allow list's regex is left out; more is masked without it")
    }
    for key in ["stopwords", "paths", "commits"] where list[key] != nil {
      note(what, "an allow list's '\(key)' are left out; more is masked without them")
    }
    return pattern
  }
}

extension ImportedPattern {
  /// Refuses values that `other`, which is bound to the value's start, matches. Returns whether there
  /// is a value group to do it in.
  fileprivate mutating func exclude(_ other: ImportedPattern) -> Bool {
    var isDone = false
    var other = other.alternatives
    for index in other.indices where !other[index].isEmpty {
      if case .assertion = other[index][0] { other[index].removeFirst() }
      if let last = other[index].last, case .assertion = last {
        other[index][other[index].count - 1] = .assertion("(?![A-Za-z0-9_])")
      }
    }
    let look = Node.group(open: "(?!", other)
    func visit(_ node: Node) -> Node {
      switch node {
      case .group("(?<value>", let inner):
        isDone = true
        return .group(open: "(?<value>", [[look, .group(open: "(?:", inner)]])
      case .group(let open, let inner):
        return .group(open: open, inner.map { $0.map(visit) })
      case .repetition(let inner, let least, let most, let suffix):
        return .repetition(visit(inner), least: least, most: most, suffix: suffix)
      default: return node
      }
    }
    alternatives = alternatives.map { $0.map(visit) }
    return isDone
  }
}

extension TOMLNode {
  /// The text of a string.
  var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The elements of a list, or the value itself.
  var elements: [TOMLNode] {
    if case .list(let elements) = self { return elements }
    return [self]
  }
}
