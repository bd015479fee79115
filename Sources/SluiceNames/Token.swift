// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a mark of a block, with all that features and gate ask about it: 32 bytes.
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
  /// What the lexicon says.
  package var lexicon: LexiconClass = LexiconClass(rawValue: 0)
  /// ``lexicon`` in one of 12 coarse classes, or 20 and above for what is no word.
  package var coarse: UInt8 = 31
  /// Word, number, mark, or an e-mail or URL as a whole.
  package var kind: TokenKind = .edge
  /// The pattern of its capitals.
  package var shape: WordShape = .none
  /// What stands before it.
  package var gap: Gap = .newline
  /// Bytes of the folded word, 31 at most.
  package var length: UInt8 = 0
  /// The kind of key it is a value of.
  package var key: KeyKind = .none
  /// Place in the key's value: 0 for the first word.
  package var keyPosition: UInt8 = 0
  /// Shares of digits, marks and capitals in its line, 0 to 8, where lists of several lines keep them.
  package var lineKind: UInt8 = 0
  /// First byte of a mark.
  package var mark: UInt8 = 0
  var flags: TokenFlags = []

  /// Whether it stands in an e-mail, a path, an identifier or another finding.
  package var isBlocked: Bool {
    @inline(__always) get { flags.contains(.blocked) }
    @inline(__always) set { flags.set(.blocked, newValue) }
  }
  /// Whether the text holds JSON escapes inside it.
  package var isEscaped: Bool {
    @inline(__always) get { flags.contains(.escaped) }
    @inline(__always) set { flags.set(.escaped, newValue) }
  }
  /// Whether it stands first in its line.
  package var startsLine: Bool {
    @inline(__always) get { flags.contains(.startsLine) }
    @inline(__always) set { flags.set(.startsLine, newValue) }
  }
  /// Whether it was taken for part of a name.
  package var isName: Bool {
    @inline(__always) get { flags.contains(.name) }
    @inline(__always) set { flags.set(.name, newValue) }
  }
  /// Whether another rule found it to be part of a name.
  package var isKnownName: Bool {
    @inline(__always) get { flags.contains(.knownName) }
    @inline(__always) set { flags.set(.knownName, newValue) }
  }
  /// Whether it was tagged because the same word is part of a name elsewhere.
  package var isRepetition: Bool {
    @inline(__always) get { flags.contains(.repetition) }
    @inline(__always) set { flags.set(.repetition, newValue) }
  }

  /// The score of a token that was no candidate.
  package static let unscored: Int32 = -1_000_000

  /// Stands for what is before the first and behind the last token.
  package static let outside = Token()

  @inline(__always)
  var isWord: Bool { kind == .word }
}

/// What is true of a token, a bit each.
struct TokenFlags: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  static let blocked = TokenFlags(rawValue: 1)
  static let escaped = TokenFlags(rawValue: 2)
  static let startsLine = TokenFlags(rawValue: 4)
  static let name = TokenFlags(rawValue: 8)
  static let knownName = TokenFlags(rawValue: 16)
  static let repetition = TokenFlags(rawValue: 32)

  @inline(__always)
  mutating func set(_ flag: TokenFlags, _ isSet: Bool) {
    self = isSet ? union(flag) : subtracting(flag)
  }
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
