// SPDX-License-Identifier: Apache-2.0

extension Tokenizer {
  mutating func word(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord
  ) {
    let start = index
    var token = Token()
    token.start = Int32(truncatingIfNeeded: start)
    token.kind = .word
    token.gap = gap
    var script = Script.alphabetic
    if !asciiWord(text, &token) { script = foldWord(text, &token, &fold) }
    // `name's`: the ending is a mark of its own.
    var possessive = 0
    let length = index - start
    if length > 2, text[index - 1] == UInt8(ascii: "s") {
      if text[index - 2] == UInt8(ascii: "'") { possessive = 2 }
      if length > 4, text[index - 2] == 0x99, text[index - 3] == 0x80, text[index - 4] == 0xE2 {
        possessive = 4
      }
    }
    if possessive > 0 {
      let stop = index
      let wholeEnd = end
      index = start
      end = stop - possessive
      token = Token()
      token.start = Int32(truncatingIfNeeded: start)
      token.kind = .word
      token.gap = gap
      if !asciiWord(text, &token) { script = foldWord(text, &token, &fold) }
      end = wholeEnd
    }
    if index + 2 < end, text[index] == UInt8(ascii: ":"), text[index + 1] == UInt8(ascii: "/"),
      text[index + 2] == UInt8(ascii: "/")
    {
      while index < end, !Tokenizer.endsAddress(text[index]) { index += 1 }
      address(start, 0x4002, &tokens)
      return
    }
    token.end = Int32(truncatingIfNeeded: index)
    if script != .alphabetic {
      logographic(text, script, tables, &token, &tokens, &fold)
    } else {
      token.lexicon = tables.lexicon(token.hash)
      if !token.lexicon.isKnown, token.length > 3 {
        afterApostrophe(text, tables, &token, &fold)
      }
    }
    token.coarse = token.lexicon.coarse
    token.traits = tables.traits.traits(of: token.hash)
    token.isBlocked = isBlocked(text, token, tokens)
    gap = .none
    keys.sawWord(&token, text)
    tokens.append(token)
    if possessive > 0 {
      var ending = Token()
      ending.start = Int32(truncatingIfNeeded: index)
      index += possessive
      ending.end = Int32(truncatingIfNeeded: index)
      ending.kind = .mark
      ending.mark = UInt8(ascii: "'")
      ending.hash = 0x2FFF
      ending.gap = .none
      ending.coarse = 21
      tokens.append(ending)
    }
  }

  /// Reads a word of ASCII letters; false when it goes on with something else, and `index` stays.
  @inline(__always)
  mutating func asciiWord(_ text: Span<UInt8>, _ token: inout Token) -> Bool {
    let start = index
    var at = start
    var upper = 0
    var innerUpper = 0
    var apostrophes = 0
    while at < end {
      let byte = text[at]
      if byte.isASCIILetter {
        if byte & 0x20 == 0 {
          upper += 1
          if at > start, text[at - 1] != UInt8(ascii: "'") { innerUpper += 1 }
        }
        at += 1
      } else if byte == UInt8(ascii: "'"), at + 1 < end, text[at + 1].isASCIILetter, at > start {
        apostrophes += 1
        at += 1
      } else {
        break
      }
    }
    if at < end {
      let byte = text[at]
      if byte >= 0x80 { return false }
      if byte == UInt8(ascii: "\\"), at + 1 < end, text[at + 1] == UInt8(ascii: "u") {
        return false
      }
      if byte == UInt8(ascii: "'"), at + 1 < end, text[at + 1] >= 0xC3 { return false }
    }
    if at == start { return false }
    index = at
    let length = at - start
    token.hash = Tokenizer.asciiHash(text, start, count: length)
    token.length = UInt8(min(31, length))
    let letters = length - apostrophes
    token.shape = Tokenizer.shape(
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
  mutating func foldWord(
    _ text: Span<UInt8>, _ token: inout Token, _ fold: inout FoldedWord
  ) -> Script {
    let start = index
    let result = Tokenizer.fold(text, from: start, to: end, into: &fold)
    index = max(result.end, start + 1)
    token.hash = fold.hash(count: fold.count)
    token.length = UInt8(min(31, fold.count))
    token.isEscaped = result.isEscaped
    token.shape = Tokenizer.shape(
      letters: result.letters, upper: result.upper, lower: result.lower, inner: result.inner,
      startsUpper: result.startsUpper)
    return result.script
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
        guard let value = DecodedScalar.escape(at, in: text, end: end) else { break }
        scalar = DecodedScalar(value: value, count: 6)
        escaped = true
      }
      if scalar.value == 0x27 || scalar.value == 0x2019 {
        guard at > start, at + scalar.count < end else { break }
        var next = DecodedScalar.at(at + scalar.count, in: text, end: end).value
        if next == 0x5C {
          next = DecodedScalar.escape(at + scalar.count, in: text, end: end) ?? next
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
