// SPDX-License-Identifier: Apache-2.0

/// Remembers the scores of tokens in contexts met before: log lines repeat.
///
/// The key folds everything that ``FeatureSet`` looks at into 64 bits, so a hit is the score that
/// would be worked out. Direct-mapped, 16 K entries.
struct ScoreMemo: ~Copyable {
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var score: Int32
  }

  private static let slotCount = 16384
  private var entries = ScratchBuffer<Entry>(
    repeating: Entry(key: 0, score: 0), count: ScoreMemo.slotCount)

  /// The key of the token at `index`: ten tokens, their gaps, shapes and tags.
  @inline(__always)
  static func key(_ tokens: borrowing TokenList, _ index: Int) -> UInt64 {
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D
    for offset in -5...4 {
      let token = tokens.at(index + offset)
      let small =
        UInt64(token.shape.rawValue) | UInt64(token.gap.rawValue) << 4
        | UInt64(token.isName ? 1 : 0) << 8 | UInt64(token.lineKind) << 12
        | UInt64(token.key.rawValue) << 16 | UInt64(token.keyPosition) << 20
        | UInt64(token.lexicon.rawValue) << 24
      hash = (hash ^ (UInt64(token.hash) << 32 ^ small)) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 29
    }
    hash = (hash ^ UInt64(tokens[index].keyHash)) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 32
    return hash | 1
  }

  @inline(__always)
  func score(_ key: UInt64) -> Int32? {
    let entry = entries[Int(key >> 1) & (ScoreMemo.slotCount - 1)]
    return entry.key == key ? entry.score : nil
  }

  @inline(__always)
  mutating func remember(_ key: UInt64, _ score: Int32) {
    entries[Int(key >> 1) & (ScoreMemo.slotCount - 1)] = Entry(key: key, score: score)
  }
}
