// SPDX-License-Identifier: Apache-2.0

/// Hashes of folded words and of features. A change here needs a new ``NameModel/version``.
package enum WordHash {
  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let multiplier: UInt64 = 0xFF51_AFD7_ED55_8CCD

  // Wrapping arithmetic throughout: these are hashes.
  @inline(__always)
  static func begin(length: Int) -> UInt64 { UInt64(truncatingIfNeeded: length) &* seed }

  @inline(__always)
  static func step(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
    let product = (hash ^ chunk) &* multiplier
    return product ^ (product >> 32)
  }

  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt32 {
    let product = hash &* 0xC4CE_B9FE_1A85_EC53
    return UInt32(truncatingIfNeeded: product ^ (product >> 33)) | 1
  }

  /// Keeps the first `count` (0 to 8) bytes of a little-endian chunk.
  @inline(__always)
  static func mask(_ chunk: UInt64, _ count: Int) -> UInt64 {
    count >= 8 ? chunk : chunk & ((1 << UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  /// Mixes two values into one.
  @inline(__always)
  package static func mix(_ first: UInt32, _ second: UInt32) -> UInt32 {
    var hash = first &* 0x9E37_79B1 ^ (second &+ 0x7F4A_7C15 &+ (first << 6) &+ (first >> 2))
    hash ^= hash >> 16
    hash = hash &* 0x85EB_CA6B
    return hash ^ (hash >> 13)
  }

  /// The hash of a word that is folded already, such as one of a table.
  package static func of(_ folded: some StringProtocol) -> UInt32 { of(bytes: folded.utf8) }

  /// The hash of the bytes of a word that is folded already.
  static func of(bytes folded: some Collection<UInt8>) -> UInt32 {
    var hash = begin(length: folded.count)
    var chunk: UInt64 = 0
    var filled: UInt64 = 0
    for byte in folded {
      chunk |= UInt64(byte) << (filled * 8)
      filled += 1
      if filled == 8 {
        hash = step(hash, chunk)
        chunk = 0
        filled = 0
      }
    }
    if filled > 0 { hash = step(hash, chunk) }
    return finish(hash)
  }
}
