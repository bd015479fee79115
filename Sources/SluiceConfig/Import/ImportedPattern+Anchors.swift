// SPDX-License-Identifier: Apache-2.0

extension ImportedPattern {
  /// Texts, one of which every match begins with, and whether one is the whole of it.
  struct Beginnings {
    var texts: [[UInt8]]
    var isWhole: Bool
    /// More alternatives than these are not followed.
    static let most = 64
  }

  /// Literals of at least three bytes, a letter first, one of which every match begins with; nil when
  /// there are none.
  var anchors: [String]? {
    guard let beginnings = ImportedPattern.beginnings(alternatives) else { return nil }
    var anchors: [String] = []
    for text in beginnings.texts {
      let anchor = Array(text.prefix(32).prefix { (33...126).contains($0) })
      if anchor.starts(with: "-----".utf8) {
        if !anchors.contains("@dashes") { anchors.append("@dashes") }
        continue
      }
      guard anchor.count >= 3, let first = anchor.first, (first | 0x20) &- 97 < 26 else {
        return nil
      }
      let string = String(decoding: hasCaseless ? anchor.map(Self.lowered) : anchor, as: UTF8.self)
      if !anchors.contains(string) { anchors.append(string) }
    }
    return anchors.isEmpty ? nil : anchors
  }

  /// The words that stand first behind what may be left out, as labels, and the pattern behind them;
  /// nil when it does not begin that way.
  var labelled: (labels: [String], rest: ImportedPattern)? {
    guard alternatives.count == 1 else { return nil }
    let nodes = alternatives[0]
    var start = 0
    while start < nodes.count, Self.mayBeEmpty(nodes[start]) { start += 1 }
    if start < nodes.count, case .group(let open, let inner) = nodes[start],
      ["(?:", "(?i:", "(?-i:"].contains(open), Self.beginnings(nodes[start])?.isWhole != true
    {
      var part = self
      part.alternatives = inner
      guard let (labels, rest) = part.labelled else { return nil }
      part.alternatives = [[.group(open: open, rest.alternatives)] + nodes[(start + 1)...]]
      return (labels, part)
    }
    var end = start
    var beginnings = Beginnings(texts: [[]], isWhole: true)
    while end < nodes.count, let more = Self.beginnings(nodes[end]), more.isWhole {
      let joined = Self.joined(beginnings.texts, more.texts)
      guard joined.count <= Beginnings.most else { return nil }
      beginnings.texts = joined
      end += 1
      if joined.contains(where: { $0.count > 24 }) { return nil }
    }
    guard end > start, end < nodes.count else { return nil }
    var labels: [String] = []
    for text in beginnings.texts {
      let words = String(decoding: text.map(Self.lowered), as: UTF8.self)
        .split { " _-.".contains($0) }
      let label = words.joined(separator: " ")
      guard let first = label.utf8.first, first &- 97 < 26,
        label.utf8.allSatisfy({ $0 == 32 || $0 &- 48 < 10 || $0 &- 97 < 26 }),
        label.utf8.count(where: { $0 != 32 }) >= 3
      else { return nil }
      if !labels.contains(label + "*") { labels.append(label + "*") }
    }
    var rest = self
    // Flags that were set on the way hold for the rest too.
    let flags = nodes[..<end].filter { node in
      if case .assertion(let text) = node { return text == "(?i)" || text == "(?-i)" }
      return false
    }
    rest.alternatives = [flags + nodes[end...]]
    return (labels, rest)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  private static func mayBeEmpty(_ node: Node) -> Bool {
    switch node {
    case .assertion: true
    case .repetition(_, let least, _, _): least == 0
    case .group(let open, let alternatives):
      isLook(open) || alternatives.contains { $0.allSatisfy(mayBeEmpty) }
    default: false
    }
  }

  private static func isLook(_ open: String) -> Bool {
    ["(?=", "(?!", "(?<=", "(?<!"].contains(open)
  }

  private static func joined(_ heads: [[UInt8]], _ tails: [[UInt8]]) -> [[UInt8]] {
    heads.flatMap { head in tails.map { head + $0 } }
  }

  private static func beginnings(_ alternatives: [[Node]]) -> Beginnings? {
    var all = Beginnings(texts: [], isWhole: true)
    for sequence in alternatives {
      var current = Beginnings(texts: [[]], isWhole: true)
      for node in sequence where current.isWhole {
        guard let more = beginnings(node) else {
          current.isWhole = false
          break
        }
        let joined = joined(current.texts, more.texts)
        guard joined.count <= Beginnings.most else {
          current.isWhole = false
          break
        }
        current = Beginnings(texts: joined, isWhole: more.isWhole)
      }
      all.texts += current.texts
      all.isWhole = all.isWhole && current.isWhole
    }
    return all.texts.count <= Beginnings.most ? all : nil
  }

  /// What a node begins with; nil when nothing is sure.
  private static func beginnings(_ node: Node) -> Beginnings? {
    switch node {
    case .character(let byte, _): return Beginnings(texts: [[byte]], isWhole: true)
    case .set(let bytes):
      return bytes.count <= 4 ? Beginnings(texts: bytes.map { [$0] }, isWhole: true) : nil
    case .assertion: return Beginnings(texts: [[]], isWhole: true)
    case .group(let open, let alternatives):
      return isLook(open)
        ? Beginnings(texts: [[]], isWhole: true) : beginnings(alternatives)
    case .repetition(let inner, let least, let most, _):
      guard least == 1, most == 1 || least > 0, let first = beginnings(inner) else { return nil }
      return Beginnings(texts: first.texts, isWhole: first.isWhole && most == 1)
    }
  }
}
