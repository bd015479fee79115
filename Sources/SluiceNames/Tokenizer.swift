// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// Cuts a record into tokens in one pass and finds the keys whose values they are.
///
/// E-mail addresses, URLs and tokens in square brackets become one token each; words in paths,
/// identifiers and calls are blocked. A change here needs a new ``NameModel/version``.
struct Tokenizer {
  /// The hash of text in token form, and of findings of other rules, which will have that form.
  static let findingHash: UInt32 = 0x4004

  /// Where it reads, and what it has seen.
  private var cursor = sluice_names_cursor()
  var lineStart = 0

  /// Offset behind the last byte to read.
  var end: Int {
    get { cursor.end }
    set { cursor.end = newValue }
  }
  var index: Int {
    get { cursor.index }
    set { cursor.index = newValue }
  }
  /// Offset behind the last escape such as `\n`, which separates words.
  var escapeEnd: Int {
    get { cursor.escape_end }
    set { cursor.escape_end = newValue }
  }
  /// What stands before the next token.
  var gap: Gap {
    get { Gap(rawValue: cursor.gap) ?? .newline }
    set { cursor.gap = newValue.rawValue }
  }
  var keys: KeyTracker {
    get { cursor.keys }
    _modify { yield &cursor.keys }
  }

  /// Replaces `tokens` by those of `text[start..<end]`; ``LineKind`` has not looked at them yet.
  static func tokenize(
    _ text: Span<UInt8>, from start: Int, to end: Int, tables: ModelTables,
    into tokens: inout TokenList, folding fold: inout FoldedWord, remembering memo: inout WordMemo
  ) {
    tokens.removeAll()
    var state = Tokenizer(end: end, index: start)
    state.run(text, tables, &tokens, &fold, &memo)
    tokens.seal()
  }

  private init(end: Int, index: Int) {
    self.end = end
    self.index = index
    escapeEnd = -1
    gap = .newline
    keys = .start
  }

  private mutating func run(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    while true {
      readPlain(text, tables, &tokens, memo)
      if cursor.missing != 0 {
        memo.learn(cursor.missing, tables)
        continue
      }
      if index >= end { break }
      if !tokens.hasRoom {
        tokens.grow()
        continue
      }
      readOther(text, tables, &tokens, &fold, &memo)
    }
    newline(&tokens)
    tokens.shares.add(letters: cursor.letters, others: cursor.others)
  }

  /// Reads words, numbers and marks of ASCII up to what needs another look.
  private mutating func readPlain(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ memo: borrowing WordMemo
  ) {
    cursor.count = tokens.count
    // Safety: the call reads `text` and the memo and writes tokens and hints up to the limit, all of
    // which are alive until it returns; it keeps nothing. `end` is inside `text`, as the slices of it
    // that all other methods read are.
    precondition(index >= 0 && end <= text.count, "a record outside its block")
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe memo.withUnsafeSlots { slots in
        unsafe tables.keys.withUnsafeSlots { names in
          unsafe tokens.withUnsafeRoom { room, hints, limit in
            unsafe sluice_names_read(&cursor, base, bytes.count, room, hints, limit, slots, names)
          }
        }
      }
    }
    tokens.setCount(cursor.count)
  }

  /// Reads what ``readPlain(_:_:_:_:)`` left: one token, or what separates tokens.
  private mutating func readOther(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    switch ByteClass(of: text[index]) {
    case .letter:
      word(text, tables, &tokens, &fold, &memo)
    case .blank:
      separate()
      index += 1
    case .digit:
      number(text, &tokens)
    case .newline:
      newline(&tokens)
      index += 1
    case .backslash:
      backslash(text, tables, &tokens, &fold, &memo)
    case .high:
      let scalar = DecodedScalar.at(index, in: text, end: end)
      if Script.of(scalar.value) != .notLetter {
        word(text, tables, &tokens, &fold, &memo)
      } else if scalar.value == 0x3000 || scalar.value == 0xA0 {
        separate()
        index += scalar.count
      } else {
        mark(text, tables, &tokens, count: scalar.count)
      }
    case .at:
      at(text, tables, &tokens)
    case .bracket:
      if !bracketToken(text, &tokens) { mark(text, tables, &tokens, count: 1) }
    default:
      mark(text, tables, &tokens, count: 1)
    }
  }

  /// Notes a blank.
  @inline(__always)
  private mutating func separate() {
    if gap == .none { gap = .space }
  }

  /// Ends a line.
  mutating func newline(_ tokens: inout TokenList) {
    gap = .newline
    keys.endLine()
    guard lineStart < tokens.count else { return }
    tokens[lineStart].startsLine = true
    tokens.shares.addLine()
    lineStart = tokens.count
  }

  mutating func number(_ text: Span<UInt8>, _ tokens: inout TokenList) {
    let start = index
    while index < end, text[index].isASCIIDigit { index += 1 }
    let length = min(31, index - start)
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
        hash: 0x1111 + UInt32(min(9, length)), coarse: 20, kind: .number, gap: gap,
        length: UInt8(length)))
    tokens.shares.addNumber(length: length)
    gap = .none
    keys.sawNumber()
  }

  /// Appends the mark at `index`.
  mutating func mark(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList, count: Int
  ) {
    let byte = text[index]
    keys.sawMark(text, at: index, tables.keys, &tokens)
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: index), end: Int32(truncatingIfNeeded: index + count),
        hash: count == 1 ? 0x2000 + UInt32(byte) : 0x3000 + UInt32(text[index + count - 1]),
        coarse: 21, kind: .mark, gap: gap, mark: byte))
    tokens.shares.addMark()
    gap = .none
    index += count
  }

  mutating func address(
    _ start: Int, _ kind: UInt32, _ tokens: inout TokenList
  ) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
        hash: kind, coarse: 22, kind: .address, gap: gap, flags: .blocked))
    tokens.shares.addMark()
    tokens.shares.addAddressBytes(Int32(truncatingIfNeeded: index - start))
    gap = .none
    keys.sawNumber()
  }

  /// Whether `token`, a word up to `index`, is part of a path, an identifier, a call, a handle or the
  /// like.
  func isBlocked(
    _ text: Span<UInt8>, _ token: Token, _ tokens: borrowing TokenList, _ tables: ModelTables
  ) -> Bool {
    let given = UInt8(tables.lexicon(token.hash).given)
    let before: WordShape = tokens.count >= 2 ? tokens[tokens.count - 2].shape : .none
    var cursor = cursor
    // Safety: the call reads inside `text`, of which the word and `end` are a part, and keeps nothing.
    return unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe sluice_names_is_blocked(
        &cursor, base, Int(token.start), token.shape.rawValue, given, before.rawValue) != 0
    }
  }

  /// A backslash: an escape that separates, one that begins a word, or a mark.
  mutating func backslash(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    if let scalar = DecodedScalar.escape(index, in: text, end: end),
      Script.of(scalar.value) != .notLetter, scalar.value >= 0x80
    {
      word(text, tables, &tokens, &fold, &memo)
      return
    }
    if index >= 2, text[index - 1] == UInt8(ascii: ":"), text[index - 2].isASCIILetter,
      index < 3 || !text[index - 3].isLetterOrDigit
    {
      // A drive: all up to the next blank or quote is a path.
      let start = index
      while index < end,
        text[index] == UInt8(ascii: "\\") || !Tokenizer.endsAddress(text[index])
      {
        index += 1
      }
      address(start, 0x4003, &tokens)
      return
    }
    if index + 1 < end {
      switch text[index + 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"):
        gap = .newline
        keys.endLine()
        index += 2
        escapeEnd = index
        return
      case UInt8(ascii: "t"):
        separate()
        index += 2
        escapeEnd = index
        return
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "\\"):
        index += 1
        escapeEnd = index
        if text[index] == UInt8(ascii: "\\") { return }
        mark(text, tables, &tokens, count: 1)
        escapeEnd = index
        return
      default: break
      }
    }
    mark(text, tables, &tokens, count: 1)
  }

  @inline(__always)
  static func endsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "}"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  /// `@`: an address with what is before and behind it, or a mark.
  mutating func at(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList
  ) {
    let hasLocalPart = gap == .none && index > 0 && text[index - 1].isLetterOrDigit
    let hasHost = index + 1 < end && text[index + 1].isLetterOrDigit
    guard hasLocalPart, hasHost else {
      mark(text, tables, &tokens, count: 1)
      return
    }
    let first = localPart(tokens)
    guard first < tokens.count else {
      mark(text, tables, &tokens, count: 1)
      return
    }
    let start = Int(tokens[first].start)
    gap = tokens[first].gap
    for dropped in first..<tokens.count { tokens.shares.remove(tokens[dropped], tables) }
    tokens.truncate(to: first)
    lineStart = min(lineStart, first)
    index += 1
    while index < end,
      text[index].isLetterOrDigit || text[index] == UInt8(ascii: ".")
        || text[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    while text[index - 1] == UInt8(ascii: ".") { index -= 1 }
    address(start, 0x4001, &tokens)
  }

  /// The first token of what stands before an `@` without a blank, as far as it may be a mailbox.
  func localPart(_ tokens: borrowing TokenList) -> Int {
    var first = tokens.count
    var border = index
    while first > 0 {
      let token = tokens[first - 1]
      guard Int(token.end) == border else { break }
      if token.kind == .mark {
        switch token.mark {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
          UInt8(ascii: "%"):
          break
        default: return first
        }
      } else if token.kind == .address {
        return first
      }
      first -= 1
      border = Int(token.start)
    }
    return first
  }

  /// Whether a byte may stand in the name of an entity type, as `IPV4`.
  @inline(__always)
  private static func isTypePart(_ byte: UInt8) -> Bool {
    byte.isASCIIUpper || byte == UInt8(ascii: "_") || byte.isASCIIDigit
  }

  /// `[EMAIL:k1.x]`, `[PERSON]`: what was redacted before stays as it is.
  mutating func bracketToken(_ text: Span<UInt8>, _ tokens: inout TokenList) -> Bool {
    var behind = index + 1
    while behind < end, Tokenizer.isTypePart(text[behind]) {
      behind += 1
    }
    guard behind - index >= 4, behind < end, text[index + 1].isASCIIUpper else { return false }
    if text[behind] == UInt8(ascii: ":") || text[behind] == UInt8(ascii: "#") {
      let limit = min(end, index + 160)
      while behind < limit, text[behind] > 0x20, text[behind] != UInt8(ascii: "]") { behind += 1 }
      guard behind < limit else { return false }
    }
    guard text[behind] == UInt8(ascii: "]") else { return false }
    let start = index
    index = behind + 1
    address(start, Tokenizer.findingHash, &tokens)
    // `[PERSON]'s`, as behind the name itself.
    if index + 1 < end, text[index] == UInt8(ascii: "'"), text[index + 1] == UInt8(ascii: "s"),
      index + 2 == end || !text[index + 2].isLetterOrDigit
    {
      appendEnding(count: 2, &tokens)
    }
    return true
  }
}

/// What a byte is to the tokenizer, as tokens.h numbers it; all others are marks too.
enum ByteClass: UInt8 {
  case mark
  case blank
  case newline
  case digit
  case letter
  case backslash
  case high
  case at
  case bracket

  init(of byte: UInt8) {
    self = ByteClass(rawValue: sluice_names_class(byte) & 15) ?? .mark
  }
}
