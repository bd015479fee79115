// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Turns whole records into output. One per worker; never used by two threads at a time.
///
/// A chunk holds at least one record, and only whole ones. The output must depend on the records
/// alone and not on how they were gathered into chunks.
public protocol ChunkProcessor: AnyObject {
  /// A chunk comes. Its turn is good until the next one.
  func begin(_ turn: ChunkTurn)

  /// Appends the output for the records in `input` to `output`, and what is said about them to
  /// `sideOutput`.
  /// Throws: a `SluiceError` ends the run; nothing of this chunk is written then.
  func process(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) throws(SluiceError)

  /// Appends what stands for bytes that were kept back.
  func processWithheld(
    _ withheld: Withheld, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer)
}

extension ChunkProcessor {
  /// Processors that keep nothing from chunk to chunk need no turn.
  public func begin(_ turn: ChunkTurn) {}
}

/// Tells which records belong together, such as the parts of one message: a chunk ends behind a
/// record after which nothing is open. A group longer than a record may be is withheld whole.
public protocol RecordGrouping: Sendable {
  /// What is open after `record`, given what was open before it; 0 for nothing.
  func state(after record: borrowing Span<UInt8>, from state: Int) -> Int
}

/// A small state handed from chunk to chunk in reading order, such as "inside a PEM block".
///
/// It runs on the reading thread over every chunk, so it must be cheap. It is a fold over records:
/// the state after two chunks is the same as after their concatenation. Withheld records are not
/// shown to it.
public protocol ChunkBoundary: Sendable {
  /// The state after the whole records in `chunk`, which began in `state`.
  func state(after chunk: borrowing Span<UInt8>, from state: Int) -> Int
}
