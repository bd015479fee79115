// SPDX-License-Identifier: Apache-2.0
import Glibc
import CSystem
import SluiceModel
import SluicePipeline

/// Writes to an open descriptor, such as standard output, without delay.
public final class DescriptorSink: ByteSink {
  /// What messages call it.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Writes to `descriptor`, which stays open.
  public init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isOwned = false
  }

  /// Writes to a file that is made, or emptied, or appended to.
  /// Throws: `configuration` if it can't be opened, since nothing was written yet.
  public init(path: String, appends: Bool = false) throws(SluiceError) {
    let opened = unsafe sluice_open_write(path, appends, 0o666)
    guard opened >= 0 else {
      throw SluiceError(
        .configuration, place: path, problem: "cannot write: \(SystemCall.message(-opened))",
        remedy: "check the path and its permissions")
    }
    descriptor = opened
    name = path
    isOwned = true
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Takes all of `bytes`; see `ByteSink`.
  public func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure) {
    let fault = SystemCall.write(descriptor, bytes)
    if fault == 0 { return }
    if fault == EPIPE { throw .readerGone }
    throw .failed(
      SluiceError(
        .inputOutput, place: name, problem: "cannot write: \(SystemCall.message(fault))"))
  }

  /// Makes what was written readable at the other end.
  public func flush() throws(SinkFailure) {}

  /// Ends the output; nothing is written after it.
  public func finish() throws(SinkFailure) {}
}
