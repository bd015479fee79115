// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("The anchored part of every rule")
struct AnchoredPartTests {
  /// Rules with anchors, their keys, labels, context and least entropy left out.
  static let stripped: [Rule] = ReferenceTests.allRules.compactMap { rule in
    guard !rule.detection.anchors.isEmpty, !rule.detection.isSlow else { return nil }
    var rule = rule
    rule.detection.keys = []
    rule.detection.labels = []
    rule.detection.minimumEntropy = 0
    rule.context = nil
    return rule
  }

  /// Text with the rule's examples in it, whole, changed, glued and at the border of a tile.
  static func text(for rule: Rule, seed: UInt64) -> [UInt8] {
    var sample = SampleText(seed: seed)
    var generator = SeededGenerator(seed: seed ^ 0xABCD)
    let examples =
      (rule.examples.mustMatch.compactMap { MarkedText($0)?.bytes }
      + rule.examples.mustNotMatch.map { Array($0.utf8) })
      .filter { !holdsEscape($0) && !$0.isEmpty }
    guard !examples.isEmpty else { return [] }
    var text: [UInt8] = []
    for round in 0..<60 {
      var example = examples.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<example.count, using: &generator)
        example[place] = similar(example[place], using: &generator)
      }
      if round % 7 == 0 { example += examples.randomElement(using: &generator) ?? [] }
      let noise = Array(sample.line().utf8).filter { !holdsEscape([$0]) }
      let middle = Int.random(in: 0...noise.count, using: &generator)
      text += noise[..<middle] + (round % 3 == 0 ? [] : [0x20]) + example
      text += (round % 5 == 0 ? [] : [0x20]) + noise[middle...] + [0x0A]
    }
    // The last lines stand across the border of a tile.
    let tile = 16_384
    if text.count < tile {
      let tail = examples[0]
      text += [UInt8](repeating: UInt8(ascii: "."), count: tile - text.count - tail.count / 2 - 1)
      text += [0x0A] + tail + [0x0A]
    }
    return text
  }

  /// Escapes are matched in decoded text too, which the reference does not do.
  static func holdsEscape(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 == 0x5C || $0 == 0x25 || $0 == 0x26 || $0 == 0x1B }
  }

  /// Another byte of the same kind, or a mark.
  static func similar(_ byte: UInt8, using generator: inout SeededGenerator) -> UInt8 {
    if Int.random(in: 0..<4, using: &generator) == 0 {
      return Array("-. :/@_=0aA,".utf8).randomElement(using: &generator) ?? 0x20
    }
    switch byte {
    case 0x30...0x39: return UInt8.random(in: 0x30...0x39, using: &generator)
    case 0x41...0x5A: return UInt8.random(in: 0x41...0x5A, using: &generator)
    case 0x61...0x7A: return UInt8.random(in: 0x61...0x7A, using: &generator)
    default: return byte
    }
  }

  /// Rules that keys and labels lead to besides: their anchors need not hold for every match.
  static let alsoKeyed = Set(
    ReferenceTests.allRules
      .filter { !$0.detection.keys.isEmpty || !$0.detection.labels.isEmpty }.map(\.id))

  @Test("misses nothing of what plain PCRE2 finds at the start of a word")
  func misses() throws {
    var different: [String] = []
    for (number, rule) in Self.stripped.enumerated() {
      if Self.alsoKeyed.contains(rule.id) { continue }
      let text = Self.text(for: rule, seed: UInt64(number) &* 77)
      var matcher = try MatcherUnderTest([rule])
      let found = Set(matcher.find(text).map(\.span))
      // Literals begin at the start of a word; glued to another one they are not seen.
      let wanted = Set(try ReferenceMatcher.spansAtWords(rule, in: text))
      if let missed = wanted.subtracting(found).min(by: { $0.lowerBound < $1.lowerBound }) {
        let around = text[max(0, missed.lowerBound - 40)..<min(text.count, missed.upperBound + 20)]
        let value = String(decoding: text[missed], as: UTF8.self)
        different.append("\(rule.id): \(value) in \(String(decoding: around, as: UTF8.self))")
      }
    }
    #expect(different.isEmpty, "\(different.count): \(different)")
  }

  @Test("finds nothing that plain PCRE2 would not find at the same place")
  func extras() throws {
    var different: [String] = []
    for (number, rule) in Self.stripped.enumerated() {
      let text = Self.text(for: rule, seed: UInt64(number) &* 79)
      var matcher = try MatcherUnderTest([rule])
      let found = Set(matcher.find(text).map(\.span))
      let wanted = Set(try ReferenceMatcher.spans(rule, in: text))
      for extra in found.subtracting(wanted).sorted(by: { $0.lowerBound < $1.lowerBound }) {
        // Two lanes of one rule may find what overlaps; a match must begin somewhere there, though,
        // unless it holds what quoted-printable text has, which is decoded.
        if String(decoding: text[extra], as: UTF8.self).contains(/=[0-9A-F]{2}/) { continue }
        if try !ReferenceMatcher.isMatch(rule, in: text, span: extra) {
          different.append("\(rule.id): \(String(decoding: text[extra], as: UTF8.self))")
          break
        }
      }
    }
    #expect(different.isEmpty, "\(different.count): \(different)")
  }
}
