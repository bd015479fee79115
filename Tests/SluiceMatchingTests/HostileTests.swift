// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel
import SluiceRedaction
import Testing

@Suite("Hostile lines")
struct HostileTests {
  static let rules = (try? RuleDirectory.load(patternsFolder)) ?? []

  /// Every literal that some rule is anchored at, with keys and labels as they stand in texts.
  static let words: [String] = {
    var words: Set<String> = []
    for rule in rules {
      for anchor in rule.detection.anchors where !anchor.hasPrefix("@") { words.insert(anchor) }
      for key in rule.detection.keys {
        words.insert(key.filter { $0 != "*" } + "=")
      }
      for label in rule.detection.labels { words.insert(label + " ") }
    }
    return words.sorted()
  }()

  static func repeated(_ unit: String, bytes: Int) -> [UInt8] {
    let unit = Array(unit.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes + unit.count + 1)
    while text.count < bytes { text += unit }
    text.append(UInt8(ascii: "\n"))
    return text
  }

  @Test("of any anchor, key or label, over and over, stay under the match limit")
  func words() throws {
    #expect(Self.words.count > 500)
    var matcher = try MatcherUnderTest(Self.rules)
    for word in Self.words {
      #expect(matcher.unknowns(Self.repeated(word, bytes: 1500)) == 0, "\(word)")
      #expect(matcher.unknowns(Self.repeated(word + "a1B-", bytes: 1500)) == 0, "\(word)a1B-")
    }
  }

  @Test("of any rule's own examples, over and over, stay under the match limit")
  func examples() throws {
    var matcher = try MatcherUnderTest(Self.rules)
    for rule in Self.rules {
      guard let first = rule.examples.mustMatch.first, let marked = MarkedText(first) else {
        continue
      }
      let unit = String(decoding: marked.bytes, as: UTF8.self)
      #expect(matcher.unknowns(Self.repeated(unit, bytes: 1500)) == 0, "\(rule.id)")
      // The value alone, without what bounds it, and all but its last byte.
      guard let mark = marked.marks.first, mark.count > 4 else { continue }
      let value = String(decoding: marked.bytes[mark].dropLast(), as: UTF8.self)
      #expect(matcher.unknowns(Self.repeated(value, bytes: 1500)) == 0, "\(rule.id): \(value)")
    }
  }

  @Test("cost work that grows as they do")
  func linear() throws {
    var matcher = try MatcherUnderTest(Self.rules)
    let units = [
      "a@", "::", "eyJ-", "password=", "-----BEGIN ", "4111 ", "1.1.1.1.", "a://", "+1 (", "ghp_",
      "a:b@", "Bearer ", "key=\"", "0x", "1-", "/home/", "a", "0", "{\"password\":[", "[\"", "%40",
      "&#64;", "\\u0040", "\\\\", "passport no ", "name is ", "12-", "A1", "é", "Mr ", "key:",
      "4111 1111 1111 1111,", "jane@example.com ", "[EMAIL]", "password:[\"a\",",
    ]
    for unit in units {
      let small = matcher.effort(Self.repeated(unit, bytes: 4_000))
      let large = matcher.effort(Self.repeated(unit, bytes: 16_000))
      #expect(large.candidates <= small.candidates * 5 + 64, "\(unit): \(small) \(large)")
      #expect(large.matches <= small.matches * 5 + 64, "\(unit): \(small) \(large)")
    }
  }
}
