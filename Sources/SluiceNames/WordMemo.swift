// SPDX-License-Identifier: Apache-2.0

/// What the tables say of the words met last, since most text repeats few words.
///
/// It changes no answer, only how long it takes. One slot for each of 4096 remainders of the hash; the
/// last word that came stays.
struct WordMemo: ~Copyable {
  private static let slotCount = 4096
  private var slots = ScratchBuffer<UInt64>(repeating: 0, count: WordMemo.slotCount)

  /// What is known of a word.
  struct Facts {
    /// From the low end: 32 bits of hash, 8 each of traits, lexicon, coarse class and hints. No
    /// word has the hash 0.
    fileprivate var bits: UInt64

    @inline(__always)
    var traits: WordTraits { WordTraits(rawValue: UInt8(truncatingIfNeeded: bits >> 32)) }
    @inline(__always)
    var lexicon: LexiconClass { LexiconClass(rawValue: UInt8(truncatingIfNeeded: bits >> 40)) }
    @inline(__always)
    var coarse: UInt8 { UInt8(truncatingIfNeeded: bits >> 48) }
  }

  /// Hands out the slots, for calls into C.
  @unsafe
  func withUnsafeSlots<Result>(_ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    unsafe slots.withUnsafeElements(body)
  }

  /// What is known of the word with this hash.
  @inline(__always)
  mutating func facts(of hash: UInt32, _ tables: ModelTables) -> Facts {
    let slot = Int(hash >> 4) & (WordMemo.slotCount - 1)
    var facts = slots[slot]
    if UInt32(truncatingIfNeeded: facts) != hash {
      facts = WordMemo.read(hash, tables)
      slots[slot] = facts
    }
    return Facts(bits: facts)
  }

  /// Takes in the word with this hash.
  mutating func learn(_ hash: UInt32, _ tables: ModelTables) { _ = facts(of: hash, tables) }

  @inline(never)
  private static func read(_ hash: UInt32, _ tables: ModelTables) -> UInt64 {
    let traits = tables.traits.traits(of: hash)
    let lexicon = tables.lexicon(hash)
    let hints = CandidateGate.hints(traits, lexicon)
    return UInt64(hash) | UInt64(traits.rawValue) << 32 | UInt64(lexicon.rawValue) << 40
      | UInt64(lexicon.coarse) << 48 | UInt64(hints.rawValue) << 56
  }
}
