// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension RuleFile {
  /// The text of the file `<id>.toml` that ``decode(_:path:)`` reads as `rule`.
  public static func encode(_ rule: Rule) -> String {
    var lines: [String] = []
    func add(_ key: String, _ value: String) { lines.append("\(key) = \(value)") }
    func list(_ key: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      add(key, "[\n" + values.map { "  \(quotedTOML($0)),\n" }.joined() + "]")
    }
    add("id", quotedTOML(rule.id))
    add("entity", quotedTOML(rule.entity.name))
    add("summary", quotedTOML(rule.summary))
    if !rule.isDefault { add("default", "false") }
    list("profiles", rule.profiles.map(\.rawValue))
    list("sources", rule.sources)
    let detection = rule.detection
    lines += ["", "[detect]"]
    if let pattern = detection.pattern { add("pattern", quotedTOML(pattern)) }
    if detection.isCaseless { add("caseless", "true") }
    list("anchors", detection.anchors)
    if let walkBack = detection.walkBack {
      add("walk_back", quotedTOML(walkBack))
      add("walk_back_limit", String(detection.walkBackLimit))
    }
    list("after", detection.after)
    list("keys", detection.keys)
    list("labels", detection.labels)
    if !detection.labels.isEmpty { add("reach", String(detection.reachBytes)) }
    if let validator = detection.validator { add("validator", quotedTOML(validator)) }
    if detection.minimumEntropy > 0 { add("entropy", "\(detection.minimumEntropy)") }
    add("score", "\(detection.score)")
    if detection.isSlow { add("slow", "true") }
    if detection.takesWholeValue { add("whole_value", "true") }
    if detection.spansEscapes { add("spans_escapes", "true") }
    if let context = rule.context {
      lines += ["", "[context]"]
      list("near", context.near)
      list("not_near", context.notNear)
      add("within_bytes", String(context.withinBytes))
      if context.isRequired { add("required", "true") }
    }
    lines += ["", "[examples]"]
    list("must_match", rule.examples.mustMatch)
    list("must_not_match", rule.examples.mustNotMatch)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A TOML string: literal where it can be, else basic. Source: TOML 1.0.0, "String".
  private static func quotedTOML(_ text: String) -> String {
    let isLiteral = text.unicodeScalars.allSatisfy {
      $0 != "'" && $0.value >= 0x20 && $0 != "\u{7F}"
    }
    if isLiteral { return "'\(text)'" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
