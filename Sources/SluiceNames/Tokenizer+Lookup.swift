// SPDX-License-Identifier: Apache-2.0

extension Tokenizer {
  /// `d'Angelo`: what stands behind the apostrophe may be listed.
  static func afterApostrophe(
    _ text: Span<UInt8>, _ tables: ModelTables, _ token: inout Token,
    _ fold: inout FoldedWord
  ) {
    let start = Int(token.start)
    var found = false
    for offset in 1..<4 where start + offset < Int(token.end) {
      let byte = text[start + offset]
      if byte == UInt8(ascii: "'") || byte == 0xE2 { found = true }
    }
    guard found else { return }
    _ = Tokenizer.fold(text, from: start, to: Int(token.end), into: &fold)
    for offset in 1..<4 where offset + 2 < fold.count && fold[offset] == UInt8(ascii: "'") {
      let rest = tables.lexicon(fold.hash(from: offset + 1, count: fold.count - offset - 1))
      token.lexicon = LexiconClass(rawValue: rest.rawValue & 0xF)
      token.coarse = token.lexicon.coarse
      return
    }
  }

  /// Han, kana and Hangul: a form of address behind the name is cut off, a family name before looked up.
  mutating func logographic(
    _ text: Span<UInt8>, _ script: Script, _ tables: ModelTables, _ token: inout Token,
    _ tokens: inout TokenList, _ fold: inout FoldedWord
  ) {
    // All these scalars take three bytes, but for rare Han and Latin-1 guesses.
    guard !token.isEscaped, fold.count % 3 == 0, fold.count == index - Int(token.start) else {
      token.lexicon = tables.lexicon(token.hash)
      return
    }
    var scalars = fold.count / 3
    let isCompact = script == .han || script == .hangul
    if isCompact {
      // What introduces a name: 我叫张伟.
      if scalars >= 4, tables.traits.traits(of: fold.hash(count: 6)).contains(.trigger) {
        index = Int(token.start) + 6
        token.hash = fold.hash(count: 6)
        token.length = 6
        token.end = Int32(truncatingIfNeeded: index)
        token.lexicon = tables.lexicon(token.hash)
        return
      }
      for suffix in [2, 1] where scalars > suffix {
        let hash = fold.hash(from: fold.count - suffix * 3, count: suffix * 3)
        guard tables.traits.traits(of: hash).contains(.honorific) else { continue }
        index -= suffix * 3
        scalars -= suffix
        token.end = Int32(truncatingIfNeeded: index)
        token.hash = fold.hash(count: scalars * 3)
        token.length = UInt8(min(31, scalars * 3))
        break
      }
    }
    token.lexicon = tables.lexicon(token.hash)
    guard isCompact || script == .katakana, !token.lexicon.isListedName, scalars >= 2, scalars <= 5
    else { return }
    for head in [2, 1, 3] where head < scalars {
      let family = tables.lexicon(fold.hash(count: head * 3))
      guard family.surname > 0 else { continue }
      let given = tables.lexicon(fold.hash(from: head * 3, count: (scalars - head) * 3))
      guard given.given > 0 || scalars <= 4 else { continue }
      token.lexicon = LexiconClass(
        given: given.given, surname: family.surname, word: token.lexicon.word, isPlace: false)
      return
    }
  }
}
