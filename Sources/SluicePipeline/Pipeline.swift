// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Moves chunks of whole records from ordered inputs through processors to a sink, in order and
/// with bounded memory.
///
/// A chunk is what one read returned, cut after its last line feed. While little comes in, the
/// calling thread processes and writes by itself; when more comes in than that, worker threads
/// and a writing thread are started, unless the settings ask for one worker.
public final class Pipeline: Sendable {
  private let settings: PipelineSettings
  private let boundary: (any ChunkBoundary)?
  private let makeProcessor: @Sendable (Int) -> any ChunkProcessor

  /// Makes a pipeline. `makeProcessor` is called with a worker's index, from that worker's thread,
  /// once the worker has something to do.
  public init(
    settings: PipelineSettings, boundary: (any ChunkBoundary)? = nil,
    makeProcessor: @escaping @Sendable (Int) -> any ChunkProcessor
  ) {
    precondition(settings.workers > 0, "\(settings.workers) workers")
    precondition(settings.chunkBytes > 0, "chunks of \(settings.chunkBytes) bytes")
    self.settings = settings
    self.boundary = boundary
    self.makeProcessor = makeProcessor
  }

  /// Reads all `inputs`, one after the other, and returns when everything is written.
  ///
  /// What processors append to their side output goes to `sideSink`, in the same order, or nowhere.
  /// Throws: what a processor threw, after everything before its chunk was written, or why a sink
  /// failed. Faults of single inputs do not end the run; the report lists them.
  public func run(
    inputs: [any ByteInput], sink: any ByteSink, sideSink: (any ByteSink)? = nil
  ) throws(SluiceError) -> PipelineReport {
    let run = PipelineRun(
      settings: settings, boundary: boundary, makeProcessor: makeProcessor,
      delivery: Delivery(sink: sink, sideSink: sideSink))
    return try run.run(inputs)
  }
}
