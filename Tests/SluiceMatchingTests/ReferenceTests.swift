// SPDX-License-Identifier: Apache-2.0
import CPCRE2
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction
import SluiceTesting
import SluiceValidators
import Testing

/// Plain PCRE2 over a whole block, one rule at a time: slow, and the measure of the engine.
struct ReferenceMatcher {
  /// Spans the rule accepts in `text`: matches from left to right; one its validator refuses takes
  /// up no text.
  static func spans(_ rule: Rule, in text: [UInt8]) throws -> [Range<Int>] {
    try matches(rule, in: text, from: 0, isAnchored: false).map(\.span)
  }

  /// Spans the rule accepts whose match does not begin in the middle of a word.
  static func spansAtWords(_ rule: Rule, in text: [UInt8]) throws -> [Range<Int>] {
    try matches(rule, in: text, from: 0, isAnchored: false)
      .filter { !($0.start > 0 && isWord(text[$0.start]) && isWord(text[$0.start - 1])) }
      .map(\.span)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  /// Whether the rule's pattern, begun anywhere shortly before `span`, gives just this span.
  static func isMatch(_ rule: Rule, in text: [UInt8], span: Range<Int>) throws -> Bool {
    for start in max(0, span.lowerBound - 300)...span.lowerBound {
      let matches = try matches(rule, in: text, from: start, isAnchored: true)
      if matches.first?.span == span { return true }
    }
    return false
  }

  private static func matches(
    _ rule: Rule, in text: [UInt8], from first: Int, isAnchored: Bool
  ) throws -> [(start: Int, span: Range<Int>)] {
    let pattern = Array((rule.detection.pattern ?? "").utf8)
    var error: Int32 = 0
    var place = 0
    var options = UInt32(PCRE2_NEVER_UTF)
    if rule.detection.isCaseless { options |= UInt32(PCRE2_CASELESS) }
    if isAnchored { options |= UInt32(bitPattern: Int32(truncatingIfNeeded: PCRE2_ANCHORED)) }
    let code = try #require(
      unsafe pcre2_compile_8(pattern, pattern.count, options, &error, &place, nil))
    defer { unsafe pcre2_code_free_8(code) }
    let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil)
    defer { unsafe pcre2_match_data_free_8(data) }
    let name = Array("value".utf8) + [0]
    let group = unsafe pcre2_substring_number_from_name_8(code, name)
    let validator = rule.detection.validator.flatMap(ValidatorCatalog.index(named:))
    var matches: [(start: Int, span: Range<Int>)] = []
    var offset = first
    while offset <= text.count {
      let status = unsafe pcre2_match_8(code, text, text.count, offset, 0, data, nil)
      guard status > 0, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { break }
      let (start, end) = unsafe (vector[0], vector[1])
      var span = start..<end
      if group > 0, unsafe vector[2 * Int(group)] != Int.max, unsafe vector[2 * Int(group)] >= 0 {
        span = unsafe vector[2 * Int(group)]..<vector[2 * Int(group) + 1]
      }
      let holds =
        !span.isEmpty && (validator.map { ValidatorCatalog.accepts($0, text[span].span) } ?? true)
      if holds { matches.append((start, span)) }
      if isAnchored { break }
      offset = holds && end > start ? end : start + 1
    }
    return matches
  }
}

@Suite("The engine")
struct ReferenceTests {
  /// Rules found by shapes and literals alone, without context: plain PCRE2 must find the same.
  static let comparable = allRules.filter { rule in
    !rule.detection.anchors.isEmpty && rule.detection.keys.isEmpty
      && rule.detection.labels.isEmpty
      && rule.context == nil && rule.detection.minimumEntropy == 0 && !rule.detection.isSlow
  }

  /// All rules of the catalogue.
  static let allRules = (try? RuleDirectory.load(patternsFolder)) ?? []

  @Test("has rules to compare")
  func hasRules() { #expect(ReferenceTests.comparable.count >= 100) }

  @Test("finds what plain PCRE2 finds, rule by rule, in examples, noise and mixtures")
  func equalsPlainPCRE2() throws {
    var different: [String] = []
    for rule in ReferenceTests.comparable {
      // By its name, so that a rule that is added changes no other rule's text.
      let seed = rule.id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
      var sample = SampleText(seed: seed)
      var generator = SeededGenerator(seed: seed ^ 0xABCD)
      let examples =
        (rule.examples.mustMatch.compactMap { MarkedText($0)?.bytes }
        + rule.examples.mustNotMatch.map { Array($0.utf8) })
        // Escapes are matched in decoded text too, which the reference does not do.
        .filter { !$0.contains(UInt8(ascii: "\\")) && !$0.contains(UInt8(ascii: "%")) }
      var text: [UInt8] = []
      for _ in 0..<40 {
        let noise = Array(sample.line().utf8).filter {
          $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "&")
            && $0 != 0x1B
        }
        var example = examples.randomElement(using: &generator) ?? []
        if Int.random(in: 0..<3, using: &generator) == 0, !example.isEmpty {
          let place = Int.random(in: 0..<example.count, using: &generator)
          example[place] = UInt8.random(in: 0x30...0x39, using: &generator)
        }
        text += Bool.random(using: &generator) ? noise + [0x20] + example : example + noise
        text.append(UInt8(ascii: "\n"))
      }
      let set = try CompiledRuleSet(compiling: [rule], checksPatterns: false)
      var matcher = Matcher(rules: set)
      var block = ByteBuffer(text)
      block.clearTail()
      matcher.match(block)
      var found = Set<Range<Int>>()
      for index in 0..<matcher.findings.count where matcher.findings[index].rule == 0 {
        found.insert(Int(matcher.findings[index].start)..<Int(matcher.findings[index].end))
      }
      let wanted = Set(try ReferenceMatcher.spans(rule, in: text))
      // Nothing may be missed; findings of a second lane may overlap the reference's.
      if let missed = wanted.subtracting(found).min(by: { $0.lowerBound < $1.lowerBound }) {
        let around = text[max(0, missed.lowerBound - 40)..<min(text.count, missed.upperBound + 20)]
        different.append("\(rule.id): \(String(decoding: around, as: UTF8.self))")
      }
    }
    #expect(different.isEmpty, "\(different)")
  }
}
