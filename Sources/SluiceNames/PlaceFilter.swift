// SPDX-License-Identifier: Apache-2.0

/// Decides at a marked place of a log whether its line is worth tokenising.
///
/// It is: at a letter outside ASCII, escaped or not; where two capitalised words stand together that may be a name;
/// behind a person's key, a title, or a word such as `by`, `for` or `user`.
enum PlaceFilter {
  /// Whether a name may begin at `place`.
  @inline(__always)
  static func admits(_ text: Span<UInt8>, _ place: Int, _ tables: ModelTables) -> Bool {
    if text[place] >= 0x80 { return true }
    if text[place] == UInt8(ascii: "\\") {
      let scalar = DecodedScalar.escape(place, in: text, end: text.count)
      return scalar.map { $0.value >= 0xC0 && Script.of($0.value) != .notLetter } ?? false
    }
    let end = wordEnd(text, place)
    let own = Word(text, place, end, tables)
    if end - place > 1, text[place + 1].isASCIIUpper {
      return endsCapitals(text, own, place, tables)
    }
    if endsInverted(text, own, place, tables) { return true }
    if beginsPair(text, own, end, tables) { return true }
    let isPlausible = own.isPlausible
    guard isPlausible || mayBeValue(text, place) else { return false }
    return isIntroduced(text, place, isPlausible: isPlausible, tables)
  }

  /// Whether a key may stand before `place`: no word does, with a blank between or none.
  @inline(__always)
  private static func mayBeValue(_ text: Span<UInt8>, _ place: Int) -> Bool {
    guard place > 1 else { return false }
    let before = text[place - 1] == 0x20 ? text[place - 2] : text[place - 1]
    return before == UInt8(ascii: ":") || before == UInt8(ascii: "=")
      || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") || before == UInt8(ascii: ">")
  }

  /// Whether this word in capitals and the one before it may be a name: both listed, or behind a key.
  private static func endsCapitals(
    _ text: Span<UInt8>, _ own: Word, _ place: Int, _ tables: ModelTables
  ) -> Bool {
    let start = wordStart(text, place - 1)
    let before = Word(text, start, place - 1, tables)
    guard own.count >= 2, before.count >= 2, own.mayBeCapitals, before.mayBeCapitals else {
      return false
    }
    return before.lexicon.given > 0 && own.lexicon.surname > 0
      || isIntroduced(text, start, isPlausible: true, tables)
  }

  /// Whether this given name stands behind a surname in capitals and a comma.
  @inline(__always)
  private static func endsInverted(
    _ text: Span<UInt8>, _ own: Word, _ place: Int, _ tables: ModelTables
  ) -> Bool {
    guard place > 3, text[place - 1] == 0x20, text[place - 2] == UInt8(ascii: ","),
      text[place - 3].isASCIIUpper, text[place - 4].isASCIIUpper, own.lexicon.given > 0
    else { return false }
    return Word(text, wordStart(text, place - 2), place - 2, tables).mayBeCapitals
  }

  private struct Word {
    var lexicon: LexiconClass
    var count: Int

    @inline(__always)
    init(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ tables: ModelTables) {
      count = end - start
      lexicon = tables.lexicon(Tokenizer.asciiHash(text, start, count: end - start))
    }

    /// Whether it may be part of a name in capitals, where words of any kind are.
    var mayBeCapitals: Bool { !lexicon.isKnown || lexicon.isListedName && lexicon.word <= 3 }

    @inline(__always)
    var isPlausible: Bool {
      if !lexicon.isKnown || count == 1 { return true }
      guard lexicon.isListedName else { return false }
      return lexicon.word <= 3 || lexicon.given >= 2 || lexicon.surname >= 3
    }
  }

  @inline(__always)
  private static func wordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    let limit = min(text.count, start + 40)
    while end < limit {
      let byte = text[end]
      if byte.isASCIILetter || (byte == 0x27 && end + 1 < limit && text[end + 1].isASCIILetter) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Whether another capitalised word follows, and the two may be a name.
  @inline(__always)
  private static func beginsPair(
    _ text: Span<UInt8>, _ own: Word, _ end: Int, _ tables: ModelTables
  ) -> Bool {
    var next = end
    guard next + 1 < text.count else { return false }
    if text[next] >= 0x80 { return true }
    if text[next] == UInt8(ascii: ".") || text[next] == UInt8(ascii: ",")
      || text[next] == UInt8(ascii: "-")
    {
      next += 1
    }
    if text[next] == 0x20 { next += 1 }
    guard next > end, next < text.count else { return false }
    if text[next].isASCIILower {
      // `van der`, `de la`: the particle speaks for itself.
      guard text[next - 1] == 0x20, own.isPlausible else { return false }
      let stop = wordEnd(text, next)
      guard stop - next <= 4, stop < text.count, text[stop] == 0x20 else { return false }
      return tables.traits.traits(of: Tokenizer.asciiHash(text, next, count: stop - next))
        .contains(.particle)
    }
    guard text[next].isASCIIUpper else { return text[next] >= 0xC3 && text[next] != 0xE2 }
    let stop = wordEnd(text, next)
    let other = Word(text, next, stop, tables)
    guard own.isPlausible || own.lexicon.given > 0 else { return false }
    return other.isPlausible || own.lexicon.given >= 2 && other.lexicon.surname > 0
  }

  /// Whether a person's key stands before `place`, or a title or telling word before a plausible one.
  @inline(__always)
  private static func isIntroduced(
    _ text: Span<UInt8>, _ place: Int, isPlausible: Bool, _ tables: ModelTables
  ) -> Bool {
    var end = place
    let limit = max(0, place - 7)
    var isValue = false
    scan: while end > limit {
      switch text[end - 1] {
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"),
        UInt8(ascii: "("), UInt8(ascii: "\\"), UInt8(ascii: "."):
        end -= 1
      case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"):
        isValue = true
        end -= 1
      default: break scan
      }
    }
    guard isValue || isPlausible, end > 0, end < place, text[end - 1].isASCIILetter else {
      return false
    }
    let start = wordStart(text, end)
    let hash = Tokenizer.asciiHash(text, start, count: end - start)
    if isValue {
      var previous: UInt32 = 0
      if start > 1,
        text[start - 1] == UInt8(ascii: "_") || text[start - 1] == UInt8(ascii: "-")
          || text[start - 1] == UInt8(ascii: ".") || text[start - 1] == 0x20
      {
        let first = wordStart(text, start - 1)
        if first < start - 1 {
          previous = Tokenizer.asciiHash(text, first, count: start - 1 - first)
        }
      }
      switch tables.keys.kind(previous: previous, last: hash) {
      case .person: return true
      case .role, .name: return isPlausible
      case .none, .other, .thing: return false
      }
    }
    return isPlausible && !tables.traits.traits(of: hash).isDisjoint(with: [.title, .evidence])
  }

  @inline(__always)
  private static func wordStart(_ text: Span<UInt8>, _ end: Int) -> Int {
    var start = end
    let limit = max(0, end - 24)
    while start > limit, text[start - 1].isASCIILetter { start -= 1 }
    return start
  }
}
