// SPDX-License-Identifier: Apache-2.0

/// What a processor is told of a chunk besides its bytes.
public struct ChunkFacts: Sendable, Equatable {
  /// Index of the input the chunk came from, in the order given to `Pipeline.run`.
  public var source: Int
  /// Number of the chunk's first record in its input, from 1; 0 unless records are counted.
  public var firstRecord: Int
  /// Bytes of the input before the chunk, after decompression and transcoding.
  public var offset: Int
  /// What `ChunkBoundary` said of everything before the chunk; 0 at the start of an input.
  public var carriedState: Int
  /// Whether the last record of the chunk is the last of its input and has no line feed.
  public var endsWithoutNewline: Bool
  /// The input's first record without its line feed, where settings ask for it; empty in the chunk
  /// that holds it.
  public var firstRecordBytes: [UInt8] = []

  /// Makes the facts of a chunk.
  public init(
    source: Int = 0, firstRecord: Int = 0, offset: Int = 0, carriedState: Int = 0,
    endsWithoutNewline: Bool = false
  ) {
    self.source = source
    self.firstRecord = firstRecord
    self.offset = offset
    self.carriedState = carriedState
    self.endsWithoutNewline = endsWithoutNewline
  }
}

/// Why bytes of an input were kept from the processor.
public enum WithheldReason: String, Sendable, CaseIterable {
  /// A record longer than the limit.
  case tooLong = "too-long"
  /// A record that a stop cut before its line feed came.
  case cut
  /// Compressed data that ends early, fails its check sum, or expands beyond the ratio cap.
  case damaged
  /// A text encoding that is not examined, such as UTF-32.
  case encoding
  /// A record cut by a failed read.
  case unreadable
}

/// Bytes that a stub stands for.
public struct Withheld: Sendable, Equatable {
  /// Why they were kept back.
  public var reason: WithheldReason
  /// How many, without the line feed.
  public var byteCount: Int
  /// Whether a line feed followed, or more output may follow: the stub then ends a line.
  public var hadNewline: Bool

  /// Makes a description of withheld bytes.
  public init(_ reason: WithheldReason, byteCount: Int, hadNewline: Bool) {
    self.reason = reason
    self.byteCount = byteCount
    self.hadNewline = hadNewline
  }
}

/// One stretch of a chunk in reading order: records to process, or something withheld.
struct ChunkSegment {
  /// Where the records lie in the chunk's bytes; empty for something withheld.
  var range: Range<Int>
  var withheld: Withheld?
  var facts: ChunkFacts
}
