// SPDX-License-Identifier: Apache-2.0

/// What the tables say of the words met last, since most text repeats few words.
///
/// It changes no answer, only how long it takes. One slot for each of 4096 remainders of the hash; the
/// last word that came stays.
struct WordMemo: ~Copyable {
  private static let slotCount = 4096
  /// From the low end: 32 bits of hash, 16 of traits, 8 of lexicon. No word has the hash 0.
  private var slots = ScratchBuffer<UInt64>(repeating: 0, count: WordMemo.slotCount)

  /// What is known of the word with this hash.
  @inline(__always)
  mutating func facts(
    of hash: UInt32, _ tables: ModelTables
  ) -> (traits: WordTraits, lexicon: LexiconClass) {
    let slot = Int(hash >> 4) & (WordMemo.slotCount - 1)
    var facts = slots[slot]
    if UInt32(truncatingIfNeeded: facts) != hash {
      facts = WordMemo.read(hash, tables)
      slots[slot] = facts
    }
    return (
      WordTraits(rawValue: UInt16(truncatingIfNeeded: facts >> 32)),
      LexiconClass(rawValue: UInt8(truncatingIfNeeded: facts >> 48))
    )
  }

  @inline(never)
  private static func read(_ hash: UInt32, _ tables: ModelTables) -> UInt64 {
    UInt64(hash) | UInt64(tables.traits.traits(of: hash).rawValue) << 32
      | UInt64(tables.lexicon(hash).rawValue) << 48
  }
}
