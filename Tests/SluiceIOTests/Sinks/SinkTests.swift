// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Glibc
import SluiceModel
import SluicePipeline
import Testing

@testable import SluiceIO

@Suite("Sinks", .timeLimit(.minutes(1)))
struct SinkTests {
  @Test("a non-blocking pipe takes everything, in short writes, and gives it back")
  func nonBlocking() throws {
    let pipe = Pipe(isNonBlocking: true)
    let bytes = numberedLines(100_000)
    let writing = DispatchGroup()
    DispatchQueue.global().async(group: writing) { @Sendable in
      let sink = DescriptorSink(pipe.writeEnd, name: "pipe")
      #expect(throws: Never.self) { try sink.write(ByteBuffer(bytes)) }
      pipe.closeWriteEnd()
    }
    let memory = MemorySink()
    let report = try copy(DescriptorInput(pipe.readEnd, name: "pipe"), to: memory)
    writing.wait()
    #expect(memory.bytes == bytes)
    #expect(report.ending == .endOfInput)
  }

  @Test("a reader that hung up ends the run quietly")
  func readerGone() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    pipe.closeReadEnd()
    let input = PieceInput(numberedLines(10), size: 20)
    let report = try copy(input, to: DescriptorSink(pipe.writeEnd, name: "pipe"))
    #expect(report.ending == .readerGone)
    #expect(report.faults.isEmpty)
  }

  @Test("a full disk is an error that names the sink")
  func diskFull() throws {
    let sink = try DescriptorSink(path: "/dev/full")
    let error = try #require(throws: SluiceError.self) {
      try copy(PieceInput([[0x61, 0x0A]]), to: sink)
    }
    #expect(error.description == "/dev/full: cannot write: no space left on device")
  }

  @Test("a path that can't be written is refused before anything is read")
  func unwritable() throws {
    let error = try #require(throws: SluiceError.self) {
      try DescriptorSink(path: "/nonexistent/out")
    }
    #expect(error.code == .configuration)
  }

  @Test("gzip output decompresses to what was written, for any level", arguments: 1...9)
  func gzip(level: Int) throws {
    let bytes = numberedLines(30_000)
    let memory = MemorySink()
    let report = try copy(PieceInput(bytes, size: 70_000), to: try GzipSink(memory, level: level))
    #expect(memory.bytes.count < bytes.count / 2)
    #expect(report.bytesOut == bytes.count)
    let back = drain(FormatInput(PieceInput(memory.bytes, size: 4096)))
    #expect(back.bytes == bytes)
    #expect(back.ending == .endOfInput)
  }

  @Test("gzip output of nothing is an empty member")
  func gzipEmpty() throws {
    let memory = MemorySink()
    _ = try copy(PieceInput([]), to: try GzipSink(memory))
    #expect(memory.bytes.count == 20)
    #expect(drain(FormatInput(PieceInput([memory.bytes]))).ending == .endOfInput)
  }

  @Test("gzip output is readable up to the last flush")
  func gzipFlush() throws {
    let memory = MemorySink()
    let sink = try GzipSink(memory)
    try sink.write(ByteBuffer(Array("one\n".utf8)))
    try sink.flush()
    #expect(drain(FormatInput(PieceInput([memory.bytes]))).bytes == Array("one\n".utf8))
    let before = memory.bytes.count
    try sink.flush()
    #expect(memory.bytes.count == before)
    try sink.write(ByteBuffer(Array("two\n".utf8)))
    try sink.flush()
    #expect(drain(FormatInput(PieceInput([memory.bytes]))).bytes == Array("one\ntwo\n".utf8))
  }

  @Test("gzip refuses a level that does not exist")
  func gzipLevel() {
    #expect(throws: SluiceError.self) { try GzipSink(MemorySink(), level: 10) }
  }
}
