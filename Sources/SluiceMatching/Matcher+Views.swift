// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension Matcher {
  /// An escape at `position`: its whole line is decoded later, once.
  mutating func noteEscape(_ text: Span<UInt8>, at position: Int) {
    let target = depth + 1
    guard target <= ViewScratch.levels,
      views.withLevel(target, { position >= $0.notedUntil }),
      EscapeDecoder.unit(text, at: position) != nil
    else { return }
    let start = lineStart(text, position)
    let end = lineEnd(text, position)
    views.withLevel(target) { level in
      level.notedUntil = end
      level.jobs.append(LineRange(start: Int32(start), end: Int32(end)))
    }
    if depth == 0, Matcher.isQuoting(text, start..<end) {
      escapedLines.append(LineRange(start: Int32(start), end: Int32(end)))
    }
  }

  /// Whether backslashes in the line are escapes of JSON or a language like it, rather than, say,
  /// parts of a Windows path: it begins as JSON does, or holds a quoted key.
  static func isQuoting(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    if index < line.upperBound,
      text[index] == UInt8(ascii: "{") || text[index] == UInt8(ascii: "[")
    {
      return true
    }
    while index + 1 < line.upperBound {
      if text[index] == UInt8(ascii: "\""), text[index + 1] == UInt8(ascii: ":") { return true }
      index += 1
    }
    return false
  }

  /// Matches the decoded text of every line that was noted, level by level.
  mutating func matchViews(of block: borrowing ByteBuffer) {
    for level in 1...ViewScratch.levels {
      guard !views.withLevel(level, { $0.jobs.isEmpty }) else { break }
      if level == 1 {
        decode(block, into: level)
      } else if let below = views.takeText(level - 1) {
        decode(below, into: level)
        views.putText(below, level - 1)
      }
      depth = level
      if let text = views.takeText(level) {
        scan(text)
        views.putText(text, level)
      }
    }
    depth = 0
    if !escapedLines.isEmpty || !views.withLevel(1, { $0.jobs.isEmpty }) { dropTorn(block) }
  }

  /// Decodes the noted lines of `source` into the text of `level`.
  private mutating func decode(_ source: borrowing ByteBuffer, into level: Int) {
    let bytes = source.bytes
    guard var text = views.takeText(level) else { return }
    text.removeAll()
    views.withLevel(level) {
      $0.map.removeAll()
      $0.ends.removeAll()
    }
    let jobs = views.withLevel(level, { $0.jobs.count })
    for number in 0..<jobs {
      let line = views.withLevel(level, { $0.jobs[number] })
      var index = Int(line.start)
      let end = Int(line.end)
      while index < end {
        let origin = Int32(views.sourceOffset(of: index, depth: level - 1))
        if let unit = EscapeDecoder.unit(bytes, at: index), index + unit.length <= end {
          index += unit.length
          let end = Int32(views.sourceEnd(of: index, depth: level - 1))
          append(unit, to: &text, level: level, origin: origin, end: end)
        } else {
          text.append(bytes[index])
          index += 1
          let end = Int32(views.sourceEnd(of: index, depth: level - 1))
          views.withLevel(level) {
            $0.map.append(origin)
            $0.ends.append(end)
          }
        }
      }
      let origin = Int32(views.sourceOffset(of: end, depth: level - 1))
      text.append(UInt8(ascii: "\n"))
      views.withLevel(level) {
        $0.map.append(origin)
        $0.ends.append(origin)
      }
    }
    let last = text.isEmpty ? 0 : views.withLevel(level, { $0.map[$0.map.count - 1] })
    views.withLevel(level) { $0.map.append(last) }
    text.clearTail()
    views.putText(text, level)
  }

  private mutating func append(
    _ unit: EscapeDecoder.Unit, to text: inout ByteBuffer, level: Int, origin: Int32,
    end: Int32
  ) {
    let (first, second, third, fourth) = unit.bytes
    if unit.count > 0 { text.append(first) }
    if unit.count > 1 { text.append(second) }
    if unit.count > 2 { text.append(third) }
    if unit.count > 3 { text.append(fourth) }
    for _ in 0..<unit.count {
      views.withLevel(level) {
        $0.map.append(origin)
        $0.ends.append(end)
      }
    }
  }

  /// Drops findings that begin in the middle of an escape (`\njane@…` read as `njane@…`); the
  /// decoded view has found what is really there.
  private mutating func dropTorn(_ block: borrowing ByteBuffer) {
    let bytes = block.bytes
    var kept = 0
    for index in 0..<findings.count {
      let finding = findings[index]
      if finding.decodedStart < 0, isTorn(bytes, finding) { continue }
      findings[kept] = finding
      kept += 1
    }
    findings.truncate(to: kept)
  }

  private func isTorn(_ text: Span<UInt8>, _ finding: Finding) -> Bool {
    let start = Int(finding.start)
    if start >= 2, isInColour(text, start) { return true }
    guard start >= 1, text[start - 1] == UInt8(ascii: "\\"), finding.rule >= 0,
      !tables.verdicts[Int(finding.rule)].spansEscapes
    else { return false }
    var backslashes = 1
    while start - 1 - backslashes >= 0, text[start - 1 - backslashes] == UInt8(ascii: "\\") {
      backslashes += 1
    }
    guard backslashes % 2 == 1 else { return false }
    for index in 0..<escapedLines.count {
      let line = escapedLines[index]
      if line.start <= finding.start, finding.start < line.end { return true }
    }
    return false
  }

  /// Whether `start` stands inside a terminal colour code, as the `3` of `ESC [ 3 2 m`.
  private func isInColour(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start - 1
    let lowest = max(1, start - 16)
    while index > lowest, (0x30...0x3F).contains(text[index]) { index -= 1 }
    return index >= 1 && text[index] == UInt8(ascii: "[") && text[index - 1] == 0x1B
  }
}
