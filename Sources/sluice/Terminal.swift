// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Colour for people: only on a terminal, and never with NO_COLOR set.
struct Terminal {
  /// Whether escape sequences are written.
  let hasColour: Bool

  /// Looks at descriptor `descriptor` and the environment.
  init(descriptor: Int32 = 1) {
    let noColour = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
    let isDumb = unsafe getenv("TERM").map { unsafe strcmp($0, "dumb") == 0 } ?? true
    hasColour = isatty(descriptor) == 1 && !noColour && !isDumb
  }

  /// A look for text.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case marked = "30;43"
  }

  /// `text` in a style.
  func paint(_ text: String, _ style: Style) -> String {
    hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
