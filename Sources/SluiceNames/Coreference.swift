// SPDX-License-Identifier: Apache-2.0

/// Finds a name again that was found with confidence elsewhere in the record, or in the document.
struct Coreference: ~Copyable {
  struct Entry: BitwiseCopyable {
    var hash: UInt32 = 0
    var round: UInt32 = 0
  }

  private static let slotCount = 4096
  private var entries = ScratchBuffer<Entry>(repeating: Entry(), count: Coreference.slotCount)
  private var round: UInt32 = 0
  private var used = 0
  /// A bit for each entry, by six bits of its hash: most words of a text are none.
  private var filter: UInt64 = 0
  private let none = WordFilter()
  /// Words to be remembered.
  private var sure = ScratchBuffer<UInt32>(capacity: 64)

  /// Log-odds from which a word of a name is looked for elsewhere.
  private static let confidence: Float = 0.5

  private mutating func begin() {
    used = 0
    filter = 0
    sure.removeAll()
    if round == UInt32.max {
      entries.refill(with: Entry(), count: Coreference.slotCount)
      round = 0
    }
    round += 1
  }

  @inline(__always)
  private func contains(_ hash: UInt32) -> Bool {
    guard filter &>> UInt64(hash >> 1) & 1 == 1 else { return false }
    var slot = Int(hash >> 7) & (Coreference.slotCount - 1)
    while entries[slot].round == round {
      if entries[slot].hash == hash { return true }
      slot = (slot + 1) & (Coreference.slotCount - 1)
    }
    return false
  }

  private mutating func insert(_ hash: UInt32) {
    guard used < Coreference.slotCount / 2 else { return }
    var slot = Int(hash >> 7) & (Coreference.slotCount - 1)
    while entries[slot].round == round {
      if entries[slot].hash == hash { return }
      slot = (slot + 1) & (Coreference.slotCount - 1)
    }
    filter |= 1 << UInt64(hash >> 1 & 63)
    entries[slot] = Entry(hash: hash, round: round)
    used += 1
  }

  /// Log-odds from which a lone word is looked for in later lines too.
  private static let certainty: Float = 2

  /// Tags the words of sure names wherever else they stand among the tokens, and those that `memory`
  /// holds of earlier lines; the memory learns the sure ones.
  mutating func spread(_ tokens: inout TokenList, _ tables: ModelTables, _ memory: NameMemory?) {
    begin()
    collect(tokens, tables, remembering: memory != nil)
    if let memory {
      memory.withWords { words in
        for index in 0..<sure.count { words.insert(sure[index]) }
        spread(&tokens, &words)
      }
    } else if used > 0 {
      spread(&tokens)
    }
  }

  /// Tags the words of sure names.
  private func spread(_ tokens: inout TokenList) {
    var index = tokens.next(.telling, from: 0, in: filter, none)
    while index < tokens.count {
      if contains(tokens[index].hash) { repeatName(&tokens, index) }
      index = tokens.next(.telling, from: index + 1, in: filter, none)
    }
  }

  /// The same, and those of earlier lines.
  private func spread(_ tokens: inout TokenList, _ words: inout RememberedWords) {
    if words.isEmpty {
      if used > 0 { spread(&tokens) }
      return
    }
    // Words that tell nothing may be parts of names that are remembered.
    let wanted: TokenHints = [.telling, .name]
    var index = words.next(wanted, from: 0, of: tokens, orIn: filter)
    while index < tokens.count {
      let hash = tokens[index].hash
      if contains(hash) {
        repeatName(&tokens, index)
      } else if words.contains(hash), Coreference.isSurelyName(tokens[index]) {
        repeatName(&tokens, index)
        if tokens[index].isName { words.insert(hash) }
      }
      index = words.next(wanted, from: index + 1, of: tokens, orIn: filter)
    }
  }

  /// Collects the words of sure names, and those to be remembered.
  private mutating func collect(
    _ tokens: borrowing TokenList, _ tables: ModelTables, remembering isRemembered: Bool
  ) {
    let needed = Int32(Coreference.confidence / tables.scale)
    let certain = Int32(Coreference.certainty / tables.scale)
    var index = tokens.nextName(from: 0)
    while index < tokens.count {
      let end = SpanBuilder.end(of: index, tokens)
      for position in index..<end {
        let token = tokens[position]
        guard token.isName, Coreference.isTelling(token) else { continue }
        // A common word must be beside another word of the name to count.
        guard token.score > needed || token.isKnownName,
          token.lexicon.word <= 2 || end - index >= 2
        else { continue }
        insert(token.hash)
        let isSure =
          token.isKnownName
          || token.lexicon.isListedName && (token.score > certain || end - index >= 2)
          || token.score > certain && end - index >= 2
        if isRemembered, isSure,
          token.isKnownName || token.shape != .lower && token.shape != .camel,
          Coreference.isSurelyName(token)
        {
          sure.append(token.hash)
        }
      }
      index = tokens.nextName(from: end)
    }
  }

  /// Whether a word of a name is hardly anything else, many lines on.
  @inline(__always)
  private static func isSurelyName(_ token: Token) -> Bool {
    token.lexicon.word <= 2 && !token.lexicon.isPlace && token.key != .thing
      && token.traits.isDisjoint(with: [.placeholder, .organisation, .honorific])
  }

  /// Tags a word that is part of a name elsewhere.
  private func repeatName(_ tokens: inout TokenList, _ index: Int) {
    let token = tokens[index]
    guard !token.isName, !token.isBlocked, Coreference.isTelling(token) else { return }
    if token.shape == .lower, token.lexicon.word > 1 { return }
    if token.lexicon.word >= 4, token.lexicon.given < 2 { return }
    tokens.name(index)
    tokens[index].isRepetition = true
  }

  /// Whether a word tells a name from others.
  @inline(__always)
  static func isTelling(_ token: Token) -> Bool {
    token.length > 2 && token.shape != .initial && !token.traits.contains(.particle)
      && !token.traits.contains(.title)
  }
}
