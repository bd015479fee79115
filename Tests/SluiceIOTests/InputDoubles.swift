// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceIO
import SluiceModel
import SluicePipeline

/// Returns one scripted piece a read.
final class PieceInput: ByteInput {
  let name = "pieces"
  private let pieces: [[UInt8]]
  private let ending: ReadOutcome
  private var next = 0

  init(_ pieces: [[UInt8]], ending: ReadOutcome = .endOfInput) {
    self.pieces = pieces.filter { !$0.isEmpty }
    self.ending = ending
  }

  /// One piece for each `size` bytes.
  convenience init(_ bytes: [UInt8], size: Int, ending: ReadOutcome = .endOfInput) {
    let starts = stride(from: 0, to: bytes.count, by: size)
    self.init(starts.map { Array(bytes[$0..<min($0 + size, bytes.count)]) }, ending: ending)
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    guard next < pieces.count else { return ending }
    defer { next += 1 }
    buffer.append(pieces[next])
    return .bytes(pieces[next].count)
  }
}

/// Keeps what is written.
final class MemorySink: ByteSink {
  let name = "memory"
  private(set) var bytes: [UInt8] = []
  /// Called after each write.
  var afterWrite: () -> Void = {}

  func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure) {
    self.bytes += bytes.array
    afterWrite()
  }
  func flush() throws(SinkFailure) {}
  func finish() throws(SinkFailure) {}

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Writes records as they are, and stubs.
final class Copier: ChunkProcessor {
  func process(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) throws(SluiceError) {
    output.append(input)
  }

  func processWithheld(
    _ withheld: Withheld, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) {
    output.append("<\(withheld.reason.rawValue) \(withheld.byteCount)>")
    if withheld.hadNewline { output.append(10) }
  }
}

/// Everything an input delivers, and how it ends.
func drain(_ input: any ByteInput, limit: Int = 1 << 16) -> (bytes: [UInt8], ending: ReadOutcome) {
  var buffer = ByteBuffer()
  while true {
    let before = buffer.count
    let outcome = input.read(into: &buffer, limit: limit)
    guard case .bytes(let count) = outcome, count == buffer.count - before, count > 0 else {
      return (buffer.array, outcome)
    }
  }
}

/// Runs a copying pipeline.
func copy(
  _ input: any ByteInput, to sink: any ByteSink, workers: Int = 1
) throws -> PipelineReport {
  try Pipeline(settings: PipelineSettings(workers: workers)) { _ in Copier() }
    .run(inputs: [input], sink: sink)
}

/// `bytes` in gzip format.
func gzipped(_ bytes: [UInt8], level: Int = 6) throws -> [UInt8] {
  let memory = MemorySink()
  let sink = try GzipSink(memory, level: level)
  try sink.write(ByteBuffer(bytes))
  try sink.finish()
  return memory.bytes
}

/// Numbered lines that do not compress to nothing.
func numberedLines(_ count: Int) -> [UInt8] {
  Array((0..<count).map { "line \($0) \($0 &* 2_654_435_761 % 99991)\n" }.joined().utf8)
}

/// A fresh directory, removed with its files when the value ends.
final class TemporaryDirectory {
  let path: String
  private var files: [String] = []

  init() throws {
    var template = Array("/tmp/sluice-test-XXXXXX".utf8CString)
    unsafe template.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe mkdtemp(start) }
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    let sink = try DescriptorSink(path: file)
    try sink.write(ByteBuffer(bytes))
    files.append(file)
    return file
  }

  deinit {
    for file in files { unsafe unlink(file) }
    unsafe rmdir(path)
  }
}

/// Both ends of a pipe; closed when the value ends.
final class Pipe: @unchecked Sendable {
  // Sendable: each end is used and closed by one thread.
  private(set) var readEnd: Int32 = -1
  private(set) var writeEnd: Int32 = -1

  init(isNonBlocking: Bool = false) {
    var ends: [Int32] = [-1, -1]
    unsafe pipe(&ends)
    readEnd = ends[0]
    writeEnd = ends[1]
    if isNonBlocking {
      for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    }
  }

  func closeReadEnd() {
    if readEnd >= 0 { close(readEnd) }
    readEnd = -1
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  deinit {
    closeReadEnd()
    closeWriteEnd()
  }
}
