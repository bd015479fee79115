// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Secrets on the lines below their key, as YAML and indented JSON write them: a block (`password: |`),
/// a list (`passwords:`), a scalar on the next line, and the `value:` that follows `name: DB_PASSWORD`.
///
/// The state after a line is a fold over the lines before it. Sources: YAML 1.2.2, sections 8.1 and
/// 8.2; Kubernetes API reference, EnvVar v1 core.
public struct SecretLines: Equatable, Sendable {
  enum Kind: Int {
    case none
    /// Every line that is deeper than the key is text of the value.
    case block
    /// Items of a list, or a scalar.
    case items
    /// The next line holds the value of the name on this one.
    case named
  }

  /// A value on a line, and how it stands there.
  struct Value: Equatable {
    var range: Range<Int>
    /// Whether it is to be read as what stands between quotes.
    var isText: Bool
    var isPassword: Bool
  }

  private(set) var kind = Kind.none
  /// Bytes before the key on its line.
  private var column = 0
  private var isPassword = false
  /// Deepest key that is followed.
  private static let deepest = 255
  private static let longestKey = 64

  /// Makes the state in which no value is due.
  public init() {}

  /// Reads a state that ``rawValue`` wrote.
  public init(rawValue: Int) {
    kind = Kind(rawValue: rawValue & 3) ?? .none
    isPassword = rawValue & 4 != 0
    column = rawValue >> 3 & SecretLines.deepest
  }

  /// The state as a number below 2048; 0 where no value is due.
  public var rawValue: Int {
    kind == .none ? 0 : kind.rawValue | (isPassword ? 4 : 0) | column << 3
  }

  /// Whether the next line may hold a value.
  var isOpen: Bool { kind != .none }

  private init(_ kind: Kind, column: Int, isPassword: Bool) {
    self.kind = kind
    self.column = column
    self.isPassword = isPassword
  }

  // MARK: Lines

  /// Takes the line at `line` (newline left out) and returns the value on it, if one was due.
  mutating func take(_ text: Span<UInt8>, _ line: Range<Int>) -> Value? {
    let shape = Shape(text, line)
    if shape.isBlank {
      if kind == .named { self = SecretLines() }
      return nil
    }
    switch kind {
    case .none: self = SecretLines.opened(by: text, shape)
    case .block:
      if shape.indent > column {
        return Value(
          range: line.lowerBound + shape.indent..<shape.end, isText: true, isPassword: isPassword)
      }
      self = SecretLines.opened(by: text, shape)
    case .items:
      let opened = SecretLines.opened(by: text, shape)
      let isBelow = shape.indent > column || (shape.indent == column && shape.isItem)
      if opened.isOpen || !isBelow {
        self = opened
      } else {
        return item(text, shape)
      }
    case .named:
      let due = self
      self = SecretLines.opened(by: text, shape)
      if let rest = SecretLines.rest(text, shape, behindValueKeyAt: due.column) {
        if SecretLines.opensBlock(text, rest) {
          self = SecretLines(.block, column: due.column, isPassword: due.isPassword)
        } else {
          return value(text, rest, due.isPassword)
        }
      }
    }
    return nil
  }

  private func item(_ text: Span<UInt8>, _ shape: Shape) -> Value? {
    switch text[shape.start] {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "-"):
      return nil
    default:
      let range = shape.start..<shape.end
      return SecretLines.isMapping(text, range) ? nil : value(text, range, isPassword)
    }
  }

  private func value(_ text: Span<UInt8>, _ range: Range<Int>, _ isPassword: Bool) -> Value? {
    guard !range.isEmpty else { return nil }
    let first = text[range.lowerBound]
    let isQuoted = SecretLines.isQuote(first)
    let opensNothing = first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    guard isQuoted || opensNothing else { return nil }
    return Value(range: range, isText: !isQuoted, isPassword: isPassword)
  }

  /// What the line opens: the state after it where none was open before.
  private static func opened(by text: Span<UInt8>, _ shape: Shape) -> SecretLines {
    guard let key = shape.key(text), shape.column <= deepest else { return SecretLines() }
    let rest = shape.rest(text, behind: key)
    let meaning = meaning(text, key)
    if meaning != .other {
      let isPassword = meaning == .password
      if rest.isEmpty || (rest.count == 1 && text[rest.lowerBound] == UInt8(ascii: "[")) {
        return SecretLines(.items, column: shape.column, isPassword: isPassword)
      }
      if opensBlock(text, rest) {
        return SecretLines(.block, column: shape.column, isPassword: isPassword)
      }
    } else if matches(text, key, name) {
      let named = self.meaning(ofName: text, rest)
      if named != .other {
        return SecretLines(.named, column: shape.column, isPassword: named == .password)
      }
    }
    return SecretLines()
  }

  /// What the name behind `name:` says, which may stand in quotes, with a comma behind them.
  private static func meaning(ofName text: Span<UInt8>, _ rest: Range<Int>) -> Meaning {
    var start = rest.lowerBound
    var end = rest.upperBound
    if end > start, isQuote(text[start]) {
      if text[end - 1] == UInt8(ascii: ",") { end -= 1 }
      guard end > start + 2, text[end - 1] == text[start] else { return .other }
      start += 1
      end -= 1
    }
    guard end > start, end - start <= longestKey else { return .other }
    for index in start..<end where !isKeyByte(text[index]) { return .other }
    return meaning(text, start..<end)
  }

  /// `|`, `>-`, `|2+`
  private static func opensBlock(_ text: Span<UInt8>, _ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty, rest.count <= 3,
      text[rest.lowerBound] == UInt8(ascii: "|") || text[rest.lowerBound] == UInt8(ascii: ">")
    else { return false }
    return rest.dropFirst().allSatisfy {
      text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: "+") || isDigit(text[$0])
    }
  }

  /// What stands behind the key `value` in `column`, or nil where the line is no such one.
  private static func rest(
    _ text: Span<UInt8>, _ shape: Shape, behindValueKeyAt column: Int
  ) -> Range<Int>? {
    guard !shape.isItem, shape.column == column, let key = shape.key(text),
      matches(text, key, value)
    else { return nil }
    return shape.rest(text, behind: key)
  }

  /// Whether a key stands at the start of the item.
  private static func isMapping(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if isQuote(text[index]) {
      let quote = text[index]
      index += 1
      while index < range.upperBound, text[index] != quote {
        index += text[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return index + 1 < range.upperBound && text[index + 1] == UInt8(ascii: ":")
    }
    while index < range.upperBound {
      if text[index] == UInt8(ascii: ":"),
        index + 1 == range.upperBound || text[index + 1] == 0x20
      {
        return true
      }
      index += 1
    }
    return false
  }

  // MARK: Keys

  private enum Meaning { case other, password, secret }

  private static let passwords = [
    "password", "passwords", "passwd", "passphrase", "passwort", "kennwort", "pwd",
  ].map { Array($0.utf8) }
  private static let secrets = [
    "secret", "secrets", "token", "apikey", "apikeys", "apitokens", "accesstokens", "accesskey",
    "accesskeys", "secretkey", "privatekey", "authkey", "signingkey", "encryptionkey", "masterkey",
  ].map { Array($0.utf8) }

  private static func meaning(_ text: Span<UInt8>, _ key: Range<Int>) -> Meaning {
    // Most keys end in none of these letters.
    switch text[key.upperBound - 1] | 0x20 {
    case UInt8(ascii: "d"), UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "t"),
      UInt8(ascii: "n"), UInt8(ascii: "y"):
      break
    default: return .other
    }
    for word in passwords where ends(text, key, word) { return .password }
    for word in secrets where ends(text, key, word) { return .secret }
    return .other
  }

  /// Whether the letters of `key`, its separators left out, end in `word`.
  private static func ends(_ text: Span<UInt8>, _ key: Range<Int>, _ word: [UInt8]) -> Bool {
    var index = key.upperBound
    var left = word.count
    while left > 0 {
      guard index > key.lowerBound else { return false }
      index -= 1
      let byte = text[index]
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        if left == word.count { return false }
        continue
      }
      guard byte | 0x20 == word[left - 1] else { return false }
      left -= 1
    }
    return true
  }

  private static let name = Array("name".utf8)
  private static let value = Array("value".utf8)

  /// Whether `key` is `word`, in any case.
  private static func matches(_ text: Span<UInt8>, _ key: Range<Int>, _ word: [UInt8]) -> Bool {
    key.count == word.count && ends(text, key, word)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// How a line begins and ends.
  private struct Shape {
    /// Blanks before anything else.
    var indent = 0
    /// Bytes before what the line holds, behind the dashes of lists.
    var column = 0
    var start: Int
    /// Behind the last byte that is no blank.
    var end: Int
    var isItem = false
    var isBlank: Bool { start >= end }

    init(_ text: Span<UInt8>, _ line: Range<Int>) {
      end = line.upperBound
      while end > line.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
      start = line.lowerBound
      while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
      indent = start - line.lowerBound
      while start + 1 < end, text[start] == UInt8(ascii: "-"), text[start + 1] == 0x20 {
        isItem = true
        start += 1
        while start < end, text[start] == 0x20 { start += 1 }
      }
      column = start - line.lowerBound
    }

    /// The key that the line begins with: its letters, quotes left out.
    func key(_ text: Span<UInt8>) -> Range<Int>? {
      var first = start
      guard first < end else { return nil }
      if SecretLines.isQuote(text[first]) { first += 1 }
      var last = first
      while last < end, last - first <= SecretLines.longestKey, SecretLines.isKeyByte(text[last]) {
        last += 1
      }
      guard last > first + 1, last < end else { return nil }
      let behind = first > start ? last + 1 : last
      guard first == start || text[last] == text[start], behind < end,
        text[behind] == UInt8(ascii: ":"), behind + 1 == end || text[behind + 1] == 0x20
      else { return nil }
      return first..<last
    }

    /// What stands behind the key's colon.
    func rest(_ text: Span<UInt8>, behind key: Range<Int>) -> Range<Int> {
      var index = key.upperBound
      while index < end, text[index] != UInt8(ascii: ":") { index += 1 }
      index = min(index + 1, end)
      while index < end, text[index] == 0x20 { index += 1 }
      return index..<end
    }
  }

  // MARK: Chunks

  /// The state after the whole lines of `chunk`, from this state before them. Looks at the lines that
  /// belong to the last one that is not indented, so at one line of most logs.
  public func after(_ chunk: Span<UInt8>) -> SecretLines {
    var first = chunk.count
    var end = chunk.count
    var isBeforeBlock = true
    // Back to a line that leaves the same state whatever stands before it.
    while end > 0 {
      if chunk[end - 1] == UInt8(ascii: "\n") { end -= 1 }
      var start = end
      while start > 0, chunk[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      let line = start..<end
      // A name opens something only for the next line.
      let mayOpen = SecretLines.mayOpen(chunk, line)
      if mayOpen || isBeforeBlock, SecretLines.opened(by: chunk, Shape(chunk, line)).isOpen {
        first = start
      }
      isBeforeBlock = mayOpen
      if SecretLines.resets(chunk, line) { return replay(chunk, from: first, SecretLines()) }
      end = start
    }
    return replay(chunk, from: isOpen ? 0 : first, self)
  }

  private func replay(_ chunk: Span<UInt8>, from first: Int, _ state: SecretLines) -> SecretLines {
    var state = state
    var index = first
    while index < chunk.count {
      var end = index
      while end < chunk.count, chunk[end] != UInt8(ascii: "\n") { end += 1 }
      _ = state.take(chunk, index..<end)
      index = end + 1
    }
    return state
  }

  /// Whether the last byte of the line allows it to open a block or a list.
  private static func mayOpen(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    guard end > line.lowerBound else { return false }
    switch text[end - 1] {
    case UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      return true
    default:
      // `|2`
      return end > line.lowerBound + 1 && isDigit(text[end - 1])
        && (text[end - 2] == UInt8(ascii: "|") || text[end - 2] == UInt8(ascii: ">")
          || text[end - 2] == UInt8(ascii: "-") || text[end - 2] == UInt8(ascii: "+"))
    }
  }

  /// Whether the state after the line is the same whatever stands before it: it is not indented, no
  /// item, and no `value:` that a name may stand before.
  private static func resets(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let shape = Shape(text, line)
    return !shape.isBlank && shape.indent == 0 && !shape.isItem
      && rest(text, shape, behindValueKeyAt: 0) == nil
  }
}
