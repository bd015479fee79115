// SPDX-License-Identifier: Apache-2.0
import CSystem
import Glibc
import SluiceModel
import SluicePipeline

/// Reads a file as it is; opens it at the first read and closes it at its end.
public final class FileInput: ByteInput {
  /// What messages call it.
  public let name: String
  private let stop: StopSignal
  private var descriptor: Int32 = -1
  private var open: DescriptorInput?

  /// Will read the file at `path`.
  public init(path: String, stop: StopSignal = .none) {
    name = path
    self.stop = stop
  }

  deinit { closeFile() }

  /// Appends what comes next; see `ByteInput`.
  public func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    if stop.isRequested {
      closeFile()
      return .stopped(unread: 0)
    }
    let input: DescriptorInput
    if let open {
      input = open
    } else {
      descriptor = unsafe sluice_open_read(name)
      if descriptor < 0 {
        let fault = FileInput.fault(name, -descriptor)
        return .withheldRest(.unreadable, byteCount: 0, fault: fault)
      }
      input = DescriptorInput(descriptor, name: name, stop: stop)
      open = input
    }
    let outcome = input.read(into: &buffer, limit: limit)
    if case .bytes = outcome { return outcome }
    closeFile()
    return outcome
  }

  private func closeFile() {
    guard open != nil else { return }
    open = nil
    stop.watch(-1)
    close(descriptor)
    descriptor = -1
  }

  /// What is wrong with a file that could not be opened.
  static func fault(_ path: String, _ fault: Int32) -> SluiceError {
    let remedy =
      switch fault {
      case ENOENT, ENOTDIR: "check the path"
      case EACCES, EPERM: "check its permissions"
      case EISDIR: "name the files in it"
      default: ""
      }
    return SluiceError(
      .inputOutput, place: path, problem: "cannot read: \(SystemCall.message(fault))",
      remedy: remedy)
  }
}
