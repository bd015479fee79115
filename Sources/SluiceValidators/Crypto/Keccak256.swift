// SPDX-License-Identifier: Apache-2.0

/// Keccak-256 of up to 135 bytes with the original padding, as Ethereum uses it.
/// Source: The Keccak reference, version 3.0, sections 1.2 and 1.3 (rate 1088, capacity 512).
enum Keccak256 {
  private static let roundConstants: InlineArray<24, UInt64> = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
    0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
    0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
    0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
    0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
  ]
  /// Lane order and turn counts of the combined rho and pi steps.
  private static let lanes: InlineArray<24, Int> = [
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
  ]
  private static let turns: InlineArray<24, UInt64> = [
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
  ]

  /// The first 160 bits of the digest of 40 bytes, as three words in the standard's byte order.
  static func prefix(of message: InlineArray<40, UInt8>) -> InlineArray<3, UInt64> {
    var state = InlineArray<25, UInt64>(repeating: 0)
    for index in 0..<40 { state[index / 8] ^= UInt64(message[index]) << UInt64(index % 8 * 8) }
    state[5] ^= 0x01
    state[16] ^= 0x8000_0000_0000_0000
    permute(&state)
    return [state[0], state[1], state[2]]
  }

  private static func permute(_ state: inout InlineArray<25, UInt64>) {
    for round in 0..<24 {
      var columns = InlineArray<5, UInt64>(repeating: 0)
      for x in 0..<5 {
        columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]
      }
      for x in 0..<5 {
        let mix = columns[(x + 4) % 5] ^ rotate(columns[(x + 1) % 5], 1)
        for y in 0..<5 { state[y * 5 + x] ^= mix }
      }
      var carried = state[1]
      for step in 0..<24 {
        let next = state[lanes[step]]
        state[lanes[step]] = rotate(carried, turns[step])
        carried = next
      }
      for y in 0..<5 {
        for x in 0..<5 { columns[x] = state[y * 5 + x] }
        for x in 0..<5 {
          state[y * 5 + x] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5])
        }
      }
      state[0] ^= roundConstants[round]
    }
  }

  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}
