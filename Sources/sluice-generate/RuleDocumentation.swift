// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel

/// Makes `docs/rules.md` from the rule files.
enum RuleDocumentation {
  /// The page as UTF-8: one table for each folder of rules.
  static func text(patterns: String) throws(SluiceErrors) -> [UInt8] {
    Array(page(try RuleDirectory.entries(patterns)).utf8)
  }

  static func page(_ entries: [RuleDirectory.Entry]) -> String {
    var folders: [String] = []
    var groups: [String: [Rule]] = [:]
    for entry in entries {
      let folder = entry.relativePath.split(separator: "/").dropLast().joined(separator: "/")
      if groups[folder] == nil { folders.append(folder) }
      groups[folder, default: []].append(entry.rule)
    }
    let onCount = entries.count { $0.rule.isDefault }
    var lines = [
      "# Rules",
      "",
      "Written by `scripts/generate` from `patterns/`; change the rule files instead.",
      "\(entries.count) rules, \(onCount) of them on by default. `«»` marks what is found.",
    ]
    for folder in folders.sorted() {
      let rules = (groups[folder] ?? []).sorted { $0.id < $1.id }
      lines += ["", "## \(heading(folder))", ""]
      lines += [
        "| rule | entity | finds | default | source | example |", "|---|---|---|---|---|---|",
      ]
      lines += rules.map(row)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ folder: String) -> String {
    let parts = folder.split(separator: "/").map(String.init)
    guard let family = parts.first else { return "other" }
    return ([family] + parts.dropFirst().map { $0.uppercased() }).joined(separator: ": ")
  }

  private static func row(_ rule: Rule) -> String {
    let profiles = rule.profiles.map(\.rawValue).joined(separator: ", ")
    let cells = [
      code(rule.id),
      code(rule.entity.name),
      cell(rule.summary),
      rule.isDefault ? (profiles.isEmpty ? "yes" : "in \(profiles)") : "no",
      rule.sources.map { cell(linked($0)) }.joined(separator: "<br>"),
      rule.examples.mustMatch.first.map(code) ?? "",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// Addresses in angle brackets, so that a page shows them as links.
  static func linked(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return String(word) }
      let tail = word.reversed().prefix { ",;.)".contains($0) }.count
      return "<\(word.dropLast(tail))>\(word.suffix(tail))"
    }.joined(separator: " ")
  }

  /// Text that can stand in a table.
  static func cell(_ text: String) -> String {
    var line = ""
    for character in text {
      switch character {
      case "|": line += "\\|"
      case "\n", "\r", "\r\n", "\t": line += " "
      default: line.append(character)
      }
    }
    return line
  }

  /// Text in a code span that can stand in a table; line ends show as `↵`, long texts are cut.
  static func code(_ text: String) -> String {
    var line = ""
    for (index, character) in text.enumerated() {
      if index == 80 {
        line += "…"
        break
      }
      switch character {
      case "|": line += "\\|"
      case "\n", "\r\n": line += "↵"
      case "\r", "\t": line += " "
      default: line.append(character)
      }
    }
    let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let pad = longest > 0 ? " " : ""
    return fence + pad + line + pad + fence
  }
}
