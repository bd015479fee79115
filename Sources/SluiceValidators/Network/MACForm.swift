// SPDX-License-Identifier: Apache-2.0

/// Reads the written forms of a hardware address.
struct MACForm {
  /// Whether every nibble is zero.
  private(set) var isAllZero = true
  /// Whether every nibble is `f`.
  private(set) var isBroadcast = true

  /// Six or eight pairs with `:` or `-`, three or four Cisco groups with `.`, or 12 digits bare.
  init?(_ text: borrowing Span<UInt8>) {
    let group: Int
    switch text.count {
    case 12: group = 12
    case 17, 23: group = 2
    case 14, 19: group = 4
    default: return nil
    }
    let separator = group == 12 ? 0 : text[group]
    switch group {
    case 2: guard separator == ASCII.colon || separator == ASCII.hyphen else { return nil }
    case 4: guard separator == ASCII.dot else { return nil }
    default: break
    }
    for index in 0..<text.count {
      if index % (group + 1) == group {
        guard text[index] == separator else { return nil }
      } else {
        guard let nibble = ASCII.hex(text[index]) else { return nil }
        isAllZero = isAllZero && nibble == 0
        isBroadcast = isBroadcast && nibble == 15
      }
    }
  }
}
