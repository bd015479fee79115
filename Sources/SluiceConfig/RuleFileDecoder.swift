// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Walks through one rule file; the faults gather in ``reader``.
struct RuleFileDecoder {
  private(set) var reader: TOMLReader

  init(_ document: TOMLDocument) { reader = TOMLReader(document) }

  static let keys = [
    "id", "entity", "summary", "default", "profiles", "sources", "detect", "context", "examples",
  ]
  static let detectKeys = [
    "pattern", "caseless", "anchors", "walk_back", "walk_back_limit", "after", "keys", "labels",
    "reach",
    "validator", "entropy", "score", "slow", "spans_escapes", "whole_value", "tagger",
  ]
  static let contextKeys = ["near", "not_near", "within_bytes", "required"]
  static let exampleKeys = ["must_match", "must_not_match"]

  /// The rule, or nil when a part without which there is none is missing or wrong.
  mutating func decode() -> Rule? {
    let root = reader.root
    reader.checkKeys(of: root, known: Self.keys)
    let id = decodeID(root)
    let entity = decodeEntity(root)
    let summary = reader.requiredString(root, "summary")
    if let summary, summary.utf8.contains(10) {
      reader.fault(at: "summary", "'summary' must be one line")
    }
    let isDefault = reader.flag(root, "default") ?? true
    let profiles = decodeProfiles(root)
    let sources = reader.strings(root, "sources") ?? []
    let detection = decodeDetection(root)
    let context = decodeContext(root)
    let examples = decodeExamples(root)
    guard let id, let entity, let summary, let detection else { return nil }
    return Rule(
      id: id, entity: entity, summary: summary, isDefault: isDefault, profiles: profiles,
      sources: sources, detection: detection, context: context, examples: examples)
  }

  private mutating func decodeID(_ root: TOMLReader.Section) -> String? {
    guard let id = reader.requiredString(root, "id") else { return nil }
    let isKebab =
      !id.hasPrefix("-") && !id.hasSuffix("-") && !id.contains("--")
      && id.utf8.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }
    if !isKebab {
      reader.fault(
        at: "id", "id \(quoted(id)) is not kebab-case",
        "use lower-case letters, digits and single hyphens")
      return nil
    }
    let file = reader.document.path.split(separator: "/").last.map(String.init) ?? ""
    if file != "\(id).toml" {
      reader.fault(at: "id", "id '\(id)' is not the name of its file", "name the file '\(id).toml'")
    }
    return id
  }

  private mutating func decodeEntity(_ root: TOMLReader.Section) -> EntityType? {
    guard let name = reader.requiredString(root, "entity") else { return nil }
    if let entity = EntityType(name) { return entity }
    reader.fault(
      at: "entity", "entity \(quoted(name)) is not a valid name",
      "use 2 to 32 of A-Z, 0-9 and _, a letter first")
    return nil
  }

  private mutating func decodeProfiles(_ root: TOMLReader.Section) -> [Profile] {
    let names = reader.strings(root, "profiles") ?? []
    let known = Profile.allCases.map(\.rawValue)
    return names.enumerated().compactMap { index, name in
      if let profile = Profile(rawValue: name) { return profile }
      reader.fault(
        at: "profiles[\(index)]", "unknown profile \(quoted(name))",
        suggestion(for: name, among: known, otherwise: "known are \(known.joined(separator: ", "))")
      )
      return nil
    }
  }

  private mutating func decodeDetection(_ root: TOMLReader.Section) -> Rule.Detection? {
    guard root.values["detect"] != nil else {
      reader.fault(at: "", "the table [detect] is missing")
      return nil
    }
    guard let section = reader.section(root, "detect", known: Self.detectKeys) else { return nil }
    var detection = Rule.Detection()
    detection.pattern =
      section.values["pattern"] == nil
      ? nil : reader.requiredString(section, "pattern")
    detection.isCaseless = reader.flag(section, "caseless") ?? false
    detection.anchors = reader.strings(section, "anchors") ?? []
    detection.walkBack =
      section.values["walk_back"] == nil
      ? nil : reader.requiredString(section, "walk_back")
    detection.walkBackLimit = reader.integer(section, "walk_back_limit", in: 1...256) ?? 64
    detection.after = reader.strings(section, "after") ?? []
    detection.keys = decodeKeys(section)
    detection.labels = decodeWords(section, "labels")
    detection.reachBytes = reader.integer(section, "reach", in: 0...200) ?? 24
    detection.validator =
      section.values["validator"] == nil
      ? nil : reader.requiredString(section, "validator")
    detection.minimumEntropy = reader.number(section, "entropy", in: 0...8) ?? 0
    detection.score = reader.number(section, "score", in: 0...1) ?? 0.8
    detection.isSlow = reader.flag(section, "slow") ?? false
    detection.takesWholeValue = reader.flag(section, "whole_value") ?? false
    detection.spansEscapes = reader.flag(section, "spans_escapes") ?? false
    detection.usesTagger = reader.flag(section, "tagger") ?? false
    checkWhole(section)
    return detection
  }

  /// What the keys of [detect] demand of each other. Looks at what was written, not at what could be
  /// read, so that one wrong value does not cause a second fault here.
  private mutating func checkWhole(_ section: TOMLReader.Section) {
    func isGiven(_ key: String) -> Bool {
      switch section.values[key] {
      case nil, .list([])?, .flag(false)?: false
      default: true
      }
    }
    if isGiven("tagger") {
      for key in Self.detectKeys where key != "tagger" && key != "score" && isGiven(key) {
        reader.fault(at: "detect.\(key)", "'\(key)' beside 'tagger'", "the tagger takes no pattern")
      }
      return
    }
    if !["anchors", "keys", "labels", "slow"].contains(where: isGiven) {
      reader.fault(
        at: "detect", "no 'anchors', 'keys' or 'labels'",
        "add one, or 'slow = true' to run the pattern over everything")
    }
    if !isGiven("pattern"), ["anchors", "labels", "slow"].contains(where: isGiven) {
      reader.fault(at: "detect", "'pattern' is missing", "only a rule with 'keys' alone needs none")
    }
    if isGiven("walk_back"), !isGiven("anchors") {
      reader.fault(at: "detect.walk_back", "'walk_back' without 'anchors' does nothing")
    }
    if isGiven("walk_back_limit"), !isGiven("walk_back") {
      reader.fault(
        at: "detect.walk_back_limit", "'walk_back_limit' without 'walk_back' does nothing")
    }
    if isGiven("reach"), !isGiven("labels") {
      reader.fault(at: "detect.reach", "'reach' without 'labels' does nothing")
    }
  }

  private mutating func decodeKeys(_ section: TOMLReader.Section) -> [String] {
    let keys = reader.strings(section, "keys") ?? []
    for (index, key) in keys.enumerated() {
      let name = key.utf8.first == UInt8(ascii: "*") ? key.utf8.dropFirst() : key.utf8[...]
      if name.isEmpty || !name.allSatisfy({ isLowerOrDigit($0) || $0 >= 0x80 }) {
        reader.fault(
          at: "detect.keys[\(index)]",
          "key \(quoted(key)) is not in the form that keys are compared in",
          "write lower-case letters and digits without separators, '*' only in front")
      }
    }
    return keys
  }

  /// Words that are looked for in running text: lower case, one space between.
  private mutating func decodeWords(_ section: TOMLReader.Section, _ key: String) -> [String] {
    let words = reader.strings(section, key) ?? []
    for (index, word) in words.enumerated() {
      let isPlain =
        !word.hasPrefix(" ") && !word.hasSuffix(" ") && !word.contains("  ")
        && word.utf8.allSatisfy { (32...64).contains($0) || (91...126).contains($0) || $0 >= 0x80 }
      if !isPlain {
        reader.fault(
          at: "\(section.path(of: key))[\(index)]",
          "\(quoted(word)) in '\(key)' is not in the form that words are compared in",
          "write lower case with one space between words")
      }
    }
    return words
  }

  private mutating func decodeContext(_ root: TOMLReader.Section) -> Rule.Context? {
    guard let section = reader.section(root, "context", known: Self.contextKeys) else { return nil }
    var context = Rule.Context()
    context.near = decodeWords(section, "near")
    context.notNear = decodeWords(section, "not_near")
    context.withinBytes = reader.integer(section, "within_bytes", in: 0...512) ?? 48
    context.isRequired = reader.flag(section, "required") ?? false
    if context.isRequired, section.values["near"] ?? .list([]) == .list([]) {
      reader.fault(
        at: "context.required", "'required' without 'near' lets nothing match",
        "add words to 'near'")
    }
    return context
  }

  private mutating func decodeExamples(_ root: TOMLReader.Section) -> Rule.Examples {
    var examples = Rule.Examples()
    guard let section = reader.section(root, "examples", known: Self.exampleKeys) else {
      return examples
    }
    examples.mustMatch = reader.strings(section, "must_match") ?? []
    examples.mustNotMatch = reader.strings(section, "must_not_match") ?? []
    for (index, text) in examples.mustMatch.enumerated() {
      if let problem = markFault(text) {
        reader.fault(
          at: "examples.must_match[\(index)]", problem, "put « and » around exactly the bytes found"
        )
      }
    }
    for (index, text) in examples.mustNotMatch.enumerated()
    where text.contains("«") || text.contains("»") {
      reader.fault(
        at: "examples.must_not_match[\(index)]", "a mark in a text in which nothing is found",
        "leave out « and »")
    }
    return examples
  }

  /// What is wrong with the marks of a text, or nil.
  private func markFault(_ text: String) -> String? {
    var isOpen = false
    var isEmpty = true
    var count = 0
    for character in text {
      switch character {
      case "«":
        if isOpen { return "a mark opens twice" }
        (isOpen, isEmpty) = (true, true)
      case "»":
        if !isOpen { return "a mark closes that was not opened" }
        if isEmpty { return "a mark holds nothing" }
        isOpen = false
        count += 1
      default: isEmpty = false
      }
    }
    if isOpen { return "a mark is not closed" }
    return count == 0 ? "an example without a mark" : nil
  }

  private func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
