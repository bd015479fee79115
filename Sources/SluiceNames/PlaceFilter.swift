// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

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
    if end - place > 1, text[place + 1].isASCIIUpper {
      return endsCapitals(text, place, end, tables)
    }
    // What the lexicon says of the word is asked for last: seldom does it come to that.
    return endsInverted(text, place, end, tables) || beginsPair(text, place, end, tables)
      || isIntroduced(text, place, end, tables)
  }

  /// Whether this word in capitals and the one before it may be a name: both listed, or behind a key.
  private static func endsCapitals(
    _ text: Span<UInt8>, _ place: Int, _ end: Int, _ tables: ModelTables
  ) -> Bool {
    let start = wordStart(text, place - 1)
    guard end - place >= 2, place - 1 - start >= 2 else { return false }
    let own = Word(text, place, end, tables)
    guard own.mayBeCapitals else { return false }
    let before = Word(text, start, place - 1, tables)
    guard before.mayBeCapitals else { return false }
    return before.lexicon.given > 0 && own.lexicon.surname > 0
      || isIntroduced(text, start, nil, tables)
  }

  /// Whether this given name stands behind a surname in capitals and a comma.
  @inline(__always)
  private static func endsInverted(
    _ text: Span<UInt8>, _ place: Int, _ end: Int, _ tables: ModelTables
  ) -> Bool {
    guard place > 3, text[place - 1] == 0x20, text[place - 2] == UInt8(ascii: ","),
      text[place - 3].isASCIIUpper, text[place - 4].isASCIIUpper,
      Word(text, place, end, tables).lexicon.given > 0
    else { return false }
    return Word(text, wordStart(text, place - 2), place - 2, tables).mayBeCapitals
  }

  private struct Word {
    var lexicon: LexiconClass
    var count: Int

    @inline(__always)
    init(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ tables: ModelTables) {
      count = end - start
      lexicon = tables.lexicon(wordHash(text, start, count: end - start))
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

  /// The end of the word at `start`, with apostrophes inside it.
  @inline(__always)
  private static func wordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    precondition(start >= 0 && start < text.count, "a word outside the text")
    // Safety: the call reads the text behind `start` and keeps nothing.
    return unsafe text.withUnsafeBufferPointer {
      unsafe sluice_names_word_end($0.baseAddress, $0.count, start)
    }
  }

  /// Where the letters before `end` begin.
  @inline(__always)
  private static func wordStart(_ text: Span<UInt8>, _ end: Int) -> Int {
    precondition(end >= 0 && end <= text.count, "a word outside the text")
    // Safety: the call reads the text before `end` and keeps nothing.
    return unsafe text.withUnsafeBufferPointer {
      unsafe sluice_names_word_start($0.baseAddress, end)
    }
  }

  @inline(__always)
  private static func wordHash(_ text: Span<UInt8>, _ start: Int, count: Int) -> UInt32 {
    precondition(
      start >= 0 && count >= 0 && start <= text.count - count, "a word outside the text")
    // Safety: the word is inside the text; the call reads no further than that and keeps nothing.
    return unsafe text.withUnsafeBufferPointer {
      unsafe sluice_names_word_hash($0.baseAddress, $0.count, start, count)
    }
  }

  /// Whether another capitalised word follows, and the two may be a name.
  @inline(__always)
  private static func beginsPair(
    _ text: Span<UInt8>, _ place: Int, _ end: Int, _ tables: ModelTables
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
      guard text[next - 1] == 0x20 else { return false }
      let stop = wordEnd(text, next)
      guard stop - next <= 4, stop < text.count, text[stop] == 0x20 else { return false }
      return tables.traits.traits(of: wordHash(text, next, count: stop - next))
        .contains(.particle) && Word(text, place, end, tables).isPlausible
    }
    guard text[next].isASCIIUpper else { return text[next] >= 0xC3 && text[next] != 0xE2 }
    let own = Word(text, place, end, tables)
    let other = Word(text, next, wordEnd(text, next), tables)
    guard own.isPlausible || own.lexicon.given > 0 else { return false }
    return other.isPlausible || own.lexicon.given >= 2 && other.lexicon.surname > 0
  }

  /// Whether a person's key stands before `place`, or a title or telling word before a plausible one:
  /// the one up to `wordEnd`, or one that is known to be plausible.
  @inline(__always)
  private static func isIntroduced(
    _ text: Span<UInt8>, _ place: Int, _ wordEnd: Int?, _ tables: ModelTables
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
    guard end > 0, end < place, text[end - 1].isASCIILetter else { return false }
    let start = wordStart(text, end)
    let hash = wordHash(text, start, count: end - start)
    guard isValue else {
      return !tables.traits.traits(of: hash).isDisjoint(with: [.title, .evidence])
        && isPlausible(text, place, wordEnd, tables)
    }
    var previous: UInt32 = 0
    if start > 1,
      text[start - 1] == UInt8(ascii: "_") || text[start - 1] == UInt8(ascii: "-")
        || text[start - 1] == UInt8(ascii: ".") || text[start - 1] == 0x20
    {
      let first = wordStart(text, start - 1)
      if first < start - 1 { previous = wordHash(text, first, count: start - 1 - first) }
    }
    switch tables.keys.kind(previous: previous, last: hash) {
    case .person: return mayBeValue(text, place) || isPlausible(text, place, wordEnd, tables)
    case .role, .name: return isPlausible(text, place, wordEnd, tables)
    case .none, .other, .thing: return false
    }
  }

  /// Whether a key may stand right before `place`: no word does, with a blank between or none.
  private static func mayBeValue(_ text: Span<UInt8>, _ place: Int) -> Bool {
    guard place > 1 else { return false }
    let before = text[place - 1] == 0x20 ? text[place - 2] : text[place - 1]
    return before == UInt8(ascii: ":") || before == UInt8(ascii: "=")
      || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") || before == UInt8(ascii: ">")
  }

  private static func isPlausible(
    _ text: Span<UInt8>, _ place: Int, _ end: Int?, _ tables: ModelTables
  ) -> Bool {
    guard let end else { return true }
    return Word(text, place, end, tables).isPlausible
  }
}
