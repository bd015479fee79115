// SPDX-License-Identifier: Apache-2.0
import Glibc
import Synchronization

/// A line on the terminal that says how far the filter is.
final class ProgressLine: Sendable {
  private struct State {
    var bytes = 0
    var shownAt = 0
    var isShown = false
  }

  private let isWanted: Bool
  private let state = Mutex(State())

  /// Shows nothing unless it is wanted and stderr is a terminal.
  init(isWanted: Bool) {
    self.isWanted = isWanted && isatty(2) == 1
  }

  /// Counts `bytes` more; the line is written anew every 64 MiB.
  func add(_ bytes: Int) {
    guard isWanted else { return }
    let text = state.withLock { state -> String? in
      state.bytes += bytes
      guard state.bytes - state.shownAt >= 64 << 20 else { return nil }
      state.shownAt = state.bytes
      state.isShown = true
      return "\r\u{1B}[Ksluice: \(state.bytes >> 20) MiB filtered"
    }
    if let text { ProgressLine.put(text) }
  }

  /// Takes the line away.
  func finish() {
    if state.withLock({ $0.isShown }) { ProgressLine.put("\r\u{1B}[K") }
  }

  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    // A terminal that takes no more only loses progress.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
  }
}
