// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// What came of reading another tool's rules.
public struct ImportReport: Sendable {
  /// A rule that was made, with the texts it should find.
  public struct ImportedRule: Sendable {
    /// The rule, without examples.
    public var rule: Rule
    /// Texts that its pattern is likely to match, the value in `«»`.
    public var samples: [String]
  }

  /// The rules, in the order of the file.
  public var rules: [ImportedRule] = []
  /// What cannot be carried over; each says where and why.
  public var leftOut: [SluiceError] = []
  /// What is carried over in another way than it was meant.
  public var notes: [SluiceError] = []

  private var ids: Set<String> = []
  private let path: String

  init(path: String) { self.path = path }

  /// The rules of the file at `path`.
  ///
  /// gitleaks configurations are TOML; recogniser files of Presidio are YAML, and JSON in the form of
  /// its ad-hoc recognisers.
  /// - Throws: faults that keep the file from being read at all.
  public static func read(_ text: String, path: String) throws(SluiceErrors) -> ImportReport {
    var report = ImportReport(path: path)
    if path.hasSuffix(".toml") {
      try report.readGitleaks(text)
    } else {
      try report.readPresidio(text)
    }
    return report
  }

  mutating func leaveOut(_ what: String, _ reason: String, _ remedy: String = "") {
    leftOut.append(
      SluiceError(
        .configuration, place: path, problem: "\(what): \(reason)", remedy: remedy))
  }

  mutating func note(_ what: String, _ text: String) {
    notes.append(SluiceError(.configuration, place: path, problem: "\(what): \(text)"))
  }

  var source: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// A free rule id made of `text`.
  mutating func id(_ text: String) -> String {
    var id = ""
    for byte in text.lowercased().utf8 {
      if byte &- 48 < 10 || byte &- 97 < 26 {
        id.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !id.isEmpty, !id.hasSuffix("-") {
        id += "-"
      }
    }
    id = String(id.prefix(60))
    while id.hasSuffix("-") { id.removeLast() }
    if id.isEmpty { id = "imported" }
    var free = id
    var number = 2
    while !ids.insert(free).inserted {
      free = "\(id)-\(number)"
      number += 1
    }
    return free
  }

  /// Adds a rule with `pattern`: anchored at its literals, behind its words, or run over everything.
  mutating func add(
    _ rule: Rule, _ pattern: ImportedPattern, what: String, anchorsOnly: Bool = false
  ) {
    var rule = rule
    rule.detection.isCaseless = pattern.hasCaseless
    var samples = (1...8).map { pattern.sample(seed: UInt64($0)) }
    if let anchors = pattern.anchors {
      rule.detection.anchors = anchors
      rule.detection.pattern = pattern.text
    } else if let (labels, rest) = pattern.labelled, rest.hasValue {
      rule.detection.labels = labels
      rule.detection.pattern = rest.text
      rule.detection.reachBytes = 32
      let word = labels[0].dropLast()
      samples += (1...8).map { "\(word)\(rest.sample(seed: UInt64($0)))" }
    } else {
      rule.detection.isSlow = true
      rule.detection.pattern = pattern.text
      note(what, "no text that every match begins with; it runs over every byte and is slow")
    }
    rules.append(ImportedRule(rule: rule, samples: samples))
  }
}

extension ImportedPattern {
  /// Whether one of its groups is the value.
  var hasValue: Bool { text.contains("(?<value>") }
}
