// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Synchronization

/// The sinks of a run, and what became of them.
final class Delivery: @unchecked Sendable {
  // Sendable: used by the writing thread while a chunk is in flight, else by the reading thread;
  // only `isOver` is read by others meanwhile.
  enum Failure {
    case readerGone
    case failed(SluiceError)
  }

  private let sink: any ByteSink
  private let sideSink: (any ByteSink)?
  private let over = Atomic<Bool>(false)
  /// The first thing that went wrong.
  private(set) var failure: Failure?
  /// Bytes given to the main sink.
  private(set) var bytesOut = 0

  init(sink: any ByteSink, sideSink: (any ByteSink)?) {
    self.sink = sink
    self.sideSink = sideSink
  }

  /// Whether nothing more will be written. May be asked by any thread.
  var isOver: Bool { over.load(ordering: .acquiring) }

  /// Writes the output of a processed slot, unless something went wrong before it.
  func deliver(_ slot: ChunkSlot, flushes: Bool) {
    guard failure == nil else { return }
    if let error = slot.failure {
      fail(.failed(error))
      return
    }
    attempt(sink) { sink throws(SinkFailure) in
      if !slot.output.isEmpty {
        try sink.write(slot.output)
        bytesOut += slot.output.count
      }
      if flushes { try sink.flush() }
    }
    if let sideSink {
      attempt(sideSink) { sink throws(SinkFailure) in
        if !slot.sideOutput.isEmpty { try sink.write(slot.sideOutput) }
        if flushes { try sink.flush() }
      }
    }
  }

  /// Ends the sinks that still take something, also after a chunk that failed.
  func finish() {
    let before = failure
    finish(sink)
    if let sideSink { finish(sideSink) }
    if let before { failure = before }
  }

  private var brokenSink: (any ByteSink)?

  private func finish(_ sink: any ByteSink) {
    if let brokenSink, brokenSink === sink { return }
    do throws(SinkFailure) { try sink.finish() } catch { note(error, of: sink) }
  }

  private func attempt(
    _ sink: any ByteSink, _ body: (any ByteSink) throws(SinkFailure) -> Void
  ) {
    guard failure == nil else { return }
    do throws(SinkFailure) { try body(sink) } catch { note(error, of: sink) }
  }

  private func note(_ error: SinkFailure, of failing: any ByteSink) {
    brokenSink = failing
    switch error {
    case .failed(let error): fail(.failed(error))
    case .readerGone where failing === sink: fail(.readerGone)
    case .readerGone:
      let error = SluiceError(
        .inputOutput, place: failing.name, problem: "its reader hung up",
        remedy: "keep the reader open until the filter ends")
      fail(.failed(error))
    }
  }

  private func fail(_ failure: Failure) {
    if self.failure == nil { self.failure = failure }
    over.store(true, ordering: .releasing)
  }
}
