// SPDX-License-Identifier: Apache-2.0

/// Words of the names found in a document so far, so that they are found again in its later lines.
///
/// It holds the last 256 to 512 words that were met, in two generations: when one is full, the other is
/// forgotten and begins anew. What it holds depends on the lines and their order alone. Used by one
/// thread at a time, which its users see to.
public final class NameMemory: @unchecked Sendable {
  /// A set of hashes, of which none is 0.
  private struct Generation: ~Copyable {
    static let capacity = 256
    private static let slotCount = 1024
    private var slots = ScratchBuffer<UInt32>(repeating: 0, count: slotCount)
    /// A bit for each word, by 12 bits of its hash.
    private var filter = ScratchBuffer<UInt64>(repeating: 0, count: 64)
    private(set) var count = 0

    mutating func removeAll() {
      guard count > 0 else { return }
      slots.refill(with: 0, count: Generation.slotCount)
      filter.refill(with: 0, count: 64)
      count = 0
    }

    @inline(__always)
    func contains(_ hash: UInt32) -> Bool {
      guard filter[Int(hash >> 1 & 63)] >> UInt64(hash >> 7 & 63) & 1 == 1 else { return false }
      var slot = Int(hash >> 13) & (Generation.slotCount - 1)
      while slots[slot] != 0 {
        if slots[slot] == hash { return true }
        slot = (slot + 1) & (Generation.slotCount - 1)
      }
      return false
    }

    /// Precondition: not full.
    mutating func insert(_ hash: UInt32) {
      precondition(count < Generation.capacity, "more words than a generation holds")
      var slot = Int(hash >> 13) & (Generation.slotCount - 1)
      while slots[slot] != 0 {
        if slots[slot] == hash { return }
        slot = (slot + 1) & (Generation.slotCount - 1)
      }
      slots[slot] = hash
      filter[Int(hash >> 1 & 63)] |= 1 << UInt64(hash >> 7 & 63)
      count += 1
    }
  }

  private var even = Generation()
  private var odd = Generation()
  private var isOdd = false

  /// Makes an empty memory.
  public init() {}

  /// Whether it holds no word.
  var isEmpty: Bool { even.count + odd.count == 0 }

  /// Forgets everything: another document begins.
  public func removeAll() {
    even.removeAll()
    odd.removeAll()
    isOdd = false
  }

  @inline(__always)
  func contains(_ hash: UInt32) -> Bool { even.contains(hash) || odd.contains(hash) }

  /// Notes that the word was met.
  func insert(_ hash: UInt32) {
    if isOdd ? odd.count == Generation.capacity : even.count == Generation.capacity {
      isOdd.toggle()
      if isOdd { odd.removeAll() } else { even.removeAll() }
    }
    if isOdd { odd.insert(hash) } else { even.insert(hash) }
  }
}
