// SPDX-License-Identifier: Apache-2.0
import Dispatch
import SluiceModel
import SluicePipeline
import Synchronization
import Testing

@Suite("A pipeline", .timeLimit(.minutes(2)))
struct PipelineTests {
  private static func sample(_ seed: UInt64) -> (bytes: [UInt8], numbers: SeededNumbers) {
    var numbers = SeededNumbers(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<1500 {
      let length = Int.random(in: 0...50, using: &numbers)
      bytes += (0..<length).map { _ in UInt8.random(in: 0x61...0x66, using: &numbers) } + [10]
    }
    return (bytes, numbers)
  }

  @Test("writes the same for any number of workers", arguments: 1...8)
  func workers(count: Int) throws {
    var (bytes, numbers) = PipelineTests.sample(7)
    let wanted = expected(bytes, limit: 45)
    for inlineBytes in [0, 200, 1 << 16] {
      let pieces = cut(bytes, longest: 600, using: &numbers)
      let result = try run(pieces, limit: 45, workers: count, inlineBytes: inlineBytes)
      #expect(result.text == wanted)
      #expect(result.report.records == 1500)
      #expect(result.report.bytesIn == bytes.count)
      #expect(result.report.bytesOut == wanted.utf8.count)
    }
  }

  @Test("keeps the order when a later chunk is done first")
  func adversarialOrder() throws {
    // The chunk with an even number waits until its successor has been processed.
    let gates = (0..<20).map { _ in DispatchSemaphore(value: 0) }
    let pieces = (0..<20).map { _ in Array("x\n".utf8) }
    let result = try run(pieces, workers: 2, inlineBytes: 0) { facts in
      let index = facts.firstRecord - 1
      if index % 2 == 0 { gates[index].wait() } else { gates[index - 1].signal() }
    }
    #expect(result.text == expected(pieces.flatMap { $0 }, limit: 100))
  }

  @Test("writes nothing for an empty input")
  func empty() throws {
    let sink = CollectingSink()
    let result = try run([], sink: sink)
    #expect(result.text.isEmpty)
    #expect(sink.isFinished)
    #expect(result.report.ending == .endOfInput)
  }

  @Test("starts no thread and writes each line at once while little comes in", arguments: [1, 4])
  func inline(workers: Int) throws {
    let sink = CollectingSink()
    let input = ScriptedInput([Array("a\n".utf8), Array("b\nc".utf8), Array("d\n".utf8)])
    var writtenBefore: [Int] = []
    input.beforeRead = { _ in writtenBefore.append(sink.flushes) }
    let pipeline = Pipeline(settings: PipelineSettings(workers: workers)) { _ in UpperCaser() }
    _ = try pipeline.run(inputs: [input], sink: sink)
    #expect(writtenBefore == [0, 1, 2, 3])
  }

  @Test("gives the side output in the same order", arguments: [1, 3])
  func sideOutput(workers: Int) throws {
    let side = CollectingSink()
    let pieces = (0..<30).map { Array((($0 % 5 == 4) ? "abcdef\n" : "x\n").utf8) }
    _ = try run(pieces, limit: 3, workers: workers, inlineBytes: 0, sideSink: side)
    #expect(side.text == (1...30).map { $0 % 5 == 0 ? "\($0)!," : "\($0)," }.joined())
  }

  @Test("reads inputs one after the other and numbers each on its own")
  func severalInputs() throws {
    let sink = CollectingSink()
    var settings = PipelineSettings(workers: 2)
    settings.countsRecords = true
    let inputs = ["a\nb", "", "c\n"].map { ScriptedInput([Array($0.utf8)]) }
    let report = try Pipeline(settings: settings) { _ in UpperCaser() }
      .run(inputs: inputs, sink: sink)
    #expect(sink.text == "0.1@0s0:A\n0.2@2s0:B2.1@0s0:C\n")
    #expect(report.records == 3)
  }

  @Test("withholds a record that a stop cuts, and only that", arguments: [1, 2])
  func stop(workers: Int) throws {
    let result = try run(
      [Array("a\nb\nse".utf8), Array("cret".utf8)], workers: workers,
      ending: .stopped(unread: 0))
    #expect(result.text == "0.1@0s0:A\n0.2@2s0:B\n0.3@4:<cut 6>")
    #expect(result.report.ending == .stopped)
    #expect(result.report.withheld == [.cut: 1])
    let whole = try run([Array("a\n".utf8)], ending: .stopped(unread: 0))
    #expect(whole.text == "0.1@0s0:A\n")
    #expect(whole.report.withheld.isEmpty)
  }

  @Test("withholds the rest of a damaged input and goes on with the next")
  func damage() throws {
    let fault = SluiceError(.inputOutput, place: "x.gz", problem: "is torn")
    let sink = CollectingSink()
    let torn = ScriptedInput(
      [Array("a\nhal".utf8)], ending: .withheldRest(.damaged, byteCount: 0, fault: fault))
    let report = try Pipeline(settings: PipelineSettings()) { _ in UpperCaser() }
      .run(inputs: [torn, ScriptedInput([Array("b\n".utf8)])], sink: sink)
    #expect(sink.text == "0.0@0s0:A\n0.0@2:<damaged 3>\n1.0@0s0:B\n")
    #expect(report.faults == [fault])
  }

  @Test("ends quietly when the reader hangs up", arguments: [1, 3])
  func readerGone(workers: Int) throws {
    let sink = CollectingSink()
    sink.beforeWrite = { (number: Int) throws(SinkFailure) in
      if number == 2 { throw .readerGone }
    }
    let pieces = (0..<200).map { _ in Array("x\n".utf8) }
    let result = try run(pieces, workers: workers, inlineBytes: 0, sink: sink)
    #expect(result.report.ending == .readerGone)
    #expect(result.text == "0.1@0s0:X\n0.2@2s0:X\n")
    #expect(!sink.isFinished)
  }

  @Test("tells why a sink failed", arguments: [1, 3])
  func sinkFails(workers: Int) throws {
    let full = SluiceError(.inputOutput, place: "out", problem: "is full")
    let sink = CollectingSink()
    sink.beforeWrite = { (number: Int) throws(SinkFailure) in
      if number == 1 { throw .failed(full) }
    }
    let pieces = (0..<50).map { _ in Array("x\n".utf8) }
    #expect(throws: full) { try run(pieces, workers: workers, inlineBytes: 0, sink: sink) }
    #expect(sink.text == "0.1@0s0:X\n")
  }

  @Test("writes everything before a chunk that failed and nothing of it", arguments: [1, 2, 4])
  func workerFails(workers: Int) throws {
    let broken = SluiceError(.bug, place: "worker", problem: "broke")
    let sink = CollectingSink()
    let pieces = (0..<40).map { _ in Array("x\n".utf8) }
    #expect(throws: broken) {
      try run(pieces, workers: workers, inlineBytes: 0, sink: sink) {
        (facts: ChunkFacts) throws(SluiceError) in
        if facts.firstRecord == 11 { throw broken }
      }
    }
    #expect(sink.text == expected((0..<10).flatMap { _ in Array("x\n".utf8) }, limit: 9))
    #expect(sink.isFinished)
  }

  @Test("wakes a reader that waits while the output fails")
  func wakesReader() throws {
    let woken = DispatchSemaphore(value: 0)
    var settings = PipelineSettings(workers: 2)
    settings.inlineBytes = 0
    settings.wakeReader = { woken.signal() }
    let sink = CollectingSink()
    sink.beforeWrite = { (_: Int) throws(SinkFailure) in throw .readerGone }
    let input = ScriptedInput([Array("x\n".utf8)])
    // The second read comes back only once the writer has woken it.
    input.beforeRead = { if $0 == 1 { woken.wait() } }
    let report = try Pipeline(settings: settings) { _ in UpperCaser() }
      .run(inputs: [input], sink: sink)
    #expect(report.ending == .readerGone)
  }

  @Test("does not read ahead of a stalled sink by more than its slots", arguments: [2, 5])
  func backpressure(workers: Int) throws {
    let reads = DispatchSemaphore(value: 0)
    let lead = Atomic<Int>(0)
    let highest = Atomic<Int>(0)
    let sink = CollectingSink()
    // Each write waits until the reader is as far ahead as it can get.
    sink.beforeWrite = { (number: Int) throws(SinkFailure) in
      for _ in 0..<(number == 0 ? workers + 1 : 1) { reads.wait() }
      lead.subtract(1, ordering: .relaxed)
    }
    let input = ScriptedInput((0..<100).map { _ in Array("x\n".utf8) })
    input.beforeRead = { number in
      highest.max(lead.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
      for _ in 0..<(number == 100 ? 100 : 1) { reads.signal() }
    }
    var settings = PipelineSettings(workers: workers)
    settings.inlineBytes = 0
    let pipeline = Pipeline(settings: settings) { _ in UpperCaser() }
    _ = try pipeline.run(inputs: [input], sink: sink)
    #expect(highest.load(ordering: .relaxed) >= workers + 1)
    #expect(highest.load(ordering: .relaxed) <= workers + 2)
  }
}
