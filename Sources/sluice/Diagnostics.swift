// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// The only writer of stderr: one line a message, `sluice: place: problem; remedy`.
enum Diagnostics {
  /// Prints an error.
  static func report(_ error: SluiceError) { line("sluice: \(error)") }

  /// Prints every error.
  static func report(_ errors: SluiceErrors) {
    for error in errors.errors { report(error) }
  }

  /// Prints a note.
  static func note(_ text: String) { line("sluice: \(text)") }

  /// Prints a line as it is. A stderr that is gone is ignored.
  static func line(_ text: String) {
    var rest = Array((text + "\n").utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { bytes in
        unsafe write(2, bytes.baseAddress, bytes.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// Exit statuses. Source: PRODUCT contract in README, "Exit status".
enum ExitStatus {
  static let done: Int32 = 0
  static let findings: Int32 = 1
  static let usage: Int32 = 2
  static let inputOutput: Int32 = 3
  static let bug: Int32 = 70

  /// The status for an error.
  static func of(_ code: SluiceError.Code) -> Int32 {
    switch code {
    case .configuration: usage
    case .inputOutput: inputOutput
    case .bug: bug
    }
  }
}
