// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Recognisers of Presidio, from YAML or JSON. Source of the format: Presidio, "Customizing recognizer
/// registry from file" and "Ad-hoc recognizers".
extension ImportReport {
  mutating func readPresidio(_ text: String) throws(SluiceErrors) {
    let root = try YAMLReader.read(text, path: source)
    var isCaseless = true
    var recognizers: [TOMLNode] = []
    switch root {
    case .list(let elements): recognizers = elements
    case .table(let values):
      if case .integer(let flags)? = values["global_regex_flags"] { isCaseless = flags & 2 != 0 }
      let lists = ["recognizers", "ad_hoc_recognizers"].compactMap { values[$0] }
      recognizers = lists.isEmpty ? [root] : lists.flatMap(\.elements)
    default: leaveOut("file", "it has no recognisers")
    }
    for (number, node) in recognizers.enumerated() {
      if let name = node.string {
        leaveOut(
          "recogniser \(quoted(name))", "it is one of Presidio's own", "see sluice rules list")
      } else if case .table(let values) = node {
        readRecognizer(values, number: number, isCaseless: isCaseless)
      }
    }
  }

  private mutating func readRecognizer(
    _ values: [String: TOMLNode], number: Int, isCaseless: Bool
  ) {
    let name = values["name"]?.string ?? "recogniser \(number + 1)"
    let what = "recogniser \(quoted(name))"
    let patterns = values["patterns"]?.elements ?? []
    let words = values["deny_list"]?.elements.compactMap(\.string) ?? []
    guard !patterns.isEmpty || !words.isEmpty else {
      leaveOut(what, "it has neither patterns nor a deny list", "see sluice rules list")
      return
    }
    let entityName = (values["supported_entity"]?.string ?? "").uppercased()
      .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    guard let entity = EntityType(String(entityName)) else {
      leaveOut(what, "its entity is no name of 2 to 32 letters, digits and '_'")
      return
    }
    var rule = Rule(
      id: "", entity: entity, summary: oneLine("\(name), imported", limit: 160),
      sources: ["imported from \(source)"], detection: Rule.Detection())
    if values["enabled"] == .flag(false) { rule.isDefault = false }
    let near = context(values["context"]?.elements.compactMap(\.string) ?? [], what)
    for (index, node) in patterns.enumerated() {
      guard case .table(let pattern) = node else { continue }
      let part = pattern["name"]?.string ?? "pattern \(index + 1)"
      guard let regex = pattern["regex"]?.string, !regex.isEmpty else {
        leaveOut("\(what), \(quoted(part))", "it has no regex")
        continue
      }
      readPattern(
        regex, score: numberValue(pattern["score"]) ?? 0.5, near: near, rule: rule,
        idText: patterns.count == 1 ? name : "\(name) \(part)",
        what: "\(what), \(quoted(part))", isCaseless: isCaseless)
    }
    if !words.isEmpty {
      let list = words.map(ImportReport.quotedForPattern).joined(separator: "|")
      readPattern(
        "(?<![A-Za-z0-9_])(?:\(list))(?![A-Za-z0-9_])",
        score: numberValue(values["deny_list_score"]) ?? 1, near: [], rule: rule,
        idText: patterns.isEmpty ? name : "\(name) words", what: "\(what), deny list",
        isCaseless: isCaseless)
    }
  }

  private func numberValue(_ node: TOMLNode?) -> Double? {
    switch node {
    case .number(let value)?: value
    case .integer(let value)?: Double(value)
    default: nil
    }
  }

  private mutating func readPattern(
    _ regex: String, score: Double, near: [String], rule: Rule, idText: String, what: String,
    isCaseless: Bool
  ) {
    let pattern: ImportedPattern
    do {
      pattern = try ImportedPattern(regex, valueGroup: 0, isCaseless: isCaseless)
    } catch {
      leaveOut(what, error.reason)
      return
    }
    var rule = rule
    rule.id = id(idText)
    rule.detection.score = max(0, min(1, score))
    if !near.isEmpty {
      var context = Rule.Context()
      context.near = near
      if score < 0.5 {
        // Weak alone: Presidio reports it low, here it takes one of the words.
        context.isRequired = true
        rule.detection.score = 0.5
        note(what, "its score is below 0.5; it now takes one of its context words")
      }
      rule.context = context
    } else if score < 0.5 {
      note(what, "its score is below the threshold; lower --threshold to see it")
    }
    add(rule, pattern, what: what)
  }

  private mutating func context(_ words: [String], _ what: String) -> [String] {
    var near: [String] = []
    for word in words {
      let parts = word.lowercased().split { " _-./".contains($0) }
      let text = parts.joined(separator: " ")
      let isPlain = text.utf8.allSatisfy {
        $0 == 32 || $0 &- 48 < 10 || $0 &- 97 < 26 || $0 >= 0x80
      }
      if isPlain, text.utf8.count >= 3, let first = text.utf8.first, first &- 48 >= 10 {
        if !near.contains(text) { near.append(text) }
      } else {
        note(what, "the context word \(quoted(word)) is left out")
      }
    }
    return near
  }

  private static func quotedForPattern(_ word: String) -> String {
    word.map { $0.isASCII && !$0.isLetter && !$0.isNumber ? "\\\($0)" : String($0) }.joined()
  }
}
