// SPDX-License-Identifier: Apache-2.0
import CSystem
import SluiceModel

/// Tells inputs that the user or the service manager wants the run to end.
public struct StopSignal: Sendable {
  private let requested: @Sendable () -> Bool
  private let watching: @Sendable (Int32) -> Void

  /// Never stops.
  public static let none = StopSignal(isRequested: { false })

  /// Stops when `isRequested` says so. It is asked before each read and after each interruption.
  public init(isRequested: @escaping @Sendable () -> Bool) {
    requested = isRequested
    watching = { _ in }
  }

  private init(
    requested: @escaping @Sendable () -> Bool, watching: @escaping @Sendable (Int32) -> Void
  ) {
    self.requested = requested
    self.watching = watching
  }

  /// Stops on SIGTERM and SIGINT; a second one ends the process at once. Ignores SIGPIPE.
  ///
  /// To be called once, by the thread that will run the pipeline.
  /// Throws: `inputOutput` if the handlers can't be installed.
  public static func installingHandlers() throws(SluiceError) -> StopSignal {
    let fault = sluice_stop_install()
    guard fault == 0 else {
      throw SluiceError(
        .inputOutput, place: "signals",
        problem: "cannot install handlers: \(SystemCall.message(fault))")
    }
    return StopSignal(
      requested: { sluice_stop_requested() }, watching: { sluice_stop_watch($0) })
  }

  /// Ends a read of the reading thread that may wait for ever. For `PipelineSettings.wakeReader`.
  public static let wakeReader: @Sendable () -> Void = { sluice_stop_wake_reader() }

  /// Whether a stop was asked for.
  public var isRequested: Bool { requested() }

  /// Names the descriptor that is being read; -1 for none.
  func watch(_ descriptor: Int32) { watching(descriptor) }
}
