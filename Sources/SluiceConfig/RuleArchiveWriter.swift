// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Writes the parts of a rule archive.
struct RuleArchiveWriter {
  var bytes: [UInt8] = []

  mutating func append(fixed value: UInt32) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func append(_ value: Int) {
    precondition(value >= 0, "an archive holds no negative number such as \(value)")
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ value: Double) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
    }
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ texts: [String]) {
    append(texts.count)
    for text in texts { append(text) }
  }

  /// A string that may be missing; the empty string stands for that, as no rule holds an empty one.
  mutating func append(optional text: String?) { append(text ?? "") }

  mutating func appendCore(of rule: Rule) {
    let detection = rule.detection
    var flags: RuleArchive.Flags = []
    if rule.isDefault { flags.insert(.isDefault) }
    if detection.isCaseless { flags.insert(.isCaseless) }
    if detection.isSlow { flags.insert(.isSlow) }
    if detection.spansEscapes { flags.insert(.spansEscapes) }
    if detection.takesWholeValue { flags.insert(.takesWholeValue) }
    if detection.usesTagger { flags.insert(.usesTagger) }
    if let context = rule.context {
      flags.insert(.hasContext)
      if context.isRequired { flags.insert(.isContextRequired) }
    }
    append(rule.id)
    append(rule.entity.name)
    bytes.append(flags.rawValue)
    append(rule.profiles.count)
    for profile in rule.profiles { append(Profile.allCases.firstIndex(of: profile) ?? 0) }
    append(optional: detection.pattern)
    append(detection.anchors)
    append(optional: detection.walkBack)
    append(detection.walkBackLimit)
    append(detection.after)
    append(detection.keys)
    append(detection.labels)
    append(detection.reachBytes)
    append(optional: detection.validator)
    append(detection.minimumEntropy)
    append(detection.score)
    if let context = rule.context {
      append(context.near)
      append(context.notNear)
      append(context.withinBytes)
    }
  }

  mutating func appendCatalog(of rule: Rule) {
    append(rule.summary)
    append(rule.sources)
    append(rule.examples.mustMatch)
    append(rule.examples.mustNotMatch)
  }
}
