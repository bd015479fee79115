// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline
import SluiceRedaction

/// Writes what may be said of records: the findings stream and metadata. Never a value.
enum RecordReport {
  /// Appends one JSON object for each record that has findings: source, record number, and for each
  /// finding its offsets in the record as written, type, rule, score, key path and replacement.
  static func appendFindings(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, _ redactor: Redactor,
    _ scratch: borrowing RedactionScratch, source: String, written: Span<UInt8>,
    to output: inout ByteBuffer
  ) {
    let text = input.bytes
    var lines = LineWalk()
    var open = -1
    for index in 0..<scratch.placements.count {
      let placement = scratch.placements[index]
      lines.advance(text, to: Int(placement.inputStart))
      if open != lines.number {
        if open >= 0 { output.append("]}\n") }
        open = lines.number
        output.append(
          "{\"source\":\(JSONText.quoted(source)),\"record\":\(facts.firstRecord + open)")
        output.append(",\"findings\":[")
      } else {
        output.append(UInt8(ascii: ","))
      }
      let lineStart = LineWalk.start(written, of: Int(placement.outputStart))
      output.append("{\"start\":\(Int(placement.outputStart) - lineStart)")
      output.append(",\"end\":\(Int(placement.outputEnd) - lineStart)")
      output.append(",\"entity\":\"\(redactor.entities[Int(placement.entity)].name)\"")
      if placement.rule >= 0 {
        output.append(",\"rule\":\"\(redactor.rules.rules[Int(placement.rule)].id)\"")
      }
      output.append(",\"score\":\(JSONText.hundredths(Int(placement.score)))")
      if let path = redactor.keyPath(placement, in: written, scratch) {
        output.append(",\"key\":\(JSONText.quoted(path))")
      }
      if let token = token(written, placement) { output.append(",\"token\":\"\(token)\"") }
      output.append(UInt8(ascii: "}"))
    }
    if open >= 0 { output.append("]}\n") }
  }

  /// The token a finding became, or nil when another operator wrote something that is no token.
  private static func token(_ written: Span<UInt8>, _ placement: Placement) -> String? {
    let range = Int(placement.outputStart)..<Int(placement.outputEnd)
    var start = range.lowerBound
    while start < range.upperBound, written[start] != UInt8(ascii: "[") { start += 1 }
    var end = range.upperBound
    while end > start, written[end - 1] != UInt8(ascii: "]") { end -= 1 }
    guard start < end else { return nil }
    var bytes: [UInt8] = []
    for index in start..<end {
      let byte = written[index]
      let isTokenPart =
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "[")
        || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "#")
      guard isTokenPart else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends one JSON object for each record in place of the record itself.
  static func appendMetadata(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, _ redactor: Redactor,
    _ scratch: borrowing RedactionScratch, source: String, to output: inout ByteBuffer
  ) {
    let text = input.bytes
    var start = 0
    var number = 0
    var next = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      var counts: [Int: Int] = [:]
      while next < scratch.placements.count, Int(scratch.placements[next].inputStart) < end {
        counts[Int(scratch.placements[next].entity), default: 0] += 1
        next += 1
      }
      let metadata = RecordMetadata(text, line: start..<end)
      output.append(
        "{\"source\":\(JSONText.quoted(source)),\"record\":\(facts.firstRecord + number)")
      if let time = metadata.timestamp { output.append(",\"time\":\(JSONText.quoted(time))") }
      if let severity = metadata.severity { output.append(",\"severity\":\"\(severity)\"") }
      output.append(",\"bytes\":\(end - start)")
      output.append(",\"hash\":\"\(redactor.recordHash(text.extracting(start..<end)))\"")
      let entities = counts.sorted { $0.key < $1.key }
        .map { "\"\(redactor.entities[$0.key].name)\":\($0.value)" }
      output.append(",\"entities\":{\(entities.joined(separator: ","))}}\n")
      start = end + 1
      number += 1
    }
  }
}

/// Walks over the lines of a text.
private struct LineWalk {
  /// Number of the current line, from 0.
  private(set) var number = 0
  private var start = 0

  /// Goes to the line that holds `position`, which must not be before the last one asked for.
  mutating func advance(_ text: Span<UInt8>, to position: Int) {
    var index = start
    while index < position {
      if text[index] == UInt8(ascii: "\n") {
        number += 1
        start = index + 1
      }
      index += 1
    }
  }

  /// Start of the line that holds `position`.
  static func start(_ text: Span<UInt8>, of position: Int) -> Int {
    var index = position
    while index > 0, text[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }
}

/// Small pieces of JSON.
enum JSONText {
  /// `text` as a JSON string. Source: RFC 8259, section 7.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number of hundredths, as `0.85`.
  static func hundredths(_ value: Int) -> String {
    "\(value / 100).\(value % 100 / 10)\(value % 10)"
  }
}
