// SPDX-License-Identifier: Apache-2.0

/// Sizes and limits of a pipeline.
public struct PipelineSettings: Sendable {
  /// Threads that process chunks; 1 means that the calling thread does all the work.
  public var workers: Int
  /// The most bytes asked of one read.
  public var chunkBytes = 256 * 1024
  /// A record with more bytes, its line feed not counted, is withheld whole.
  public var maximumRecordBytes = 1024 * 1024
  /// Reads that return fewer bytes while nothing is in flight are processed by the reading thread.
  public var inlineBytes = 64 * 1024
  /// Buffers may hold so many bytes before the reading thread waits for the writer.
  public var maximumBufferedBytes = 12 * 1024 * 1024
  /// Whether `ChunkFacts.firstRecord` and the report's record count are wanted.
  public var countsRecords = false
  /// Whether `ChunkFacts.firstRecordBytes` is wanted.
  public var keepsFirstRecord = false
  /// Tells which records must stay in one chunk, or nil.
  public var grouping: (any RecordGrouping)?
  /// Called from the writing thread after a failure, to end a read that may wait for ever.
  public var wakeReader: @Sendable () -> Void = {}

  /// Makes the default settings for so many workers.
  public init(workers: Int = 1) { self.workers = workers }
}
