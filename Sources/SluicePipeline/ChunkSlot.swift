// SPDX-License-Identifier: Apache-2.0
import Dispatch
import SluiceModel

/// The buffers of one chunk on its way from the reading thread over a worker to the writing thread.
final class ChunkSlot: @unchecked Sendable {
  // Sendable: one thread owns a slot at a time. The reading thread fills it and hands it to a
  // worker, the worker to the writing thread, and that one back, each by a semaphore that orders
  // their accesses.
  var input: ByteBuffer
  var output: ByteBuffer
  var sideOutput: ByteBuffer
  var segments: [ChunkSegment] = []
  /// Why the chunk could not be processed.
  var failure: SluiceError?
  /// Set on the slot after the last chunk of a run.
  var isEnd = false
  /// Signalled when the worker is done with the slot.
  let done = DispatchSemaphore(value: 0)
  /// Signalled when the slot before, in the order of submission, is processed.
  let turn = DispatchSemaphore(value: 0)

  private let freshBytes: Int

  init(chunkBytes: Int) {
    // Room for the cut record before the chunk, so that a slot seldom grows.
    freshBytes = chunkBytes + chunkBytes / 8
    input = ByteBuffer(capacity: freshBytes)
    output = ByteBuffer(capacity: freshBytes)
    sideOutput = ByteBuffer(capacity: 64)
  }

  /// Bytes of storage held.
  var capacity: Int { input.capacity + output.capacity + sideOutput.capacity }

  /// Forgets the chunk.
  func clear() {
    input.removeAll()
    output.removeAll()
    sideOutput.removeAll()
    segments.removeAll(keepingCapacity: true)
    failure = nil
  }

  /// Gives back storage that an unusual chunk made grow.
  func shrink() {
    if input.capacity > 2 * freshBytes { input = ByteBuffer(capacity: freshBytes) }
    if output.capacity > 2 * freshBytes { output = ByteBuffer(capacity: freshBytes) }
    if sideOutput.capacity > 2 * freshBytes { sideOutput = ByteBuffer(capacity: 64) }
  }

  /// Runs the processor over all segments. After a failure no output is left.
  func process(with worker: WorkerState, turn: ChunkTurn = ChunkTurn()) {
    input.clearTail()
    do throws(SluiceError) {
      let processor = worker.processor
      processor.begin(turn)
      for segment in segments {
        if let withheld = segment.withheld {
          processor.processWithheld(
            withheld, facts: segment.facts, into: &output, sideOutput: &sideOutput)
        } else if segment.range == 0..<input.count {
          try processor.process(
            input, facts: segment.facts, into: &output, sideOutput: &sideOutput)
        } else {
          worker.scratch.removeAll()
          worker.scratch.append(input, in: segment.range)
          worker.scratch.clearTail()
          try processor.process(
            worker.scratch, facts: segment.facts, into: &output, sideOutput: &sideOutput)
        }
      }
    } catch {
      output.removeAll()
      sideOutput.removeAll()
      failure = error
    }
  }
}

/// A processor and what belongs to it, made at first use.
final class WorkerState: @unchecked Sendable {
  // Sendable: used by its worker; the reading thread uses the first one only while no chunk is in
  // flight, which it knows by an acquiring load of a count that the writing thread releases.
  private(set) lazy var processor: any ChunkProcessor = make(index)
  /// Holds a part of a chunk where only parts of it may be processed.
  var scratch = ByteBuffer(capacity: 64)

  private let index: Int
  private let make: @Sendable (Int) -> any ChunkProcessor

  init(index: Int, make: @escaping @Sendable (Int) -> any ChunkProcessor) {
    self.index = index
    self.make = make
  }
}
