// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension Matcher {
  /// How a part of a text is decoded.
  enum Coding: UInt32, BitwiseCopyable {
    /// Escapes that say what they are.
    case escapes
    /// These, and quoted-printable.
    case quotedPrintable
    case base64
    case hex
  }

  /// A part of a text that is decoded later.
  struct DecodingJob: BitwiseCopyable {
    var start: Int32
    var end: Int32
    var coding: Coding
  }

  /// An escape at `position`: its whole line is decoded later, once.
  mutating func noteEscape(_ text: Span<UInt8>, at position: Int) {
    let target = depth + 1
    guard target <= ViewScratch.levels,
      views.withLevel(target, { position >= $0.notedUntil }),
      EscapeDecoder.unit(text, at: position) != nil
    else { return }
    let line = lineStart(text, position)..<lineEnd(text, position)
    views.withLevel(target) { $0.notedUntil = line.upperBound }
    note(line, .escapes)
    if depth == 0, Matcher.isQuoting(text, line) {
      escapedLines.append(
        LineRange(start: Int32(line.lowerBound), end: Int32(line.upperBound)))
    }
  }

  private mutating func note(_ range: Range<Int>, _ coding: Coding) {
    views.withLevel(depth + 1) {
      $0.jobs.append(
        DecodingJob(
          start: Int32(range.lowerBound), end: Int32(range.upperBound), coding: coding))
    }
  }

  /// Bytes from 0x80 on begin at `position`: one of them may be a character that hides another.
  mutating func noteNonASCII(_ text: Span<UInt8>, at position: Int) {
    let target = depth + 1
    guard target <= ViewScratch.levels, views.withLevel(target, { position >= $0.notedUntil })
    else { return }
    var index = position
    while index < text.count, text[index] >= 0x80 {
      if EscapeDecoder.lookAlike(text, at: index) != nil {
        noteEscape(text, at: index)
        return
      }
      index += 1
    }
  }

  /// What may be an escape of quoted-printable text begins at `position`.
  mutating func noteQuoted(_ text: Span<UInt8>, at position: Int) {
    let target = depth + 1
    guard target <= ViewScratch.levels,
      views.withLevel(target, { position >= $0.quotedUntil }),
      EscapeDecoder.isQuotedPrintable(text, at: position)
    else { return }
    let line = lineStart(text, position)..<lineEnd(text, position)
    views.withLevel(target) { $0.quotedUntil = line.upperBound }
    note(line, .quotedPrintable)
  }

  /// A long run of letters and digits begins at `position`: if it is the encoding of a text, that is
  /// decoded later.
  mutating func noteRun(_ text: Span<UInt8>, at position: Int) {
    let target = depth + 1
    guard target <= ViewScratch.levels,
      views.withLevel(target, { position >= $0.runUntil })
    else { return }
    let known = views.withLevel(target, { $0.runUntil })
    var end = views.withLevel(target, { $0.runEnd })
    if end <= position {
      end = position
      while end < text.count, EncodedRun.isMember(text[end]) { end += 1 }
    }
    var start = position
    while start > known, EncodedRun.isMember(text[start - 1]) { start -= 1 }
    views.withLevel(target) {
      $0.runUntil = position + 1
      $0.runEnd = end
    }
    // What stands before the letters and digits may belong to the run, or be a path or a name.
    var part = start
    while part <= position {
      if let coding = EncodedRun.coding(of: text, from: part, to: end) {
        note(part..<end, coding)
        views.withLevel(target) { $0.runUntil = end }
        return
      }
      // The next part begins behind a sign that may have separated them.
      while part < position, ASCII.isAlphanumeric(text[part]) { part += 1 }
      part += 1
    }
  }

  /// A value behind a key begins at `start`: if it is a short text in base64, that is decoded later.
  mutating func noteShortRun(_ text: Span<UInt8>, at start: Int) {
    guard depth < ViewScratch.levels, shortRun.text != textNumber || shortRun.start != start
    else { return }
    // Most values are too short, which a look at their last bytes tells, or decode to no text.
    let least = 16
    for step in stride(from: least - 1, to: 0, by: -4)
    where start + step >= text.count || !EncodedRun.isMember(text[start + step]) {
      return
    }
    guard EncodedRun.coding(of: text, from: start, to: start + least) == .base64 else { return }
    var end = start
    var alphanumerics = 0
    while end < text.count, end - start < 40, EncodedRun.isMember(text[end]) {
      alphanumerics = ASCII.isAlphanumeric(text[end]) ? alphanumerics + 1 : 0
      // ``noteRun`` sees to longer ones.
      if alphanumerics == 24 { return }
      end += 1
    }
    guard end - start >= least else { return }
    note(start..<end, .base64)
    shortRun = (textNumber, start)
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
    if tornCount > 0 { settleTorn(block) }
    if separatedCount > 0 { settleSeparated(count: block.count) }
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
      let job = views.withLevel(level, { $0.jobs[number] })
      let end = Int(job.end)
      switch job.coding {
      case .escapes, .quotedPrintable: decodeLine(bytes, job, into: &text, level: level)
      case .base64: decodeRun(bytes, job, into: &text, level: level, EncodedRun.base64Byte)
      case .hex: decodeRun(bytes, job, into: &text, level: level, EncodedRun.hexByte)
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

  /// Appends a line with its escapes decoded.
  private mutating func decodeLine(
    _ bytes: Span<UInt8>, _ job: DecodingJob, into text: inout ByteBuffer, level: Int
  ) {
    var index = Int(job.start)
    let end = Int(job.end)
    while index < end {
      let origin = Int32(views.sourceOffset(of: index, depth: level - 1))
      var unit = EscapeDecoder.unit(bytes, at: index)
      if unit == nil, job.coding == .quotedPrintable {
        unit = EscapeDecoder.quotedPrintable(bytes, at: index)
      }
      if let unit, index + unit.length <= end {
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
  }

  /// Appends what a run stands for; a byte's source is the whole group that holds a part of it.
  private mutating func decodeRun(
    _ bytes: Span<UInt8>, _ job: DecodingJob, into text: inout ByteBuffer, level: Int,
    _ decode: (Span<UInt8>, Int, Int, Int) -> (byte: UInt8, start: Int, end: Int)?
  ) {
    var number = 0
    let padding = UInt8(ascii: "=")
    while let unit = decode(bytes, Int(job.start), Int(job.end), number) {
      text.append(unit.byte)
      let origin = Int32(views.sourceOffset(of: unit.start, depth: level - 1))
      var groupEnd = unit.end
      if groupEnd == Int(job.end), job.coding == .base64 {
        // The last group's padding.
        while groupEnd < bytes.count, groupEnd - unit.start < 4, bytes[groupEnd] == padding {
          groupEnd += 1
        }
      }
      let end = Int32(views.sourceEnd(of: groupEnd, depth: level - 1))
      views.withLevel(level) {
        $0.map.append(origin)
        $0.ends.append(end)
      }
      number += 1
    }
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

  /// Settles findings that begin in the middle of an escape (`\njane@…` read as `njane@…`, `%20jane@…`
  /// as `20jane@…`).
  ///
  /// Where the decoded text holds a finding inside, that one is what is really there and the torn one
  /// goes. Where it does not, the torn one stays, since something was found; in text that quotes with
  /// backslashes it then begins behind the escape, so that the quoting stays whole.
  private mutating func settleTorn(_ block: borrowing ByteBuffer) {
    let bytes = block.bytes
    var startsHere = GrowableBuffer<Bool>(repeating: false, count: block.count + 1)
    for index in 0..<findings.count {
      let finding = findings[index]
      if finding.decodedStart >= 0, !finding.isTorn { startsHere[Int(finding.start)] = true }
    }
    // A text that is escaped twice shows the tear at the second level only: what begins at the same
    // place at other levels goes with it.
    var isVoid = GrowableBuffer<Bool>(repeating: false, count: block.count + 1)
    for index in 0..<findings.count {
      let finding = findings[index]
      guard finding.isTorn else { continue }
      for position in Int(finding.start) + 1..<max(Int(finding.start) + 1, Int(finding.end))
      where startsHere[position] {
        isVoid[Int(finding.start)] = true
        break
      }
    }
    var kept = 0
    for index in 0..<findings.count {
      var finding = findings[index]
      if isVoid[Int(finding.start)] { continue }
      if finding.isTorn {
        if let torn = EscapeDecoder.tornUnit(bytes, at: Int(finding.start)),
          bytes[torn.offset] == UInt8(ascii: "\\"), isInEscapedLine(finding.start),
          finding.rule < 0 || !tables.verdicts[Int(finding.rule)].spansEscapes
        {
          finding.start = min(Int32(torn.offset + torn.unit.length), finding.end)
          if finding.start == finding.end { continue }
        }
      }
      findings[kept] = finding
      kept += 1
    }
    findings.truncate(to: kept)
  }

  /// Settles values behind a separator that is written as an escape: read as it stands,
  /// `a%20jane@…` is one address, decoded it is a word, a blank and an address. What the same rule
  /// found from an earlier place on to the same end goes.
  private mutating func settleSeparated(count: Int) {
    // Start and rule of such a value by its end.
    var starts = GrowableBuffer<Int32>(repeating: -1, count: count + 1)
    var rules = GrowableBuffer<Int32>(repeating: -1, count: count + 1)
    for index in 0..<findings.count where findings[index].isSeparated {
      starts[Int(findings[index].end)] = findings[index].start
      rules[Int(findings[index].end)] = findings[index].rule
    }
    var kept = 0
    for index in 0..<findings.count {
      let finding = findings[index]
      let end = Int(finding.end)
      if finding.start < starts[end], finding.rule == rules[end] { continue }
      findings[kept] = finding
      kept += 1
    }
    findings.truncate(to: kept)
  }

  private func isInEscapedLine(_ position: Int32) -> Bool {
    for index in 0..<escapedLines.count {
      let line = escapedLines[index]
      if line.start <= position, position < line.end { return true }
    }
    return false
  }
}
