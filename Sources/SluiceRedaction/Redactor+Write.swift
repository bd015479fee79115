// SPDX-License-Identifier: Apache-2.0
import Crypto
import SluiceMatching
import SluiceModel

extension Redactor {
  /// Copies the block with its findings replaced.
  func write(
    _ block: borrowing ByteBuffer, into output: inout ByteBuffer,
    using scratch: inout RedactionScratch
  ) {
    let text = block.bytes
    scratch.placements.removeAll()
    scratch.lastNumber = JSONPlace.Memory()
    collectWithheld(text, &scratch)
    output.reserve(block.count + 64)
    var position = 0
    var special = 0
    let count = scratch.resolver.pieces.count
    for index in 0..<count {
      let piece = scratch.resolver.pieces[index]
      while special < scratch.withheld.count, scratch.withheld[special].start <= piece.start {
        position = writeWithheld(text, from: position, special, into: &output, &scratch)
        special += 1
      }
      guard Int(piece.start) >= position else {
        // The record was withheld, or its number was replaced whole.
        continue
      }
      position = replace(piece, text, from: position, into: &output, &scratch)
    }
    while special < scratch.withheld.count {
      position = writeWithheld(text, from: position, special, into: &output, &scratch)
      special += 1
    }
    output.append(text.extracting(position..<text.count))
  }

  /// Writes what stands between `position` and the piece, then its replacement; returns the offset
  /// behind what was replaced.
  @inline(__always)
  private func replace(
    _ piece: OverlapResolver.Piece, _ text: Span<UInt8>, from position: Int,
    into output: inout ByteBuffer, _ scratch: inout RedactionScratch
  ) -> Int {
    let finding = scratch.matcher.findings[Int(piece.finding)]
    var start = Int(piece.start)
    var end = Int(piece.end)
    if finding.rule == Redactor.escapeRule {
      output.append(text.extracting(position..<end))
      output.append(UInt8(ascii: "~"))
      scratch.escapedCount += 1
      return end
    }
    if piece.end - piece.start < finding.end - finding.start, !Redactor.holdsWord(text, start..<end)
    {
      output.append(text.extracting(position..<end))
      return end
    }
    let entity = entity(of: finding.rule) ?? fieldEntity
    let slot = slot(of: finding, entity, text, scratch)
    if case .keep = operators[slot] {
      output.append(text.extracting(position..<end))
      return end
    }
    if finding.isContinuation {
      output.append(text.extracting(position..<start))
      return end
    }
    var number: JSONPlace.Number?
    if Redactor.isBareField(finding.rule) {
      number = JSONPlace.Number(start: start, end: end, backslashes: 0)
    } else if mayBeNumber(text, start) {
      number = JSONPlace.number(text, start: start, end: end, &scratch.lastNumber)
      if let number {
        start = max(position, number.start)
        end = number.end
      }
    }
    output.append(text.extracting(position..<start))
    let outputStart = output.count
    if let number { appendQuote(number, to: &output) }
    appendReplacement(finding, start..<end, entity, slot, text, into: &output, &scratch)
    if let number { appendQuote(number, to: &output) }
    scratch.counts[entity] += 1
    scratch.placements.append(
      Placement(
        inputStart: Int32(start), inputEnd: Int32(end), outputStart: Int32(outputStart),
        outputEnd: Int32(output.count), entity: Int32(entity),
        rule: max(finding.rule, -1), score: finding.score))
    return end
  }

  @inline(__always)
  private func mayBeNumber(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0, text[start] &- 48 < 10 || text[start] == UInt8(ascii: "-") else {
      return false
    }
    switch text[start - 1] {
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), 0x20, 0x09, UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    default: return false
    }
  }

  private func appendQuote(_ number: JSONPlace.Number, to output: inout ByteBuffer) {
    for _ in 0..<number.backslashes { output.append(UInt8(ascii: "\\")) }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a letter or digit stands in `range`.
  static func holdsWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range
    where text[index] &- 48 < 10 || (text[index] | 0x20) &- 97 < 26 || text[index] >= 0x80 {
      return true
    }
    return false
  }

  // MARK: Operators

  @inline(__always)
  private func appendReplacement(
    _ finding: Finding, _ range: Range<Int>, _ entity: Int, _ slot: Int, _ text: Span<UInt8>,
    into output: inout ByteBuffer, _ scratch: inout RedactionScratch
  ) {
    switch operators[slot] {
    case .token, .hash:
      if finding.decodedStart >= 0 {
        // The decoded values belong to the matcher; take them out while the cache changes.
        let start = Int(finding.decodedStart)
        let value = ByteBuffer(
          copying: scratch.matcher.decodedValues.bytes.extracting(
            start..<(start + Int(finding.decodedCount))))
        appendKeyed(value.bytes, entity, slot, into: &output, &scratch)
      } else {
        appendKeyed(
          text.extracting(Int(finding.start)..<Int(finding.end)), entity, slot, into: &output,
          &scratch)
      }
    case .label:
      output.append(UInt8(ascii: "["))
      output.append(entities[entity].name)
      output.append(UInt8(ascii: "]"))
    case .mask(let first, let last):
      Masking.append(
        text.extracting(Int(finding.start)..<Int(finding.end)), keepFirst: first, keepLast: last,
        to: &output)
    case .encrypt, .surrogate, .shiftDate, .bucket, .ipPrefix, .truncateIP:
      appendPrepared(finding, range, entity, slot, text, into: &output, &scratch)
    case .keep, .drop: break
    }
  }

  private func appendKeyed(
    _ value: Span<UInt8>, _ entity: Int, _ slot: Int, into output: inout ByteBuffer,
    _ scratch: inout RedactionScratch
  ) {
    if case .hash = operators[slot] {
      appendHash(value, entity, into: &output, &scratch)
    } else {
      appendToken(value, entity, into: &output, &scratch)
    }
  }

  func appendToken(
    _ value: Span<UInt8>, _ entity: Int, into output: inout ByteBuffer,
    _ scratch: inout RedactionScratch
  ) {
    let isKept = value.count <= TokenCache.longestValue
    let slot = isKept ? scratch.cache.slot(for: value, kind: entity) : 0
    if isKept, scratch.cache.append(from: slot, value: value, kind: entity, to: &output) {
      return
    }
    let start = output.count
    let code = keyedHash(value, entity, &scratch)
    pseudonymizer.appendToken(entities[entity], code, to: &output)
    if isKept {
      scratch.cache.keep(
        in: slot, value: value, kind: entity,
        replacement: output.bytes.extracting(start..<output.count))
    }
  }

  private func appendHash(
    _ value: Span<UInt8>, _ entity: Int, into output: inout ByteBuffer,
    _ scratch: inout RedactionScratch
  ) {
    output.append(UInt8(ascii: "["))
    output.append(entities[entity].name)
    output.append(UInt8(ascii: "#"))
    for byte in keyedHash(value, entity, &scratch) {
      for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 48 + digit : 87 + digit) }
    }
    output.append(UInt8(ascii: "]"))
  }

  private func keyedHash(
    _ value: Span<UInt8>, _ entity: Int, _ scratch: inout RedactionScratch
  ) -> SHA256.Digest {
    scratch.canonical.removeAll()
    Canonicalizer.append(value, as: forms[entity], to: &scratch.canonical)
    if let ready = scratch.hashes[entity] { return ready.code(scratch.canonical.bytes) }
    let fresh = pseudonymizer.hash(for: entities[entity])
    scratch.hashes[entity] = fresh
    return fresh.code(scratch.canonical.bytes)
  }

  // MARK: Records that do not go out

  /// Lists the records that hold an unknown or a finding whose operator is `drop`.
  private func collectWithheld(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    scratch.withheld.removeAll()
    for index in 0..<scratch.matcher.unknowns.count {
      addRecord(text, at: Int(scratch.matcher.unknowns[index]), .matchLimit, &scratch)
    }
    guard operators.contains(.drop) else { return }
    for index in 0..<scratch.resolver.pieces.count {
      let piece = scratch.resolver.pieces[index]
      let finding = scratch.matcher.findings[Int(piece.finding)]
      guard let entity = entity(of: finding.rule) else { continue }
      guard operators[slot(of: finding, entity, text, scratch)] == .drop else { continue }
      addRecord(text, at: Int(piece.start), nil, &scratch)
    }
  }

  private func addRecord(
    _ text: Span<UInt8>, at position: Int, _ reason: WithholdReason?,
    _ scratch: inout RedactionScratch
  ) {
    var start = position
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = position
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    end = min(end + 1, text.count)
    let record = WithheldRecord(start: Int32(start), end: Int32(end), reason: reason)
    var slot = scratch.withheld.count
    while slot > 0, scratch.withheld[slot - 1].start > record.start { slot -= 1 }
    if slot > 0, scratch.withheld[slot - 1].start == record.start { return }
    scratch.withheld.append(record)
    var index = scratch.withheld.count - 1
    while index > slot {
      scratch.withheld[index] = scratch.withheld[index - 1]
      index -= 1
    }
    scratch.withheld[slot] = record
  }

  /// Writes what stands before a withheld record and its stub; returns the offset behind it.
  private func writeWithheld(
    _ text: Span<UInt8>, from position: Int, _ index: Int, into output: inout ByteBuffer,
    _ scratch: inout RedactionScratch
  ) -> Int {
    let record = scratch.withheld[index]
    let start = Int(record.start)
    let end = Int(record.end)
    if start > position { output.append(text.extracting(position..<start)) }
    guard let reason = record.reason else {
      scratch.droppedCount += 1
      return end
    }
    scratch.withheldCount += 1
    var bodyEnd = end
    if bodyEnd > start, text[bodyEnd - 1] == UInt8(ascii: "\n") { bodyEnd -= 1 }
    if bodyEnd > start, text[bodyEnd - 1] == UInt8(ascii: "\r") { bodyEnd -= 1 }
    let isJSON = text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[")
    Stub.append(reason: reason.word, byteCount: bodyEnd - start, asJSON: isJSON, to: &output)
    output.append(text.extracting(bodyEnd..<end))
    return end
  }
}

/// The text that stands for a record that was withheld.
public enum Stub {
  /// Appends `[WITHHELD:reason:bytes]`, as a JSON string when the record was JSON.
  public static func append(
    reason: String, byteCount: Int, asJSON: Bool, to output: inout ByteBuffer
  ) {
    if asJSON { output.append(UInt8(ascii: "\"")) }
    output.append("[WITHHELD:\(reason):\(byteCount)]")
    if asJSON { output.append(UInt8(ascii: "\"")) }
  }
}

/// Writes a value with most of its characters as `*`.
enum Masking {
  /// Appends `value` with all but the first `keepFirst` and last `keepLast` characters as `*`.
  /// At least half of the characters are always masked. Only letters, digits and `@ . _ -` are kept,
  /// so what stands around (JSON, CSV) stays valid.
  static func append(
    _ value: Span<UInt8>, keepFirst: Int, keepLast: Int, to output: inout ByteBuffer
  ) {
    var characters = 0
    for index in value.indices where value[index] & 0xC0 != 0x80 { characters += 1 }
    let wanted = min(keepFirst + keepLast, characters / 2)
    let first = min(keepFirst, wanted)
    let last = wanted - first
    var number = 0
    for index in value.indices {
      let byte = value[index]
      guard byte & 0xC0 != 0x80 else { continue }
      let isKept = number < first || number >= characters - last
      output.append(isKept && isPlain(byte) ? byte : UInt8(ascii: "*"))
      number += 1
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "@")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
