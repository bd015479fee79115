// SPDX-License-Identifier: Apache-2.0

/// The reflected CRC-32 of ISO-HDLC. Source: ITU-T V.42, 8.1.1.6.2; IEEE Std 802.3, clause 3.2.9.
enum CRC32 {
  /// Checksum of the bytes of `range`.
  static func checksum(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var state: UInt32 = 0xFFFF_FFFF
    for index in range {
      state ^= UInt32(text[index])
      for _ in 0..<8 { state = state & 1 == 1 ? state >> 1 ^ 0xEDB8_8320 : state >> 1 }
    }
    return ~state
  }
}
