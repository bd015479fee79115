// SPDX-License-Identifier: Apache-2.0
import Dispatch
import SluiceModel
import SluicePipeline
import Synchronization

/// Returns one scripted piece a read, whatever limit is asked for.
final class ScriptedInput: ByteInput {
  let name = "script"
  private let pieces: [[UInt8]]
  private let ending: ReadOutcome
  private var next = 0
  var beforeRead: (Int) -> Void = { _ in }

  init(_ pieces: [[UInt8]], ending: ReadOutcome = .endOfInput) {
    self.pieces = pieces.filter { !$0.isEmpty }
    self.ending = ending
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    beforeRead(next)
    guard next < pieces.count else { return ending }
    defer { next += 1 }
    buffer.append(pieces[next])
    return .bytes(pieces[next].count)
  }
}

/// Repeats one piece, cut to the limit, until so many bytes were read.
final class RepeatingInput: ByteInput {
  let name = "repeat"
  private let piece: ByteBuffer
  private var left: Int
  private var position = 0

  init(_ piece: [UInt8], totalBytes: Int) {
    self.piece = ByteBuffer(piece)
    left = totalBytes
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    let count = min(limit, left, piece.count - position)
    if count == 0 { return .endOfInput }
    buffer.append(piece, in: position..<(position + count))
    position = (position + count) % piece.count
    left -= count
    return .bytes(count)
  }
}

/// Keeps what is written.
final class CollectingSink: ByteSink {
  let name = "collector"
  private(set) var bytes: [UInt8] = []
  private(set) var flushes = 0
  private(set) var isFinished = false
  /// Asked before each write with its number from 0.
  var beforeWrite: (Int) throws(SinkFailure) -> Void = { _ in }
  private var writes = 0

  func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure) {
    defer { writes += 1 }
    try beforeWrite(writes)
    self.bytes += bytes.array
  }

  func flush() throws(SinkFailure) { flushes += 1 }
  func finish() throws(SinkFailure) { isFinished = true }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Writes each record in upper case behind what it was told of it: number, offset, and state.
final class UpperCaser: ChunkProcessor {
  private let boundary: LetterState?
  private let onChunk: @Sendable (ChunkFacts) throws(SluiceError) -> Void

  init(
    boundary: LetterState? = nil,
    onChunk: @escaping @Sendable (ChunkFacts) throws(SluiceError) -> Void = { _ in }
  ) {
    self.boundary = boundary
    self.onChunk = onChunk
  }

  func process(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) throws(SluiceError) {
    try onChunk(facts)
    var record = facts.firstRecord
    var state = facts.carriedState
    var start = 0
    while start < input.count {
      var end = start
      while end < input.count && input.bytes[end] != 10 { end += 1 }
      let hasNewline = end < input.count
      output.append("\(facts.source).\(record)@\(facts.offset + start)s\(state):")
      for index in start..<end {
        let byte = input.bytes[index]
        output.append(0x61...0x7A ~= byte ? byte - 32 : byte)
      }
      if hasNewline { output.append(10) }
      sideOutput.append("\(record),")
      let next = hasNewline ? end + 1 : end
      if let boundary { state = boundary.state(after: input.array[start..<next], from: state) }
      precondition(hasNewline || facts.endsWithoutNewline, "a cut record in a chunk")
      record += 1
      start = next
    }
  }

  func processWithheld(
    _ withheld: Withheld, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) {
    output.append("\(facts.source).\(facts.firstRecord)@\(facts.offset):")
    output.append("<\(withheld.reason.rawValue) \(withheld.byteCount)>")
    if withheld.hadNewline { output.append(10) }
    sideOutput.append("\(facts.firstRecord)!,")
  }
}

/// The number of letters `b` modulo 3.
struct LetterState: ChunkBoundary {
  func state(after chunk: borrowing Span<UInt8>, from state: Int) -> Int {
    var state = state
    for index in 0..<chunk.count where chunk[index] == 0x62 { state = (state + 1) % 3 }
    return state
  }

  func state(after chunk: ArraySlice<UInt8>, from state: Int) -> Int {
    chunk.reduce(state) { $1 == 0x62 ? ($0 + 1) % 3 : $0 }
  }
}

/// What a pipeline of `UpperCaser` should write, worked out on the whole input at once.
func expected(_ text: [UInt8], limit: Int) -> String {
  var output = ""
  var state = 0
  var offset = 0
  var lines = text.split(separator: 10, omittingEmptySubsequences: false)
  let lastHasNewline = lines.last?.isEmpty == true
  if lastHasNewline { lines.removeLast() }
  for (index, line) in lines.enumerated() {
    let newline = index < lines.count - 1 || lastHasNewline ? "\n" : ""
    output += "0.\(index + 1)@\(offset)"
    if line.count > limit {
      output += ":<too-long \(line.count)>" + newline
    } else {
      let text = String(decoding: line, as: UTF8.self).uppercased()
      output += "s\(state):" + text + newline
      state = LetterState().state(after: line, from: state)
    }
    offset += line.count + 1
  }
  return output
}

/// Deterministic numbers (Vigna, xorshift64*).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Runs `UpperCaser` over pieces. `inlineBytes` 0 sends every chunk to the workers.
func run(
  _ pieces: [[UInt8]], limit: Int = 1 << 20, workers: Int = 1, inlineBytes: Int = 1 << 16,
  ending: ReadOutcome = .endOfInput, sink: CollectingSink = CollectingSink(),
  sideSink: CollectingSink? = nil,
  onChunk: @escaping @Sendable (ChunkFacts) throws(SluiceError) -> Void = { _ in }
) throws -> (report: PipelineReport, text: String) {
  var settings = PipelineSettings(workers: workers)
  settings.maximumRecordBytes = limit
  settings.inlineBytes = inlineBytes
  settings.countsRecords = true
  let boundary = LetterState()
  let pipeline = Pipeline(settings: settings, boundary: boundary) { _ in
    UpperCaser(boundary: boundary, onChunk: onChunk)
  }
  let input = ScriptedInput(pieces, ending: ending)
  let report = try pipeline.run(inputs: [input], sink: sink, sideSink: sideSink)
  return (report, sink.text)
}

/// Cuts `bytes` after each position whose bit is set in `mask`.
func cut(_ bytes: [UInt8], mask: Int) -> [[UInt8]] {
  var pieces: [[UInt8]] = [[]]
  for (index, byte) in bytes.enumerated() {
    pieces[pieces.count - 1].append(byte)
    if mask >> index & 1 == 1 { pieces.append([]) }
  }
  return pieces
}

/// Cuts `bytes` into pieces of 1 to `longest` bytes.
func cut(_ bytes: [UInt8], longest: Int, using numbers: inout SeededNumbers) -> [[UInt8]] {
  var pieces: [[UInt8]] = []
  var start = 0
  while start < bytes.count {
    let end = min(bytes.count, start + Int.random(in: 1...longest, using: &numbers))
    pieces.append(Array(bytes[start..<end]))
    start = end
  }
  return pieces
}
