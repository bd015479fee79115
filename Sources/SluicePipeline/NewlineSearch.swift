// SPDX-License-Identifier: Apache-2.0

/// Finds line feeds eight bytes at a time, from either end.
enum NewlineSearch {
  private static let lineFeed: UInt8 = 0x0A
  private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Non-zero if, and only if, one of the eight bytes of `word` is a line feed.
  @inline(__always)
  private static func marks(_ word: UInt64) -> UInt64 {
    let difference = word ^ lineFeeds
    // The subtraction may borrow out of the top byte; only zero against non-zero is looked at.
    return (difference &- lowBits) & ~difference & highBits
  }

  /// Index of the last line feed in `range`.
  static func last(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    // Safety: the view is used while `bytes` is borrowed; loads stay within `range`, which the
    // span's own accessor would check.
    precondition(range.upperBound <= bytes.count, "range end \(range.upperBound) past the bytes")
    let raw = unsafe bytes.bytes
    var end = range.upperBound
    while end - range.lowerBound >= 8 {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: end - 8, as: UInt64.self)
      if marks(word) != 0 { break }
      end -= 8
    }
    while end > range.lowerBound {
      end -= 1
      if bytes[end] == lineFeed { return end }
    }
    return nil
  }

  /// Index of the first line feed in `range`.
  static func first(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    // Safety: the view is used while `bytes` is borrowed; loads stay within `range`, which the
    // span's own accessor would check.
    precondition(range.upperBound <= bytes.count, "range end \(range.upperBound) past the bytes")
    let raw = unsafe bytes.bytes
    var start = range.lowerBound
    while range.upperBound - start >= 8 {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      if marks(word) != 0 { break }
      start += 8
    }
    while start < range.upperBound {
      if bytes[start] == lineFeed { return start }
      start += 1
    }
    return nil
  }

  /// How many line feeds lie in `range`.
  static func count(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    let part = bytes.extracting(range)
    var total = 0
    for index in 0..<part.count where part[index] == lineFeed { total += 1 }
    return total
  }
}
