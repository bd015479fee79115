// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// Follows keys and values through the tokens of a line: `"first_name": "Ann"`, `owner=Ann`.
struct KeyTracker {
  /// Words of one value that still count as the value.
  private static let maximumWords: UInt8 = 6

  private var identifierStart = 0
  private var identifierEnd = -1
  private var previousPart: UInt32 = 0
  private var lastPart: UInt32 = 0
  private var isActive = false
  private var hasValue = false
  private var kind = KeyKind.none
  private var keyHash: UInt32 = 0
  private var position: UInt8 = 0

  /// A line ends, and with it key and value.
  mutating func endLine() {
    isActive = false
    identifierEnd = -1
    lastPart = 0
  }

  /// A number or an address was read: a value, but no name.
  mutating func sawNumber() {
    isActive = false
    lastPart = 0
  }

  /// A word was read; it may be part of a value, or a key itself.
  @inline(__always)
  mutating func sawWord(_ token: inout Token, _ text: Span<UInt8>) {
    if isActive {
      token.key = kind
      token.keyHash = keyHash
      token.keyPosition = position
      hasValue = true
      position += 1
      if position > KeyTracker.maximumWords { isActive = false }
    }
    let start = Int(token.start)
    // `first_name`, `first-name`, `first.name` and `first name` are one key of two parts.
    let isJoined =
      identifierEnd == start - 1 && lastPart != 0 && KeyTracker.joinsParts(text[start - 1])
    previousPart = isJoined ? lastPart : 0
    if !isJoined { identifierStart = start }
    lastPart = token.hash
    identifierEnd = Int(token.end)
  }

  @inline(__always)
  private static func joinsParts(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == 0x20
  }

  /// A mark of this class was read: it may end a key, begin or end a value.
  @inline(__always)
  mutating func sawMark(
    _ text: Span<UInt8>, at index: Int, _ mark: ByteClass, _ names: KeyNames,
    _ tokens: inout TokenList
  ) {
    switch mark {
    case .assign:
      beginValue(text, at: index, names, &tokens)
    case .close:
      if identifierEnd == index, identifierStart > 0,
        text[identifierStart - 1] == UInt8(ascii: "<")
      {
        beginValue(text, at: index, names, &tokens)
      }
    case .open, .bracket:
      if hasValue { isActive = false }
    case .dot:
      // The dot of an initial goes on, that of a sentence ends the value.
      if isActive, hasValue, tokens.count > 0, tokens[tokens.count - 1].shape != .initial,
        tokens[tokens.count - 1].length > 3
      {
        isActive = false
      }
    case .comma:
      // `Last, First`
      if !(isActive && position == 1) { isActive = false }
    case .join, .high:
      break
    default:
      isActive = false
    }
  }

  @inline(never)
  private mutating func beginValue(
    _ text: Span<UInt8>, at index: Int, _ names: KeyNames, _ tokens: inout TokenList
  ) {
    defer {
      lastPart = 0
      identifierEnd = -1
    }
    guard identifierEnd >= 0, lastPart != 0, index - identifierEnd <= 3 else {
      isActive = false
      return
    }
    for between in identifierEnd..<index {
      switch text[between] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"), 0x20, UInt8(ascii: "\\"):
        break
      default:
        isActive = false
        return
      }
    }
    // A key is no value of the key before it.
    if tokens.count > 0 {
      var last = tokens.count - 1
      while last > 0, !tokens[last].isWord { last -= 1 }
      tokens[last].key = .none
      tokens[last].keyHash = 0
    }
    kind = names.kind(previous: previousPart, last: lastPart)
    keyHash = previousPart == 0 ? lastPart : KeyNames.join(previousPart, lastPart)
    isActive = true
    hasValue = false
    position = 0
  }
}
