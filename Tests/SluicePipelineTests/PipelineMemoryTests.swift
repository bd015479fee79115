// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline
import Testing

@Suite("The buffers of a pipeline stay within 20 MB")
struct PipelineMemoryTests {
  private static let bound = 20 * 1000 * 1000

  /// Copies records and counts them in neither output.
  private final class Copier: ChunkProcessor {
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
      output.append("<\(withheld.byteCount)>")
    }
  }

  private final class CountingSink: ByteSink {
    let name = "counter"
    var count = 0
    func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure) { count += bytes.count }
    func flush() throws(SinkFailure) {}
    func finish() throws(SinkFailure) {}
  }

  private func run(_ input: RepeatingInput, workers: Int) throws -> (PipelineReport, Int) {
    let sink = CountingSink()
    let pipeline = Pipeline(settings: PipelineSettings(workers: workers)) { _ in Copier() }
    return (try pipeline.run(inputs: [input], sink: sink), sink.count)
  }

  @Test("for a line without an end", arguments: [1, 8])
  func endlessLine(workers: Int) throws {
    let total = 64 << 20
    let input = RepeatingInput([UInt8](repeating: 0x61, count: 1 << 18), totalBytes: total)
    let (report, written) = try run(input, workers: workers)
    #expect(report.withheld == [.tooLong: 1])
    #expect(report.bytesIn == total)
    #expect(written == "<\(total)>".utf8.count)
    #expect(report.peakBufferBytes < 4 << 20)
  }

  @Test("for records just within the limit", arguments: [1, 2, 8])
  func longRecords(workers: Int) throws {
    let record = [UInt8](repeating: 0x61, count: 1 << 20) + [10]
    let input = RepeatingInput(record, totalBytes: record.count * 60)
    let (report, written) = try run(input, workers: workers)
    #expect(written == record.count * 60)
    #expect(report.withheld.isEmpty)
    #expect(report.peakBufferBytes < PipelineMemoryTests.bound)
  }

  @Test("for short lines", arguments: [1, 8])
  func shortLines(workers: Int) throws {
    let line = Array("a line of a log\n".utf8)
    let block = Array((0..<8192).map { _ in line }.joined())
    let (report, written) = try run(RepeatingInput(block, totalBytes: 32 << 20), workers: workers)
    #expect(written == 32 << 20)
    #expect(report.peakBufferBytes < 8 << 20)
  }
}
