// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a mark of a block, with all that features and gate ask about it.
package struct Token: BitwiseCopyable, Sendable {
  /// Offset of the first byte in the block.
  package var start: Int32 = 0
  /// Offset behind the last byte.
  package var end: Int32 = 0
  /// Hash of the folded text.
  package var hash: UInt32 = 7
  /// Hash of the key whose value this is part of; 0 for none.
  package var keyHash: UInt32 = 0
  /// Score in steps of the model's scale, once scored.
  package var score: Int32 = Token.unscored
  /// What the word is known for: titles, particles, triggers.
  package var traits: WordTraits = []
  /// Word, number, mark, or an e-mail or URL as a whole.
  package var kind: TokenKind = .edge
  /// The pattern of its capitals.
  package var shape: WordShape = .none
  /// What stands before it.
  package var gap: Gap = .newline
  /// What the lexicon says.
  package var lexicon: LexiconClass = LexiconClass(rawValue: 0)
  /// ``lexicon`` in one of 12 coarse classes, or 20 and above for what is no word.
  package var coarse: UInt8 = 31
  /// Bytes of the folded word, 31 at most.
  package var length: UInt8 = 0
  /// The kind of key it is a value of.
  package var key: KeyKind = .none
  /// Place in the key's value: 0 for the first word.
  package var keyPosition: UInt8 = 0
  /// Shares of digits, marks and capitals in its line, 0 to 8.
  package var lineKind: UInt8 = 0
  /// First byte of a mark.
  package var mark: UInt8 = 0
  /// Whether it stands in an e-mail, a path, an identifier or another finding.
  package var isBlocked: Bool = false
  /// Whether the text holds JSON escapes inside it.
  package var isEscaped: Bool = false
  /// How it is written.
  package var spelling: Spelling = .plain
  /// Whether it stands first in its line.
  package var startsLine: Bool = false
  /// Whether it stands for a finding that was put in its place just now.
  package var isFresh: Bool = false
  /// Whether it is a word that the gate may admit.
  package var isCandidate: Bool = false
  /// Whether it was taken for part of a name.
  package var isName: Bool = false
  /// Whether another rule found it to be part of a name.
  package var isKnownName: Bool = false
  /// Whether it was tagged because the same word is part of a name elsewhere.
  package var isRepetition: Bool = false

  /// The score of a token that was no candidate.
  package static let unscored: Int32 = -1_000_000

  /// Stands for what is before the first and behind the last token.
  package static let outside = Token()

  @inline(__always)
  var isWord: Bool { kind == .word }
}

/// What a word is written with.
package enum Spelling: UInt8, BitwiseCopyable, Sendable {
  /// ASCII letters.
  case plain
  /// Other letters too, or an apostrophe.
  case mixed
  /// Letters without blanks between words; the lexicon was asked already.
  case compound
}

/// What a token is.
package enum TokenKind: UInt8, BitwiseCopyable, Sendable {
  /// Letters, with inner apostrophes.
  case word
  /// A run of digits.
  case number
  /// Any other character.
  case mark
  /// An e-mail address, a URL or a token in square brackets.
  case address
  /// Outside the record.
  case edge
}

/// The pattern of capitals in a word.
package enum WordShape: UInt8, BitwiseCopyable, Sendable {
  case none
  /// `xx`
  case lower
  /// `Xx`
  case capitalised
  /// `XX`
  case upper
  /// `X`
  case initial
  /// `XxXx`
  case mixed
  /// `xX`
  case camel
  /// Letters without case, such as Han or Arabic.
  case uncased
}

/// What separates a token from the one before.
package enum Gap: UInt8, BitwiseCopyable, Sendable {
  case none
  case space
  case newline
}

/// What kind of key names a value.
package enum KeyKind: UInt8, BitwiseCopyable, Sendable {
  /// No key.
  case none
  /// Some key.
  case other
  /// A key whose value is a person's name: `first_name`, `patient_name`.
  case person
  /// A key that often names a person: `owner`, `author`.
  case role
  /// `name` alone.
  case name
  /// A key whose value is no person: `product`, `city`, `host`.
  case thing
}

/// What the lexicon knows of a word, in eight bits.
package struct LexiconClass: RawRepresentable, BitwiseCopyable, Sendable, Equatable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Packs the four facts.
  package init(given: Int, surname: Int, word: Int, isPlace: Bool) {
    rawValue = UInt8(given | surname << 2 | word << 4 | (isPlace ? 0x80 : 0))
  }

  /// How common it is as a given name, 0 to 3.
  @inline(__always)
  package var given: Int { Int(rawValue & 3) }
  /// How common it is as a surname, 0 to 3.
  @inline(__always)
  package var surname: Int { Int(rawValue >> 2 & 3) }
  /// How common it is as an ordinary word, 0 to 5.
  @inline(__always)
  package var word: Int { Int(rawValue >> 4 & 7) }
  /// Whether it names a place.
  @inline(__always)
  package var isPlace: Bool { rawValue & 0x80 != 0 }
  @inline(__always)
  package var isListedName: Bool { rawValue & 0xF != 0 }
  @inline(__always)
  package var isKnown: Bool { rawValue != 0 }

  /// One of 12 coarse classes.
  @inline(__always)
  package var coarse: UInt8 {
    if given > 0 && surname > 0 { return word >= 3 ? 1 : 2 }
    if given > 0 { return word >= 3 ? 3 : 4 }
    if surname > 0 { return word >= 3 ? 5 : (surname >= 2 ? 6 : 7) }
    if word > 0 { return word >= 4 ? 8 : 9 }
    return isPlace ? 10 : 11
  }
}

/// The tokens of a block.
package struct TokenList: ~Copyable, Sendable {
  private var storage = ScratchBuffer<Token>(capacity: 1024)
  private var freshIndexes = ScratchBuffer<Int32>(capacity: 64)

  /// Makes an empty list.
  package init() {}

  /// Tokens in the list.
  package var count: Int {
    @inline(__always)
    get { storage.count }
  }

  /// The token at `index`.
  package subscript(index: Int) -> Token {
    @inline(__always)
    get { storage[index] }
    @inline(__always)
    _modify { yield &storage[index] }
  }

  /// Hands the token at `index` to `body` where it stands.
  @inline(__always)
  mutating func modify(_ index: Int, _ body: (inout Token) -> Void) { body(&storage[index]) }

  /// The token at `index`, or ``Token/outside``.
  @inline(__always)
  func at(_ index: Int) -> Token {
    index >= 0 && index < storage.count ? storage[index] : .outside
  }

  @inline(__always)
  mutating func append(_ token: Token) { storage.append(token) }

  /// Appends a token and has it filled where it stands.
  @inline(__always)
  mutating func append(write: (inout Token) -> Void) {
    storage.append(.outside, write: write)
  }

  /// Appends what is no word.
  @inline(__always)
  mutating func append(
    _ kind: TokenKind, from start: Int, to end: Int, hash: UInt32, gap: Gap, coarse: UInt8,
    length: UInt8 = 0, mark: UInt8 = 0, isBlocked: Bool = false
  ) {
    storage.append(.outside) { token in
      token.start = Int32(truncatingIfNeeded: start)
      token.end = Int32(truncatingIfNeeded: end)
      token.kind = kind
      token.hash = hash
      token.gap = gap
      token.coarse = coarse
      token.length = length
      token.mark = mark
      token.isBlocked = isBlocked
    }
  }

  /// Copies the tokens of `range` to `place` and behind; they may overlap.
  mutating func move(_ range: Range<Int>, to place: Int) { storage.move(range, to: place) }

  /// How many tokens stand for findings that were put in just now.
  var freshCount: Int { freshIndexes.count }
  /// The place of the one with this number; they ascend.
  func fresh(_ number: Int) -> Int { Int(freshIndexes[number]) }
  mutating func noteFresh(_ index: Int) { freshIndexes.append(Int32(truncatingIfNeeded: index)) }
  mutating func forgetFresh() { freshIndexes.removeAll() }

  /// Forgets all tokens and keeps the storage.
  package mutating func removeAll() {
    storage.removeAll()
    freshIndexes.removeAll()
  }

  mutating func truncate(to count: Int) { storage.truncate(to: count) }
}
