// SPDX-License-Identifier: Apache-2.0

/// Words of the names found in a document so far, so that they are found again in its later lines.
///
/// It holds the last 256 to 512 words that were met, in two generations: when one is full, the other is
/// forgotten and begins anew. What it holds depends on the lines and their order alone. Used by one
/// thread at a time, which its users see to.
public final class NameMemory: @unchecked Sendable {
  private var words = RememberedWords()

  /// Makes an empty memory.
  public init() {}

  /// Whether it holds no word.
  var isEmpty: Bool { words.isEmpty }

  /// Forgets everything: another document begins.
  public func removeAll() { words.removeAll() }

  /// Hands out the words: one test of who has them for all that is done with them.
  func withWords<Result>(_ body: (inout RememberedWords) -> Result) -> Result { body(&words) }
}

/// The words of a ``NameMemory``, in two generations.
struct RememberedWords: ~Copyable {
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

    /// Sets the bits of the words in `filter`.
    func add(to filter: inout WordFilter) {
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

  private var even = Generation()
  private var odd = Generation()
  private var isOdd = false
  /// The words it holds: most words of a text are in no name.
  private var filter = WordFilter()

  var isEmpty: Bool { even.count + odd.count == 0 }

  mutating func removeAll() {
    even.removeAll()
    odd.removeAll()
    isOdd = false
    filter.removeAll()
  }

  /// The first token from `index` on with one of these hints that is a word in `few`, by six bits of its
  /// hash, or may be one that it holds.
  func next(
    _ wanted: TokenHints, from index: Int, of tokens: borrowing TokenList, orIn few: UInt64
  ) -> Int {
    tokens.next(wanted, from: index, in: few, filter)
  }

  func contains(_ hash: UInt32) -> Bool { even.contains(hash) || odd.contains(hash) }

  /// Notes that the word was met.
  mutating func insert(_ hash: UInt32) {
    if isOdd ? odd.count == Generation.capacity : even.count == Generation.capacity {
      isOdd.toggle()
      filter.removeAll()
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

/// A bit for each of some words, by twelve bits of its hash.
struct WordFilter: ~Copyable {
  private var bits = ScratchBuffer<UInt64>(repeating: 0, count: 64)

  mutating func removeAll() { bits.refill(with: 0, count: 64) }

  mutating func insert(_ hash: UInt32) {
    bits[Int(hash >> 1 & 63)] |= 1 &<< UInt64(hash >> 7)
  }

  /// Hands out the 64 values, for calls into C.
  @unsafe
  @inline(__always)
  func withUnsafeBits<Result>(_ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    unsafe bits.withUnsafeElements(body)
  }
}
