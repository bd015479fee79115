// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Lines that carry the mark `sluice:allow`, whose findings stay; a rule id or entity type behind the
/// mark narrows it to those findings.
///
/// Only for files whose authors are trusted: whoever writes a line decides what is found in it.
struct InlineMarks: ~Copyable {
  /// The mark.
  static let mark = Array("sluice:allow".utf8)

  /// A marked line.
  struct Line: BitwiseCopyable {
    var start: Int32
    var end: Int32
    /// Entity number whose findings stay, -1 for all, -2 for none.
    var entity: Int32
    /// Rule number whose findings stay, or -1.
    var rule: Int32
  }

  private(set) var lines = GrowableBuffer<Line>(capacity: 8)

  /// Finds the marked lines of `text`. Complexity: O(*n*).
  mutating func read(_ text: Span<UInt8>, rules: [Rule], entities: [EntityType]) {
    lines.removeAll()
    var lineStart = 0
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\n") { lineStart = index + 1 }
      guard text[index] == InlineMarks.mark[0], isMark(text, index) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      var line = Line(start: Int32(lineStart), end: Int32(end), entity: -1, rule: -1)
      narrow(&line, InlineMarks.word(text, index + InlineMarks.mark.count, end), rules, entities)
      lines.append(line)
      index = end
    }
  }

  private func isMark(_ text: Span<UInt8>, _ start: Int) -> Bool {
    let mark = InlineMarks.mark
    guard start + mark.count <= text.count else { return false }
    for index in mark.indices where text[start + index] != mark[index] { return false }
    let end = start + mark.count
    let isWordBefore = start > 0 && InlineMarks.isWordPart(text[start - 1])
    return !isWordBefore && (end == text.count || !InlineMarks.isWordPart(text[end]))
  }

  /// The word behind one blank, or nothing.
  private static func word(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    guard start < end, text[start] == 0x20 else { return "" }
    guard start + 1 < end, text[start + 1] != UInt8(ascii: "-") else { return "" }
    var last = start + 1
    while last < end, isWordPart(text[last]) { last += 1 }
    return String(decoding: FieldReader.bytes(text, (start + 1)..<last), as: UTF8.self)
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A word that looks like an id and is none allows nothing, so that a slip does not open the line.
  private func narrow(
    _ line: inout Line, _ word: String, _ rules: [Rule], _ entities: [EntityType]
  ) {
    if let rule = rules.firstIndex(where: { $0.id == word }) {
      line.rule = Int32(rule)
      line.entity = -2
    } else if let entity = entities.firstIndex(where: { $0.name == word }) {
      line.entity = Int32(entity)
    } else if word.contains("-") || (word.count > 1 && word == word.uppercased()) {
      line.entity = -2
    }
  }

  /// Whether a finding of `rule`, of entity number `entity`, at `start` may stay.
  func allow(start: Int32, rule: Int32, entity: Int) -> Bool {
    // The last marked line that begins at or before the finding.
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return false }
    let line = lines[low - 1]
    guard start < line.end else { return false }
    return line.entity == -1 || line.entity == Int32(entity) || line.rule == rule
  }
}

extension Redactor {
  /// Whether a finding stands on a line whose mark lets it stay.
  func isMarked(_ finding: Finding, _ scratch: borrowing RedactionScratch) -> Bool {
    scratch.marks.allow(
      start: finding.start, rule: finding.rule, entity: entityOfRule[Int(finding.rule)])
  }
}
