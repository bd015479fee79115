// SPDX-License-Identifier: Apache-2.0

/// Tells from the first bytes of an input how it is to be read.
///
/// Sources: RFC 1952, section 2.3.1 (gzip magic); Unicode 16, section 23.8 (byte order marks).
struct FormatSniffer {
  enum Format: Equatable {
    case plain
    case gzip
    case utf16(isBigEndian: Bool)
    /// UTF-32, or UTF-16 or UTF-32 without a mark: not examined.
    case unexamined
  }

  /// Bytes over which text without a mark has to show the zeroes of a wide encoding.
  static let sampleBytes = 64
  /// The same for an input that ends before.
  static let shortestSampleBytes = 4

  var allowsGzip = true

  /// The format, or `nil` while more bytes could change it. Given any longer prefix of the same
  /// input, a format once told stays the same.
  func format(of bytes: borrowing Span<UInt8>, isAtEnd: Bool) -> Format? {
    let count = bytes.count
    if count == 0 { return isAtEnd ? .plain : nil }
    let first = bytes[0]
    if count == 1 && !isAtEnd { return nil }
    if count >= 2 {
      let second = bytes[1]
      if allowsGzip && first == 0x1F && second == 0x8B { return .gzip }
      if first == 0xFE && second == 0xFF { return .utf16(isBigEndian: true) }
      if first == 0xFF && second == 0xFE { return littleEndian(bytes, isAtEnd: isAtEnd) }
    }
    if hasPrefix(of: [0x00, 0x00, 0xFE, 0xFF], bytes) {
      if count >= 4 { return .unexamined }
      if !isAtEnd { return nil }
    }
    return unmarked(bytes, isAtEnd: isAtEnd)
  }

  /// After the mark FF FE two more zeroes make it UTF-32.
  private func littleEndian(_ bytes: borrowing Span<UInt8>, isAtEnd: Bool) -> Format? {
    if hasPrefix(of: [0xFF, 0xFE, 0x00, 0x00], bytes) {
      if bytes.count >= 4 { return .unexamined }
      if !isAtEnd { return nil }
    }
    return .utf16(isBigEndian: false)
  }

  /// Whether all bytes there are agree with `mark`.
  private func hasPrefix(of mark: [UInt8], _ bytes: borrowing Span<UInt8>) -> Bool {
    for index in 0..<min(mark.count, bytes.count) where bytes[index] != mark[index] {
      return false
    }
    return true
  }

  /// ASCII in UTF-16 or UTF-32 has one non-zero byte in each unit, always at the same place.
  private func unmarked(_ bytes: borrowing Span<UInt8>, isAtEnd: Bool) -> Format? {
    let count = min(bytes.count, FormatSniffer.sampleBytes)
    var isWide = false
    for (width, place) in [(2, 0), (2, 1), (4, 0), (4, 3)] {
      var fits = true
      for index in 0..<count where (bytes[index] != 0) != (index % width == place) {
        fits = false
        break
      }
      isWide = isWide || fits
    }
    if !isWide { return .plain }
    if count == FormatSniffer.sampleBytes { return .unexamined }
    if !isAtEnd { return nil }
    return count >= FormatSniffer.shortestSampleBytes ? .unexamined : .plain
  }
}
