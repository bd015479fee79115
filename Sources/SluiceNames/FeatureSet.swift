// SPDX-License-Identifier: Apache-2.0

/// The features of a token in its context. A change here needs a new ``NameModel/version``.
enum FeatureSet {
  /// Tokens on each side that features, gate and spans look at, no further.
  static let reach = 4

  /// What the trainer leaves out now and then, so that the rest learns to do without.
  struct Omission {
    var ownWord = false
    var letters = false
  }

  @inline(__always)
  static func visit<Sink: FeatureSink>(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>, _ fold: inout FoldedWord,
    omitting omission: Omission, _ sink: inout Sink
  ) {
    let token = tokens[index]
    let before = tokens.at(index - 1)
    let second = tokens.at(index - 2)
    let after = tokens.at(index + 1)
    let next = tokens.at(index + 2)
    let shape = UInt32(token.shape.rawValue)
    let lexicon = UInt32(token.lexicon.rawValue)
    let gap = UInt32(token.gap.rawValue)
    let gapAfter = UInt32(after.gap.rawValue)
    let line = UInt32(tokens.lineKind(index))
    let coarse = UInt32(token.coarse) * 8 + shape
    let coarseBefore = UInt32(before.coarse) * 8 + UInt32(before.shape.rawValue)
    let coarseAfter = UInt32(after.coarse) * 8 + UInt32(after.shape.rawValue)
    let isTagged: UInt32 = before.isName ? 1 : 0
    let isTaggedTwice: UInt32 = second.isName ? 2 : 0

    sink.add(1, shape)
    sink.add(2, lexicon)
    sink.add(4, coarse * 9 + line)
    sink.add(5, coarseBefore * 512 + coarse * 2 + (gap > 0 ? 1 : 0))
    sink.add(6, coarseAfter * 512 + coarse * 2 + (gapAfter > 0 ? 1 : 0))
    sink.add(7, (isTagged | isTaggedTwice) * 8 + shape)
    sink.add(8, isTagged * 256 + lexicon)
    sink.add(
      10,
      (UInt32(before.shape.rawValue) * 8 + shape) * 8 + UInt32(after.shape.rawValue)
        + 512 * (gap + 3 * gapAfter))
    let titles: UInt32 =
      (before.traits.contains(.title) ? 1 : 0) | (second.traits.contains(.title) ? 2 : 0)
      | (before.traits.contains(.particle) ? 4 : 0) | (after.traits.contains(.honorific) ? 8 : 0)
      | (after.traits.contains(.organisation) ? 16 : 0)
      | (next.traits.contains(.organisation) ? 32 : 0)
    sink.add(11, titles * 8 + shape)
    let key = UInt32(token.key.rawValue) * 4 + UInt32(min(token.keyPosition, 3))
    sink.add(12, key * 256 + lexicon)
    sink.add(13, (before.traits.contains(.trigger) ? 2048 : 0) + coarse * 4 + gap)
    sink.add(15, (UInt32(after.coarse) * 32 + UInt32(next.coarse)) * 256 + coarse)
    if before.isName { sink.add(16, UInt32(before.coarse) * 256 + coarse) }

    if !omission.ownWord {
      sink.add(20, token.hash)
      sink.add(21, token.hash &* 8 &+ shape)
    }
    sink.add(22, WordHash.mix(before.hash, gap))
    sink.add(23, WordHash.mix(after.hash, gapAfter))
    sink.add(24, second.hash)
    sink.add(27, WordHash.mix(second.hash, before.hash))
    sink.add(28, key * 8 + shape)
    if token.key != .none { sink.add(33, WordHash.mix(token.keyHash, coarse)) }

    // The words before and behind, marks left out.
    var left = index - 1
    while left >= 0, tokens[left].kind == .mark, index - left < 4 { left -= 1 }
    var right = index + 1
    while right < tokens.count, tokens[right].kind == .mark, right - index < 4 { right += 1 }
    let wordBefore = tokens.at(left)
    let wordAfter = tokens.at(right)
    sink.add(40, WordHash.mix(wordBefore.hash, left + 1 < index ? 1 : 0))
    sink.add(41, WordHash.mix(wordAfter.hash, right > index + 1 ? 1 : 0))
    sink.add(
      42, UInt32(wordBefore.coarse) * 8192 + UInt32(wordAfter.coarse) * 256 + coarse)

    if !omission.letters { letters(tokens, index, text, &fold, &sink) }
    sink.add(80, UInt32(token.length) * 8 + shape)
    sink.add(81, (gap == 2 ? 2 : 0) + (gapAfter == 2 ? 1 : 0) + 4 * shape)
    sink.add(82, line * 8 + shape)
  }

  /// Endings, beginnings and triples of letters.
  @inline(__always)
  private static func letters<Sink: FeatureSink>(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>, _ fold: inout FoldedWord,
    _ sink: inout Sink
  ) {
    let token = tokens[index]
    let shape = UInt32(token.shape.rawValue)
    loadFolded(token, text, &fold)
    let count = fold.count
    guard count > 0 else { return }
    let ending = fold.gram(count > 3 ? count - 3 : 0, min(count, 3))
    if count >= 2 { sink.add(52, fold.gram(count - 2, 2)) }
    sink.add(53, ending)
    if count >= 4 { sink.add(54, fold.gram(count - 4, 4)) }
    sink.add(61, fold.gram(0, 1))
    if count >= 2 { sink.add(62, fold.gram(0, 2)) }
    if count >= 4 { sink.add(64, fold.gram(0, 4)) }
    var at = 1
    let limit = min(count - 3, 9)
    while at < limit {
      sink.add(70, fold.gram(at, 3))
      at += 1
    }
    sink.add(71, WordHash.mix(ending, shape * 32 + UInt32(token.coarse)))
  }

  /// Folds a token's text again. Words of plain ASCII take the short way.
  @inline(__always)
  private static func loadFolded(_ token: Token, _ text: Span<UInt8>, _ fold: inout FoldedWord) {
    let start = Int(token.start)
    let count = min(Int(token.end) - start, FoldedWord.limit)
    var offset = 0
    var others: UInt64 = 0
    while offset < count {
      let chunk = WordHash.mask(Tokenizer.chunk(text, start + offset), count - offset)
      others |= chunk & 0x8080_8080_8080_8080
      fold.setChunk(chunk | 0x2020_2020_2020_2020, at: offset)
      offset += 8
    }
    fold.setCount(count)
    if others != 0 || token.isEscaped {
      _ = Tokenizer.fold(text, from: start, to: Int(token.end), into: &fold)
    }
  }
}
