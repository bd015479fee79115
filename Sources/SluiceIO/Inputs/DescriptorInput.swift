// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline

/// Reads an open descriptor, such as standard input, as it is.
public final class DescriptorInput: ByteInput {
  /// What messages call it.
  public let name: String
  private let descriptor: Int32
  private let stop: StopSignal

  /// Reads `descriptor`, which stays open.
  public init(_ descriptor: Int32, name: String, stop: StopSignal = .none) {
    self.descriptor = descriptor
    self.name = name
    self.stop = stop
  }

  /// Appends what comes next; see `ByteInput`.
  public func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    stop.watch(descriptor)
    let result = SystemCall.read(
      descriptor, into: &buffer, limit: limit, isStopping: { stop.isRequested })
    switch result {
    case .bytes(let count): return .bytes(count)
    case .endOfFile:
      stop.watch(-1)
      return stop.isRequested ? .stopped(unread: 0) : .endOfInput
    case .failed(let fault):
      stop.watch(-1)
      let error = SluiceError(
        .inputOutput, place: name, problem: "cannot read: \(SystemCall.message(fault))")
      return .withheldRest(.unreadable, byteCount: 0, fault: error)
    }
  }
}
