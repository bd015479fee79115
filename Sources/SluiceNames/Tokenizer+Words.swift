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
  }

  /// Reads the word at `index` and appends it.
  mutating func word(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord
  ) {
    let start = index
    var reading = Reading()
    if !asciiWord(text, &reading) { foldWord(text, &reading, &fold) }
    // `name's`: the ending is a mark of its own.
    let possessive = possessiveEnding(text, start)
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
    var token = Token()
    token.start = Int32(truncatingIfNeeded: start)
    token.kind = .word
    token.gap = gap
    token.hash = reading.hash
    token.length = UInt8(truncatingIfNeeded: min(31, reading.length))
    token.shape = reading.shape
    token.isEscaped = reading.isEscaped
    token.end = Int32(truncatingIfNeeded: index)
    if reading.script != .alphabetic {
      logographic(text, reading.script, tables, &token, &tokens, &fold)
      token.isLookedUp = true
    }
    if gap == .none || index >= end || !Tokenizer.standsFree(before: text[index]) {
      token.isBlocked = isBlocked(text, token, tokens, tables)
    }
    gap = .none
    keys.sawWord(&token, text)
    tokens.append(token)
    if possessive > 0 { appendEnding(count: possessive, &tokens) }
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
    var ending = Token()
    ending.start = Int32(truncatingIfNeeded: index)
    index += count
    ending.end = Int32(truncatingIfNeeded: index)
    ending.kind = .mark
    ending.mark = UInt8(ascii: "'")
    ending.hash = 0x2FFF
    ending.gap = .none
    ending.coarse = 21
    tokens.append(ending)
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
    if offset + 8 <= text.count {
      // Safety: the load is inside the span, as the test just said; all bit patterns are values.
      return unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
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
  /// How many of them are capitals.
  let upperCount: Int

  /// Looks at the first `limit` bytes of `chunk`, little endian.
  @inline(__always)
  init(_ chunk: UInt64, count limit: Int) {
    let high: UInt64 = 0x8080_8080_8080_8080
    // In each byte of seven bits, adding carries into the top bit from `a` on, and from `{` on.
    let folded = (chunk | 0x2020_2020_2020_2020) & ~high
    let fromA = folded &+ 0x1F1F_1F1F_1F1F_1F1F
    let behindZ = folded &+ 0x0505_0505_0505_0505
    let others = ~(fromA & ~behindZ & ~chunk) & high
    count = min(others.trailingZeroBitCount >> 3, max(0, limit))
    let upper = ~(chunk << 2) & high
    upperCount = WordHash.mask(upper, count).nonzeroBitCount
  }
}
