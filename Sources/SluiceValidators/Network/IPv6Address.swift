// SPDX-License-Identifier: Apache-2.0

/// Reads the text forms of an IPv6 address.
struct IPv6Address {
  /// Groups that are written out, an embedded IPv4 address counted as two.
  private(set) var writtenGroups = 0
  /// Whether `::` stands for a run of zero groups.
  private(set) var isCompressed = false
  /// Whether every written group is zero.
  private(set) var isZero = true
  /// Whether the last four bytes are written as an IPv4 address.
  private(set) var embedsIPv4 = false

  /// Reads an address with an optional zone (`%eth0`); `nil` when the grammar does not hold.
  init?(_ text: borrowing Span<UInt8>) {
    var end = 0
    while end < text.count, text[end] != ASCII.percent { end += 1 }
    if end < text.count {
      guard text.count - end > 1 else { return nil }
      for index in (end + 1)..<text.count where !Self.isZoneByte(text[index]) { return nil }
    }
    guard end >= 2, end <= 45 else { return nil }

    var index = 0
    if text[0] == ASCII.colon {
      guard text[1] == ASCII.colon else { return nil }
      isCompressed = true
      index = 2
    }
    while index < end {
      var stop = index
      while stop < end, ASCII.hex(text[stop]) != nil { stop += 1 }
      if stop < end, text[stop] == ASCII.dot {
        guard IPv4Address.isValid(text, index..<end) else { return nil }
        writtenGroups += 2
        isZero = false
        embedsIPv4 = true
        break
      }
      guard stop > index, stop - index <= 4 else { return nil }
      for place in index..<stop where text[place] != ASCII.zero { isZero = false }
      writtenGroups += 1
      guard stop < end else { break }
      guard text[stop] == ASCII.colon, stop + 1 < end else { return nil }
      index = stop + 1
      if text[index] == ASCII.colon {
        guard !isCompressed else { return nil }
        isCompressed = true
        index += 1
      }
    }
    guard isCompressed ? writtenGroups <= 7 : writtenGroups == 8 else { return nil }
  }

  private static func isZoneByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || ("._~-" as Table).contains(byte)
  }
}
