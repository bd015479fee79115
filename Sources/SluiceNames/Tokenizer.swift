// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

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
    state.run(text, tables, &tokens, &fold, &memo)
    tokens.seal()
  }

  private init(end: Int, index: Int) {
    self.end = end
    self.index = index
  }

  mutating func run(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    while index < end {
      let byte = text[index]
      let kind = ByteClass(of: byte)
      switch kind {
      case .letter:
        word(text, tables, &tokens, &fold, &memo)
      case .blank:
        separate()
        index &+= 1
      case .digit:
        number(text, &tokens)
      case .newline:
        newline(&tokens)
        index &+= 1
      case .backslash:
        backslash(text, tables, &tokens, &fold, &memo)
      case .high:
        let scalar = DecodedScalar.at(index, in: text, end: end)
        if Script.of(scalar.value) != .notLetter {
          anyWord(text, tables, &tokens, &fold, &memo)
        } else if scalar.value == 0x3000 || scalar.value == 0xA0 {
          separate()
          index += scalar.count
        } else {
          mark(text, tables, &tokens, count: scalar.count)
        }
      case .at:
        at(text, tables, &tokens)
      case .bracket where index + 1 < end && text[index + 1].isASCIIUpper:
        if !bracketToken(text, &tokens) { mark(text, tables, &tokens, count: 1) }
      default:
        keys.sawMark(text, at: index, kind, tables.keys, &tokens)
        appendMark(byte, &tokens)
      }
    }
    newline(&tokens)
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

  @inline(__always)
  mutating func number(_ text: Span<UInt8>, _ tokens: inout TokenList) {
    let start = index
    var count = 0
    repeat {
      index = start &+ count
      let (low, high) = Tokenizer.sixteen(text, index)
      let run = (~sluice_names_digits(low, high)).trailingZeroBitCount
      count &+= run
      if run < 16 { break }
    } while start &+ count < end
    index = min(start &+ count, end)
    count = index &- start
    let length = min(31, count)
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
        hash: 0x1111 &+ UInt32(truncatingIfNeeded: min(9, count)), coarse: 20, kind: .number,
        gap: gap, length: UInt8(truncatingIfNeeded: length)))
    tokens.shares.addNumber(length: length)
    gap = .none
    keys.sawNumber()
  }

  /// Appends the mark of one byte at `index`, of which ``keys`` know.
  @inline(__always)
  private mutating func appendMark(_ byte: UInt8, _ tokens: inout TokenList) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: index), end: Int32(truncatingIfNeeded: index &+ 1),
        hash: 0x2000 &+ UInt32(byte), coarse: 21, kind: .mark, gap: gap, mark: byte))
    tokens.shares.addMark()
    gap = .none
    index &+= 1
  }

  /// Appends the mark at `index`.
  mutating func mark(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList, count: Int
  ) {
    let byte = text[index]
    keys.sawMark(text, at: index, ByteClass(of: byte), tables.keys, &tokens)
    if count == 1 {
      appendMark(byte, &tokens)
      return
    }
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: index), end: Int32(truncatingIfNeeded: index + count),
        hash: 0x3000 + UInt32(text[index + count - 1]), coarse: 21, kind: .mark, gap: gap,
        mark: byte))
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

  /// A backslash: an escape that separates, one that begins a word, or a mark.
  mutating func backslash(
    _ text: Span<UInt8>, _ tables: ModelTables, _ tokens: inout TokenList,
    _ fold: inout FoldedWord, _ memo: inout WordMemo
  ) {
    if let scalar = DecodedScalar.escape(index, in: text, end: end),
      Script.of(scalar.value) != .notLetter, scalar.value >= 0x80
    {
      anyWord(text, tables, &tokens, &fold, &memo)
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

/// What a byte is to the tokenizer, as byte_bits.h numbers it.
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
  case assign
  case close
  case open
  case dot
  case comma
  case join
  case none

  @inline(__always)
  init(of byte: UInt8) {
    // Safety: four bits are the number of one of the sixteen cases, which stand in their order.
    self = unsafe unsafeBitCast(sluice_names_class(byte) & 15, to: ByteClass.self)
  }
}
