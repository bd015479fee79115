// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Where lines for the user go.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Writes `line` and a line end; a stream that is gone takes nothing.
  func write(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      // Safety: write(2) reads at most the count it is given from a buffer that outlives the call.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(rawValue, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
