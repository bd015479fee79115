// SPDX-License-Identifier: Apache-2.0

/// Cuts a record into tokens in one pass and finds the keys whose values they are.
///
/// E-mail addresses, URLs and tokens in square brackets become one token each; words in paths,
/// identifiers and calls are blocked. A change here needs a new ``NameModel/version``.
struct Tokenizer {
  /// The hash of text in token form, and of findings of other rules, which will have that form.
  static let findingHash: UInt32 = 0x4004

  /// Offset behind the last byte to read.
  var end: Int
  var index: Int
  var gap = Gap.newline
  /// Offset behind the last escape such as `\n`, which separates words.
  var escapeEnd = -1
  var lineStart = 0
  var keys = KeyTracker()

  /// Replaces `tokens` by those of `text[start..<end]`; ``LineKind`` has not looked at them yet.
  static func tokenize(
    _ text: Span<UInt8>, from start: Int, to end: Int, tables: ModelTables,
    into tokens: inout TokenList, folding fold: inout FoldedWord, remembering memo: inout WordMemo
  ) {
    tokens.removeAll()
    var state = Tokenizer(end: end, index: start)
    state.run(text, tables, &tokens, &fold)
    lookUp(text, &tokens, tables, &fold, &memo)
  }

  private init(end: Int, index: Int) {
    self.end = end
    self.index = index
  }

  mutating func run(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord
  ) {
    while index < end {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09:
        if gap == .none { gap = .space }
        index += 1
      case 0x0A, 0x0D:
        newline(&tokens)
        index += 1
      case 0x30...0x39:
        number(text, &tokens)
      case 0x41...0x5A, 0x61...0x7A:
        word(text, tables, &tokens, &fold)
      case 0x5C:
        backslash(text, tables, &tokens, &fold)
      case 0x80...0xFF:
        let scalar = DecodedScalar.at(index, in: text, end: end)
        if Script.of(scalar.value) != .notLetter {
          word(text, tables, &tokens, &fold)
        } else if scalar.value == 0x3000 || scalar.value == 0xA0 {
          if gap == .none { gap = .space }
          index += scalar.count
        } else {
          mark(text, tables, &tokens, count: scalar.count)
        }
      case UInt8(ascii: "@"):
        at(text, tables, &tokens)
      case UInt8(ascii: "["):
        if !bracketToken(text, &tokens) { mark(text, tables, &tokens, count: 1) }
      default:
        mark(text, tables, &tokens, count: 1)
      }
    }
    newline(&tokens)
  }

  /// Ends a line.
  mutating func newline(_ tokens: inout TokenList) {
    gap = .newline
    keys.endLine()
    guard lineStart < tokens.count else { return }
    tokens[lineStart].startsLine = true
    lineStart = tokens.count
  }

  mutating func number(_ text: Span<UInt8>, _ tokens: inout TokenList) {
    let start = index
    while index < end, text[index].isASCIIDigit { index += 1 }
    tokens.append(
      .number, from: start, to: index, hash: 0x1111 + UInt32(min(9, index - start)), gap: gap,
      coarse: 20, length: UInt8(min(31, index - start)))
    gap = .none
    keys.sawNumber()
  }

  mutating func mark(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList, count: Int
  ) {
    keys.sawMark(text, at: index, tables.keys, &tokens)
    tokens.append(
      .mark, from: index, to: index + count,
      hash: count == 1 ? 0x2000 + UInt32(text[index]) : 0x3000 + UInt32(text[index + count - 1]),
      gap: gap, coarse: 21, mark: text[index])
    gap = .none
    index += count
  }

  mutating func address(
    _ start: Int, _ kind: UInt32, _ tokens: inout TokenList
  ) {
    tokens.append(
      .address, from: start, to: index, hash: kind, gap: gap, coarse: 22, isBlocked: true)
    gap = .none
    keys.sawNumber()
  }

  /// A backslash: an escape that separates, one that begins a word, or a mark.
  mutating func backslash(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord
  ) {
    if let scalar = DecodedScalar.escape(index, in: text, end: end),
      Script.of(scalar.value) != .notLetter, scalar.value >= 0x80
    {
      word(text, tables, &tokens, &fold)
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
        if gap == .none { gap = .space }
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
