// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Why a sink takes no more.
public enum SinkFailure: Error, Sendable, Equatable {
  /// The reader of a pipe or socket hung up; no fault of ours.
  case readerGone
  /// Anything else, such as a full disk.
  case failed(SluiceError)
}

/// Takes the output in order. Used by one thread at a time, not always the same.
public protocol ByteSink: AnyObject {
  /// What messages call it.
  var name: String { get }

  /// Writes all of `bytes`, waiting as long as the reader needs.
  func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure)

  /// Called when the input is quiet: what was written should reach the reader now.
  func flush() throws(SinkFailure)

  /// Called once after the last write.
  func finish() throws(SinkFailure)
}
