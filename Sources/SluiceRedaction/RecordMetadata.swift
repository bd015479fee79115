// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// What may be said of a record without saying what it says.
public struct RecordMetadata: Sendable, Equatable {
  /// The record's own timestamp, if it has one in a known form.
  public var timestamp: String?
  /// The record's severity, lower case, if it has one.
  public var severity: String?

  private static let timeKeys = ["time", "ts", "timestamp", "@timestamp", "datetime", "date"]
  private static let severityKeys = ["level", "severity", "lvl", "loglevel", "levelname"]
  private static let severities = [
    "trace", "debug", "info", "notice", "warning", "warn", "error", "err", "critical", "crit",
    "alert", "emergency", "emerg", "fatal", "panic",
  ]

  /// Reads the record at `line` of `text`.
  ///
  /// Only texts of a closed form are taken over (digits and separators of a time, a known word for
  /// the severity), so that nothing else of the record can get out this way.
  public init(_ text: Span<UInt8>, line: Range<Int>) {
    let fields = FieldReader.fields(text, line: line)
    for field in fields {
      guard let last = field.path.last else { continue }
      let key = String(decoding: last, as: UTF8.self).lowercased()
      if timestamp == nil, RecordMetadata.timeKeys.contains(key) {
        timestamp = RecordMetadata.time(text, field.value)
      }
      if severity == nil, RecordMetadata.severityKeys.contains(key) {
        severity = RecordMetadata.word(text, field.value)
      }
    }
    if fields.isEmpty || timestamp == nil { readPlain(text, line) }
  }

  private mutating func readPlain(_ text: Span<UInt8>, _ line: Range<Int>) {
    if timestamp == nil {
      var end = line.lowerBound
      while end < line.upperBound, end - line.lowerBound < 35, RecordMetadata.isTimePart(text[end])
      {
        end += 1
      }
      timestamp = RecordMetadata.time(text, line.lowerBound..<end)
    }
    guard severity == nil else { return }
    var start = line.lowerBound
    let limit = min(line.upperBound, line.lowerBound + 120)
    while start < limit {
      var end = start
      while end < limit, (text[end] | 0x20) &- 97 < 26 { end += 1 }
      if end > start, let word = RecordMetadata.word(text, start..<end) {
        severity = word
        return
      }
      start = max(end, start) + 1
    }
  }

  private static func word(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
    guard range.count <= 9 else { return nil }
    let word = String(decoding: FieldReader.bytes(text, range), as: UTF8.self).lowercased()
    return severities.contains(word) ? word : nil
  }

  /// ISO 8601 and numbers of seconds: at least eight characters, digits and separators only.
  private static func time(_ text: Span<UInt8>, _ range: Range<Int>) -> String? {
    var range = range
    while let last = range.last, text[last] == 0x20 { range = range.dropLast() }
    guard (8...35).contains(range.count), text[range.lowerBound] &- 48 < 10 else { return nil }
    for index in range where !isTimePart(text[index]) { return nil }
    return String(decoding: FieldReader.bytes(text, range), as: UTF8.self)
  }

  private static func isTimePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "T"), UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: "/"), 0x20:
      true
    default: false
    }
  }
}

extension Redactor {
  /// The keys that lead to what was written at `placement`, joined by dots, or nil when the record
  /// has no fields. Read from the output, since a key may hold a value of its own.
  public func keyPath(
    _ placement: Placement, in written: Span<UInt8>, _ scratch: borrowing RedactionScratch
  ) -> String? {
    if case .csv = scratch.layout { return column(placement, scratch) }
    var start = Int(placement.outputStart)
    while start > 0, written[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = Int(placement.outputEnd)
    while end < written.count, written[end] != UInt8(ascii: "\n") { end += 1 }
    return FieldReader.path(
      of: Int(placement.outputStart)..<Int(placement.outputEnd), written, line: start..<end)
  }

  /// The name of the column a finding stands in.
  private func column(
    _ placement: Placement, _ scratch: borrowing RedactionScratch
  ) -> String? {
    let start = Int(placement.inputStart)
    var low = 0
    var high = scratch.cells.count
    while low < high {
      let middle = (low + high) / 2
      if scratch.cells[middle].range.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    guard low < scratch.cells.count, scratch.cells[low].range.contains(start),
      scratch.cells[low].column < scratch.columnNames.count
    else { return nil }
    let name = scratch.columnNames[scratch.cells[low].column]
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// A keyed hash of a record, 16 base32 digits: equal records have equal hashes under one key.
  public func recordHash(_ record: Span<UInt8>) -> String {
    guard let entity = EntityType("RECORD") else { return "" }
    var digits = ByteBuffer(capacity: 32)
    Pseudonymizer.appendDigits(pseudonymizer.hash(for: entity).code(record), to: &digits)
    return String(decoding: digits.array, as: UTF8.self)
  }
}
