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
    private(set) var count = 0

    mutating func removeAll() {
      guard count > 0 else { return }
      slots.refill(with: 0, count: Generation.slotCount)
      count = 0
    }

    /// Adds the words to `filter`.
    func add(to filter: inout Filter) {
      for slot in 0..<slots.count where slots[slot] != 0 { filter.insert(slots[slot]) }
    }

    func contains(_ hash: UInt32) -> Bool {
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
      count += 1
    }
  }

  /// A bit for each of some words, by 12 bits of its hash.
  struct Filter: BitwiseCopyable {
    private var words = InlineArray<64, UInt64>(repeating: 0)

    /// Whether the word may be one of them.
    @inline(__always)
    func mayContain(_ hash: UInt32) -> Bool {
      words[Int(hash >> 1 & 63)] &>> UInt64(hash >> 7) & 1 == 1
    }

    mutating func insert(_ hash: UInt32) {
      words[Int(hash >> 1 & 63)] |= 1 &<< UInt64(hash >> 7)
    }
  }

  private var even = Generation()
  private var odd = Generation()
  private var isOdd = false
  /// All words it holds.
  private(set) var filter = Filter()

  /// Makes an empty memory.
  public init() {}

  /// Whether it holds no word.
  var isEmpty: Bool { even.count + odd.count == 0 }

  /// Forgets everything: another document begins.
  public func removeAll() {
    even.removeAll()
    odd.removeAll()
    isOdd = false
    filter = Filter()
  }

  /// To be asked where ``filter`` does not deny it.
  func contains(_ hash: UInt32) -> Bool { even.contains(hash) || odd.contains(hash) }

  /// Notes that the word was met.
  func insert(_ hash: UInt32) {
    if isOdd ? odd.count == Generation.capacity : even.count == Generation.capacity {
      isOdd.toggle()
      filter = Filter()
      if isOdd {
        odd.removeAll()
        even.add(to: &filter)
      } else {
        even.removeAll()
        odd.add(to: &filter)
      }
    }
    filter.insert(hash)
    if isOdd { odd.insert(hash) } else { even.insert(hash) }
  }
}
