// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Remembers replacements by value, so that a value seen again costs no HMAC. One a worker.
///
/// Direct-mapped: a slot holds the last value that fell into it, compared in full. Values longer than
/// ``longestValue`` are not kept. The slots hold raw values and are wiped when freed.
struct TokenCache: ~Copyable {
  /// Slots; a power of two.
  static let slots = 4096
  /// Longest value kept, in bytes.
  static let longestValue = 64
  /// Longest replacement kept, in bytes.
  static let longestReplacement = 64

  private static let header = 5
  /// A slot: kind + 1 in three bytes (0 means empty), lengths, then value and replacement.
  private static let stride = header + longestValue + longestReplacement
  private var storage: GrowableBuffer<UInt8>
  private let seed: UInt64

  /// Makes an empty cache; `seed` keeps a hostile input from aiming at one slot.
  init(seed: UInt64) {
    storage = GrowableBuffer(repeating: 0, count: TokenCache.slots * TokenCache.stride)
    self.seed = seed
  }

  deinit {
    storage.wipe()
  }

  /// Offset of the slot for a value; `kind` is its entity number, or that and what else decides the
  /// replacement.
  @inline(__always)
  func slot(for value: Span<UInt8>, kind: Int) -> Int {
    var hash = seed ^ (UInt64(truncatingIfNeeded: kind) &* 0x9E37_79B9_7F4A_7C15)
    for index in value.indices {
      hash = (hash ^ UInt64(value[index])) &* 0x100_0000_01B3
    }
    hash ^= hash >> 29
    return Int(hash & UInt64(TokenCache.slots - 1)) * TokenCache.stride
  }

  /// Appends the replacement kept in `slot` if it is that of `value`. Returns whether it was.
  @inline(__always)
  func append(
    from slot: Int, value: Span<UInt8>, kind: Int, to output: inout ByteBuffer
  ) -> Bool {
    let bytes = storage.elements
    guard bytes[slot] == UInt8(truncatingIfNeeded: kind + 1),
      bytes[slot + 1] == UInt8(truncatingIfNeeded: (kind + 1) >> 8),
      bytes[slot + 2] == UInt8(truncatingIfNeeded: (kind + 1) >> 16),
      Int(bytes[slot + 3]) == value.count
    else { return false }
    let kept = slot + TokenCache.header
    for index in value.indices where bytes[kept + index] != value[index] { return false }
    let start = kept + TokenCache.longestValue
    output.append(bytes.extracting(start..<(start + Int(bytes[slot + 4]))))
    return true
  }

  /// Keeps a replacement.
  mutating func keep(
    in slot: Int, value: Span<UInt8>, kind: Int, replacement: Span<UInt8>
  ) {
    guard value.count <= TokenCache.longestValue,
      replacement.count <= TokenCache.longestReplacement
    else { return }
    storage[slot] = UInt8(truncatingIfNeeded: kind + 1)
    storage[slot + 1] = UInt8(truncatingIfNeeded: (kind + 1) >> 8)
    storage[slot + 2] = UInt8(truncatingIfNeeded: (kind + 1) >> 16)
    storage[slot + 3] = UInt8(value.count)
    storage[slot + 4] = UInt8(replacement.count)
    let start = slot + TokenCache.header
    storage.put(value, at: start)
    storage.put(replacement, at: start + TokenCache.longestValue)
  }
}
