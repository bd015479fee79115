// SPDX-License-Identifier: Apache-2.0
import CSystem
import Dispatch
import Glibc
import SluiceIO
import SluiceModel
import SluicePipeline
import Testing

@Suite("A stop", .serialized, .timeLimit(.minutes(1)))
struct StopSignalTests {
  @Test(
    "by a signal writes what was read and withholds the cut record", arguments: [SIGTERM, SIGINT])
  func signal(number: Int32) throws {
    let stop = try StopSignal.installingHandlers()
    defer { sluice_stop_reset() }
    let pipe = Pipe()
    let feed = DescriptorSink(pipe.writeEnd, name: "feed")
    try feed.write(ByteBuffer(Array("whole\nsecr".utf8)))
    let sink = MemorySink()
    sink.afterWrite = { if !stop.isRequested { raise(number) } }
    // The writing end stays open: without the stop the next read would wait for ever.
    let report = try copy(DescriptorInput(pipe.readEnd, name: "feed", stop: stop), to: sink)
    #expect(sink.text == "whole\n<cut 4>")
    #expect(report.ending == .stopped)
  }

  @Test("from another thread ends a read that waits", arguments: [false, true])
  func blockedRead(isNonBlocking: Bool) throws {
    let stop = try StopSignal.installingHandlers()
    defer { sluice_stop_reset() }
    let pipe = Pipe(isNonBlocking: isNonBlocking)
    DispatchQueue.global().async { @Sendable in sluice_stop_request() }
    let sink = MemorySink()
    let report = try copy(DescriptorInput(pipe.readEnd, name: "feed", stop: stop), to: sink)
    #expect(report.ending == .stopped)
    #expect(sink.bytes.isEmpty)
  }

  @Test("of the output alone ends a read that waits, without being a stop")
  func wakeReader() throws {
    let stop = try StopSignal.installingHandlers()
    defer { sluice_stop_reset() }
    let pipe = Pipe()
    DispatchQueue.global().async { @Sendable in StopSignal.wakeReader() }
    let report = try copy(
      DescriptorInput(pipe.readEnd, name: "feed", stop: stop), to: MemorySink())
    #expect(report.ending == .endOfInput)
  }

  @Test("asked for before the first read reads nothing")
  func early() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("app.log", Array("a\n".utf8))
    let sink = MemorySink()
    let stop = StopSignal(isRequested: { true })
    #expect(try copy(FileInput(path: path, stop: stop), to: sink).ending == .stopped)
    #expect(sink.bytes.isEmpty)
  }
}
