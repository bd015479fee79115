// SPDX-License-Identifier: Apache-2.0
import SluiceNames

/// Goes through the lines of a text.
enum Lines {
  /// Calls `body` with each line of `text` from `start` on, its newline left out, until it returns
  /// false; returns the offset behind the last line read. Complexity: linear in what is read.
  @discardableResult
  static func read(
    _ text: Span<UInt8>, from start: Int, while body: (Range<Int>) -> Bool
  ) -> Int {
    var start = start
    while start < text.count {
      let line = start..<ByteSearch.first(UInt8(ascii: "\n"), in: text, from: start)
      start = min(line.upperBound + 1, text.count)
      if !body(line) { break }
    }
    return start
  }
}
