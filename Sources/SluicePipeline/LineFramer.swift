// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Cuts what was read into whole records and keeps over-long ones back.
///
/// Pure: it owns no buffer and reads nothing. What it decides for a record depends on the record
/// alone, not on how its bytes arrived.
struct LineFramer {
  /// A record with more bytes, its line feed not counted, is withheld.
  let maximumRecordBytes: Int
  let countsRecords: Bool
  let boundary: (any ChunkBoundary)?

  var keepsFirstRecord = false
  var grouping: (any RecordGrouping)?

  private var source = 0
  private var offset = 0
  private var record = 1
  private var state = 0
  var isDiscarding = false
  var discardedBytes = 0
  /// What of a group was open where discarding began.
  var discardState = 0
  private var firstRecordBytes: [UInt8] = []
  private var hasFirstRecord = false
  /// Longest first record that is kept.
  private static let longestFirstRecord = 64 * 1024

  /// Records met in all inputs, where counted.
  private(set) var records = 0
  /// Bytes met in all inputs.
  private(set) var bytes = 0
  /// How many times something was withheld.
  private(set) var withheld: [WithheldReason: Int] = [:]

  init(maximumRecordBytes: Int, countsRecords: Bool, boundary: (any ChunkBoundary)?) {
    precondition(maximumRecordBytes > 0, "a record limit of \(maximumRecordBytes) bytes")
    self.maximumRecordBytes = maximumRecordBytes
    self.countsRecords = countsRecords
    self.boundary = boundary
  }

  /// Starts another input.
  mutating func begin(source: Int) {
    self.source = source
    offset = 0
    record = 1
    state = 0
    isDiscarding = false
    discardedBytes = 0
    firstRecordBytes = []
    hasFirstRecord = false
  }

  /// Takes the last `newCount` bytes of `input` into account.
  ///
  /// Returns whether there is something to process: then `segments` says what, `input` holds no
  /// more than that, and the cut record after it was appended to `tail`. Otherwise the next read
  /// goes on in `input`.
  mutating func absorb(
    _ input: inout ByteBuffer, newCount: Int, segments: inout [ChunkSegment],
    tail: inout ByteBuffer
  ) -> Bool {
    if let grouping {
      return absorb(
        &input, grouping: grouping, newCount: newCount, segments: &segments, tail: &tail)
    }
    var start = 0
    if isDiscarding {
      guard let newline = NewlineSearch.first(in: input.bytes, 0..<input.count) else {
        discardedBytes += newCount
        input.removeAll()
        return false
      }
      addWithheld(.tooLong, discardedBytes + newline, hadNewline: true, to: &segments)
      isDiscarding = false
      discardedBytes = 0
      start = newline + 1
    }
    let unseen = max(start, input.count - newCount)..<input.count
    let end = NewlineSearch.last(in: input.bytes, unseen).map { $0 + 1 } ?? start
    split(input.bytes, start..<end, into: &segments)
    let left = input.count - end
    if left > maximumRecordBytes {
      isDiscarding = true
      discardedBytes = left
      input.truncate(to: end)
    } else if !segments.isEmpty {
      tail.append(input, in: end..<input.count)
      input.truncate(to: end)
    }
    return !segments.isEmpty
  }

  /// Ends an input whose last bytes, without a line feed, are in `input`.
  mutating func end(_ input: borrowing ByteBuffer, segments: inout [ChunkSegment]) {
    if isDiscarding {
      addWithheld(.tooLong, discardedBytes, hadNewline: false, to: &segments)
    } else if !input.isEmpty {
      addRecords(
        input.bytes, 0..<input.count,
        endsWithoutNewline: input.bytes[input.count - 1] != UInt8(ascii: "\n"), to: &segments)
    }
  }

  /// Ends an input early: the cut record in `input` and `unread` more bytes are withheld.
  mutating func endWithholding(
    _ input: borrowing ByteBuffer, reason: WithheldReason, unread: Int, hadNewline: Bool,
    segments: inout [ChunkSegment]
  ) {
    let count = discardedBytes + input.count + unread
    addWithheld(reason, count, hadNewline: hadNewline, to: &segments)
  }

  /// Whether bytes of a record without a line feed are held, `input` being those not discarded.
  func holdsCutRecord(_ input: borrowing ByteBuffer) -> Bool { isDiscarding || !input.isEmpty }

  /// Skips from limit to limit, so records are not looked at one by one.
  mutating func split(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, into segments: inout [ChunkSegment]
  ) {
    let end = range.upperBound
    var position = range.lowerBound
    var runStart = position
    while end - position > maximumRecordBytes + 1 {
      let window = position..<(position + maximumRecordBytes + 1)
      if let newline = NewlineSearch.last(in: bytes, window) {
        position = newline + 1
        continue
      }
      if position > runStart { addRecords(bytes, runStart..<position, to: &segments) }
      let newline = NewlineSearch.first(in: bytes, window.upperBound..<end) ?? end - 1
      addWithheld(.tooLong, newline - position, hadNewline: true, to: &segments)
      position = newline + 1
      runStart = position
    }
    if end > runStart { addRecords(bytes, runStart..<end, to: &segments) }
  }

  private mutating func addRecords(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, endsWithoutNewline: Bool = false,
    to segments: inout [ChunkSegment]
  ) {
    let facts = facts(endsWithoutNewline: endsWithoutNewline)
    segments.append(ChunkSegment(range: range, withheld: nil, facts: facts))
    if countsRecords {
      advance(records: NewlineSearch.count(in: bytes, range) + (endsWithoutNewline ? 1 : 0))
    }
    if keepsFirstRecord, !hasFirstRecord { keepFirstRecord(bytes, range) }
    if let boundary { state = boundary.state(after: bytes.extracting(range), from: state) }
    advance(bytes: range.count)
  }

  private mutating func keepFirstRecord(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    hasFirstRecord = true
    let end = NewlineSearch.first(in: bytes, range) ?? range.upperBound
    guard end - range.lowerBound <= LineFramer.longestFirstRecord else { return }
    for index in range.lowerBound..<end { firstRecordBytes.append(bytes[index]) }
  }

  mutating func addWithheld(
    _ reason: WithheldReason, _ byteCount: Int, hadNewline: Bool,
    to segments: inout [ChunkSegment]
  ) {
    let facts = facts(endsWithoutNewline: !hadNewline)
    let withheld = Withheld(reason, byteCount: byteCount, hadNewline: hadNewline)
    segments.append(ChunkSegment(range: 0..<0, withheld: withheld, facts: facts))
    self.withheld[reason, default: 0] += 1
    hasFirstRecord = true
    if countsRecords { advance(records: 1) }
    advance(bytes: byteCount + (reason == .tooLong && hadNewline ? 1 : 0))
  }

  private func facts(endsWithoutNewline: Bool) -> ChunkFacts {
    var facts = ChunkFacts(
      source: source, firstRecord: countsRecords ? record : 0, offset: offset,
      carriedState: state, endsWithoutNewline: endsWithoutNewline)
    facts.firstRecordBytes = firstRecordBytes
    return facts
  }

  private mutating func advance(records count: Int) {
    record += count
    records += count
  }

  private mutating func advance(bytes count: Int) {
    offset += count
    bytes += count
  }
}
