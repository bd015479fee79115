// SPDX-License-Identifier: Apache-2.0

extension Tokenizer {
  /// What was read of a word.
  struct Reading {
    var hash: UInt32 = 7
    /// Bytes of the folded word.
    var length = 0
    var shape = WordShape.none
    var script = Script.alphabetic
    var isEscaped = false
    /// Whether there is more in it than ASCII letters.
    var hasOthers = false
  }

  /// Appends a word of which all is known.
  private mutating func append(
    _ token: Token, _ hints: TokenHints, _ tables: ModelTables, _ tokens: inout TokenList
  ) {
    tokens.append(token, token.isBlocked ? [] : hints)
    tokens.shares.add(token, tables)
    gap = .none
  }

  /// Appends the word that was read, of letters that stand between blanks.
  private mutating func append(
    _ reading: Reading, from start: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    _ tokens: inout TokenList, _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    let isChecked = gap == .none || index >= end || !Tokenizer.standsFree(before: text[index])
    var token = Token(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
      hash: reading.hash, kind: .word, shape: reading.shape, gap: gap,
      length: UInt8(truncatingIfNeeded: min(31, reading.length)))
    token.isEscaped = reading.isEscaped
    keys.sawWord(&token, text)
    token.isBlocked =
      isChecked && isBlocked(text, token, tokens, tables)
    let facts = memo.facts(of: token.hash, tables)
    token.traits = facts.traits
    token.lexicon = facts.lexicon
    token.coarse = facts.coarse
    if reading.hasOthers, !token.lexicon.isKnown, token.length > 3 {
      Tokenizer.afterApostrophe(text, tables, &token, &fold)
    }
    append(token, CandidateGate.hints(token), tables, &tokens)
  }

  /// Reads and appends a word of any letters.
  mutating func word(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    let start = index
    var reading = Reading()
    if !asciiWord(text, &reading) { foldWord(text, &reading, &fold) }
    // `name's`: the ending is a mark of its own.
    let possessive = reading.hasOthers ? possessiveEnding(text, start) : 0
    if possessive > 0 {
      let stop = index
      let wholeEnd = end
      index = start
      end = stop - possessive
      reading = Reading()
      if !asciiWord(text, &reading) { foldWord(text, &reading, &fold) }
      end = wholeEnd
    }
    if index + 2 < end, text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: "/"),
      text[index + 2] == UInt8(ascii: "/")
    {
      while index < end, !Tokenizer.endsAddress(text[index]) { index += 1 }
      address(start, 0x4002, &tokens)
      return
    }
    if reading.script != .alphabetic {
      compound(reading, from: start, text, tables, &tokens, &fold, &memo)
    } else {
      append(reading, from: start, text, tables, &tokens, &fold, &memo)
    }
    if possessive > 0 { appendEnding(count: possessive, &tokens) }
  }

  /// Appends the word that was read, of letters that stand without blanks between words.
  private mutating func compound(
    _ reading: Reading, from start: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    _ tokens: inout TokenList, _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    var token = Token(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
      hash: reading.hash, kind: .word, shape: reading.shape, gap: gap,
      length: UInt8(truncatingIfNeeded: min(31, reading.length)))
    token.isEscaped = reading.isEscaped
    logographic(text, reading.script, tables, &token, &tokens, &fold)
    token.isBlocked =
      (gap == .none || index >= end || !Tokenizer.standsFree(before: text[index]))
      && isBlocked(text, token, tokens, tables)
    keys.sawWord(&token, text)
    token.traits = memo.facts(of: token.hash, tables).traits
    token.coarse = tables.coarse(token.lexicon)
    append(token, CandidateGate.hints(token), tables, &tokens)
  }

  /// Whether a word behind a blank is no part of anything when this byte follows.
  @inline(__always)
  static func standsFree(before byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: ",")
  }

  /// Bytes of an `'s` that ends the word from `start` to `index`.
  @inline(__always)
  func possessiveEnding(_ text: Span<UInt8>, _ start: Int) -> Int {
    let length = index - start
    guard length > 2, text[index - 1] == UInt8(ascii: "s") else { return 0 }
    if text[index - 2] == UInt8(ascii: "'") { return 2 }
    let isTypographic =
      length > 4 && text[index - 2] == 0x99 && text[index - 3] == 0x80 && text[index - 4] == 0xE2
    return isTypographic ? 4 : 0
  }

  mutating func appendEnding(count: Int, _ tokens: inout TokenList) {
    let start = index
    index += count
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
        hash: 0x2FFF, coarse: 21, kind: .mark, gap: .none, mark: UInt8(ascii: "'")))
    tokens.shares.addMark()
  }

  /// Reads a word of ASCII letters; false when it goes on with something else, and `index` stays.
  @inline(__always)
  mutating func asciiWord(_ text: Span<UInt8>, _ reading: inout Reading) -> Bool {
    let start = index
    let first = Tokenizer.chunk(text, start)
    let run = LetterRun(first, count: end - start)
    var at = start + run.count
    var upper = run.upperCount
    // Eight bytes at a time: a bit for each letter and each capital.
    if run.count == 8 {
      while true {
        let run = LetterRun(Tokenizer.chunk(text, at), count: end - at)
        upper += run.upperCount
        at += run.count
        if run.count < 8 { break }
      }
    }
    if at < end {
      let byte = text[at]
      if byte >= 0x80 { return false }
      if byte == UInt8(ascii: "'"), at > start, at + 1 < end,
        text[at + 1].isASCIILetter || text[at + 1] >= 0xC3
      {
        return wordWithApostrophe(text, &reading)
      }
      if byte == UInt8(ascii: "\\"), DecodedScalar.escape(at, in: text, end: end) != nil {
        return false
      }
    }
    if at == start { return false }
    index = at
    let length = at - start
    if length <= 8 {
      let chunk = WordHash.mask(first | 0x2020_2020_2020_2020, length)
      reading.hash = WordHash.finish(WordHash.step(WordHash.begin(length: length), chunk))
    } else {
      reading.hash = Tokenizer.asciiHash(text, start, count: length)
    }
    reading.length = length
    let startsUpper = first & 0x20 == 0
    reading.shape = Tokenizer.shape(
      letters: length, upper: upper, lower: length - upper, inner: upper - (startsUpper ? 1 : 0),
      startsUpper: startsUpper)
    return true
  }

  /// The same for `O'Brien`, byte by byte.
  @inline(never)
  mutating func wordWithApostrophe(_ text: Span<UInt8>, _ reading: inout Reading) -> Bool {
    let start = index
    var at = start
    var upper = 0
    var innerUpper = 0
    var apostrophes = 0
    while at < end {
      let byte = text[at]
      if byte.isASCIILetter {
        if byte.isASCIIUpper {
          upper += 1
          if at > start, text[at - 1] != UInt8(ascii: "'") { innerUpper += 1 }
        }
        at += 1
      } else if byte == UInt8(ascii: "'"), at + 1 < end, text[at + 1].isASCIILetter {
        apostrophes += 1
        at += 1
      } else {
        break
      }
    }
    if at < end {
      let byte = text[at]
      if byte >= 0x80 { return false }
      if byte == UInt8(ascii: "\\"), DecodedScalar.escape(at, in: text, end: end) != nil {
        return false
      }
      if byte == UInt8(ascii: "'"), at + 1 < end, text[at + 1] >= 0xC3 { return false }
    }
    index = at
    let length = at - start
    reading.hash = Tokenizer.asciiHash(text, start, count: length)
    reading.length = length
    reading.hasOthers = true
    let letters = length - apostrophes
    reading.shape = Tokenizer.shape(
      letters: letters, upper: upper, lower: letters - upper, inner: innerUpper,
      startsUpper: text[start].isASCIIUpper)
    return true
  }

  /// The hash of a word of ASCII letters and apostrophes.
  @inline(__always)
  static func asciiHash(_ text: Span<UInt8>, _ start: Int, count: Int) -> UInt32 {
    let kept = min(count, FoldedWord.limit)
    var hash = WordHash.begin(length: kept)
    var offset = 0
    while offset < kept {
      let chunk = Tokenizer.chunk(text, start + offset) | 0x2020_2020_2020_2020
      hash = WordHash.step(hash, WordHash.mask(chunk, kept - offset))
      offset += 8
    }
    return WordHash.finish(hash)
  }

  /// Eight bytes from `offset` on; zeros behind the block's end.
  @inline(__always)
  static func chunk(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    if offset >= 0, offset &+ 8 <= text.count {
      // Safety: the load is inside the span, as the test just said; all bit patterns are values.
      return unsafe text.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt64.self)
    }
    var chunk: UInt64 = 0
    var at = min(text.count, offset + 8)
    while at > offset {
      at -= 1
      chunk = chunk << 8 | UInt64(text[at])
    }
    return chunk
  }

  @inline(__always)
  static func shape(
    letters: Int, upper: Int, lower: Int, inner: Int, startsUpper: Bool
  ) -> WordShape {
    if upper == 0 { return lower == 0 ? .uncased : .lower }
    if letters == 1 { return .initial }
    if lower == 0, upper == letters { return .upper }
    if startsUpper { return inner > 0 ? .mixed : .capitalised }
    return .camel
  }

  /// Reads a word with other letters into `fold` and moves `index` behind it.
  @inline(never)
  mutating func foldWord(
    _ text: Span<UInt8>, _ reading: inout Reading, _ fold: inout FoldedWord
  ) {
    let start = index
    let result = Tokenizer.fold(text, from: start, to: end, into: &fold)
    index = max(result.end, start + 1)
    reading.hash = fold.hash(count: fold.count)
    reading.length = fold.count
    reading.hasOthers = true
    reading.isEscaped = result.isEscaped
    reading.script = result.script
    reading.shape = Tokenizer.shape(
      letters: result.letters, upper: result.upper, lower: result.lower, inner: result.inner,
      startsUpper: result.startsUpper)
  }

  struct Folding {
    var end: Int
    var script = Script.alphabetic
    var letters = 0
    var upper = 0
    var lower = 0
    var inner = 0
    var startsUpper = false
    var isEscaped = false
  }

  /// Folds the word at `start` into `fold`.
  static func fold(
    _ text: Span<UInt8>, from start: Int, to end: Int, into fold: inout FoldedWord
  ) -> Folding {
    fold.removeAll()
    var result = Folding(end: start)
    var at = start
    var isAfterApostrophe = false
    while at < end {
      var scalar = DecodedScalar.at(at, in: text, end: end)
      var escaped = false
      if scalar.value == 0x5C {
        guard let decoded = DecodedScalar.escape(at, in: text, end: end) else { break }
        scalar = decoded
        escaped = true
      }
      if scalar.value == 0x27 || scalar.value == 0x2019 {
        guard at > start, at + scalar.count < end else { break }
        var next = DecodedScalar.at(at + scalar.count, in: text, end: end).value
        if next == 0x5C {
          next = DecodedScalar.escape(at + scalar.count, in: text, end: end)?.value ?? next
        }
        guard Script.of(next) == .alphabetic else { break }
        fold.append(0x27)
        at += scalar.count
        isAfterApostrophe = true
        continue
      }
      let script = Script.of(scalar.value)
      guard script != .notLetter else { break }
      if result.letters == 0 { result.script = script }
      guard script == result.script else { break }
      let isUpper = fold.appendFolded(scalar.value)
      result.letters += 1
      if isUpper == true {
        result.upper += 1
        if result.letters == 1 { result.startsUpper = true }
        if result.letters > 1, !isAfterApostrophe { result.inner += 1 }
      } else if isUpper == false {
        result.lower += 1
      }
      if escaped { result.isEscaped = true }
      isAfterApostrophe = false
      at += scalar.count
    }
    result.end = at
    return result
  }
}

/// The ASCII letters at the start of eight bytes.
struct LetterRun {
  /// How many letters, 0 to 8.
  let count: Int
  /// The letters in lower case, little endian, and zeros.
  let folded: UInt64
  /// The top bit of each byte that is a capital.
  private let upper: UInt64

  /// How many of them are capitals.
  @inline(__always)
  var upperCount: Int { upper.nonzeroBitCount }

  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Looks at the first `limit` bytes of `chunk`, little endian.
  @inline(__always)
  init(_ chunk: UInt64, count limit: Int) {
    let high = LetterRun.tops
    // In each byte of seven bits, adding carries into the top bit from `a` on, and from `{` on.
    let lower = chunk | 0x2020_2020_2020_2020
    let sevenBits = lower & ~high
    let fromA = sevenBits &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = sevenBits &+ 0x0505_0505_0505_0505
    let others = ~(fromA & ~behindZ & ~chunk) & high
    count = min(others.trailingZeroBitCount >> 3, max(0, limit))
    folded = WordHash.mask(lower, count)
    upper = WordHash.mask(~(chunk << 2) & high, count)
  }
}
