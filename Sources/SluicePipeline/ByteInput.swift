// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// What one read brought.
public enum ReadOutcome: Sendable, Equatable {
  /// So many bytes were appended; at least one.
  case bytes(Int)
  /// Nothing follows.
  case endOfInput
  /// A stop was asked for. `unread` bytes were taken from the input and are not delivered.
  case stopped(unread: Int)
  /// The rest of the input can't be passed on. `byteCount` bytes of it, where known, are withheld
  /// together with the record that was being read; `fault` is reported at the end of the run.
  case withheldRest(WithheldReason, byteCount: Int, fault: SluiceError?)
}

/// An ordered run of bytes to read. Used by the reading thread only.
public protocol ByteInput: AnyObject {
  /// What messages call it, such as `app.log`.
  var name: String { get }

  /// Appends at most `limit` bytes to `buffer`, waiting until there is at least one.
  /// After any outcome but `bytes` it is not called again.
  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome
}
