// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// SipHash-2-4, a keyed hash of short inputs to 64 bits: without the 128-bit key nobody can tell its
/// result from chance, and it costs a twentieth of an HMAC.
///
/// Source: Aumasson and Bernstein, SipHash: a fast short-input PRF (2012), section 2.
struct SipHash: Sendable {
  private let key: SIMD2<UInt64>

  /// Takes a key's halves, each little-endian.
  init(key: SIMD2<UInt64>) { self.key = key }

  /// The hash of `message`. Complexity: linear in its length.
  func hash(_ message: Span<UInt8>) -> UInt64 {
    var state = State(key)
    let count = message.count
    let whole = count & ~7
    var index = 0
    while index < whole {
      // Safety: eight bytes of the span follow `index`.
      let word = unsafe message.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      }
      state.take(UInt64(littleEndian: word))
      index += 8
    }
    let last = SipHash.word(message, whole, count - whole)
    state.take(last | UInt64(truncatingIfNeeded: count) << 56)
    return state.end()
  }

  /// `count` bytes, at most eight, as a little-endian number.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> UInt64 {
    var value: UInt64 = 0
    for step in 0..<count { value |= UInt64(bytes[start + step]) << UInt64(8 * step) }
    return value
  }

  private struct State {
    private var a, b, c, d: UInt64

    init(_ key: SIMD2<UInt64>) {
      a = key[0] ^ 0x736F_6D65_7073_6575
      b = key[1] ^ 0x646F_7261_6E64_6F6D
      c = key[0] ^ 0x6C79_6765_6E65_7261
      d = key[1] ^ 0x7465_6462_7974_6573
    }

    @inline(__always)
    mutating func take(_ word: UInt64) {
      d ^= word
      round()
      round()
      a ^= word
    }

    mutating func end() -> UInt64 {
      c ^= 0xFF
      for _ in 0..<4 { round() }
      return a ^ b ^ c ^ d
    }

    @inline(__always)
    private mutating func round() {
      a &+= b
      c &+= d
      b = SipHash.rotated(b, 13) ^ a
      d = SipHash.rotated(d, 16) ^ c
      a = SipHash.rotated(a, 32)
      c &+= b
      a &+= d
      b = SipHash.rotated(b, 17) ^ c
      d = SipHash.rotated(d, 21) ^ a
      c = SipHash.rotated(c, 32)
    }
  }

  @inline(__always)
  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }
}
