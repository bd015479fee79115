// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Secrets on the lines below their key, as YAML and indented JSON write them: a block (`password: |`),
/// a list (`passwords:`), a scalar on the next line, and the `value:` that follows `name: DB_PASSWORD`;
/// likewise dumps of PHP (`["password"]=>`), elements of XML, parts of a form, and PuTTY's keys.
///
/// The state after a line is a fold over the lines before it. Sources: YAML 1.2.2, sections 8.1 and
/// 8.2; Kubernetes API reference, EnvVar v1 core; RFC 7578, section 4.2; PuTTY manual, appendix C.
public struct SecretLines: Equatable, Sendable {
  enum Kind: Int {
    case none
    /// Every line that is deeper than the key is text of the value.
    case block
    /// Items of a list, or a scalar.
    case items
    /// The next line holds the value of the name on this one.
    case named
    /// The next line is the value.
    case next
    /// The value stands behind the headers of the form's part.
    case form
    /// So many lines of base64 follow.
    case counted
  }

  /// A value on a line, and how it stands there.
  struct Value: Equatable {
    var range: Range<Int>
    /// Whether it is to be read as what stands between quotes.
    var isText: Bool
    var isPassword: Bool
  }

  private(set) var kind = Kind.none
  /// Bytes before the key on its line; lines that follow where they are counted.
  private var column = 0
  private var isPassword = false
  /// Deepest key that is followed.
  private static let deepest = 255
  static let longestKey = 64
  private static let shortestBody = 20

  /// Makes the state in which no value is due.
  public init() {}

  /// Reads a state that ``rawValue`` wrote.
  public init(rawValue: Int) {
    kind = Kind(rawValue: rawValue & 7) ?? .none
    isPassword = rawValue & 8 != 0
    column = rawValue >> 4 & SecretLines.deepest
  }

  /// The state as a number below 4096; 0 where no value is due.
  public var rawValue: Int {
    kind == .none ? 0 : kind.rawValue | (isPassword ? 8 : 0) | column << 4
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
      if kind == .named || kind == .next || kind == .counted { self = SecretLines() }
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
    case .next:
      let due = self
      self = SecretLines.opened(by: text, shape)
      return isOpen ? nil : next(text, shape, due.isPassword)
    case .form:
      if SecretLines.begins(text, shape.start..<shape.end, SecretLines.header) { return nil }
      let due = self
      self = SecretLines.opened(by: text, shape)
      if !isOpen {
        return Value(range: shape.start..<shape.end, isText: true, isPassword: due.isPassword)
      }
    case .counted:
      // Only the last may be short.
      guard SecretLines.isBase64(text, shape.start..<shape.end),
        column == 1 || shape.end - shape.start >= SecretLines.shortestBody
      else {
        self = SecretLines.opened(by: text, shape)
        return nil
      }
      column -= 1
      if column == 0 { self = SecretLines() }
      return Value(range: shape.start..<shape.end, isText: true, isPassword: false)
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

  /// The value on a line of its own: the text of an element, or what may have its type before it.
  private func next(_ text: Span<UInt8>, _ shape: Shape, _ isPassword: Bool) -> Value? {
    var range = shape.start..<shape.end
    if text[shape.start] == UInt8(ascii: "<") {
      guard let content = SecretLines.content(text, range) else { return nil }
      return Value(range: content, isText: true, isPassword: isPassword)
    }
    let last = text[range.upperBound - 1]
    if last == UInt8(ascii: ","), range.count > 1 {
      range = range.lowerBound..<range.upperBound - 1
    }
    if SecretLines.isQuote(text[range.upperBound - 1]) {
      return Value(range: range, isText: false, isPassword: isPassword)
    }
    switch text[range.upperBound - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): return nil
    default: return value(text, range, isPassword)
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
    guard !shape.isBlank, shape.column <= deepest else { return SecretLines() }
    guard let key = shape.key(text), text[key.lowerBound] != header[0] || !begins(text, key, header)
    else { return opensNext(text, shape) }
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
    } else if matches(text, key, countKey) {
      let count = rest.reduce(0) { min($0 * 10 + Int(text[$1] &- 48), 1 << 20) }
      if rest.allSatisfy({ isDigit(text[$0]) }), count > 0, count <= deepest {
        return SecretLines(.counted, column: count, isPassword: false)
      }
    } else if matches(text, key, name) {
      let named = self.meaning(ofName: text, rest)
      if named != .other {
        return SecretLines(.named, column: shape.column, isPassword: named == .password)
      }
    }
    return SecretLines()
  }

  /// What a line opens that holds no key and colon: an element with a name, a part of a form, or the
  /// key of an array of PHP.
  private static func opensNext(_ text: Span<UInt8>, _ shape: Shape) -> SecretLines {
    let line = shape.start..<shape.end
    let kind: Kind
    let key: Range<Int>
    if text[shape.start] == UInt8(ascii: "<") {
      guard let content = content(text, line) else { return SecretLines() }
      (kind, key) = (.next, content)
    } else if text[shape.end - 1] == UInt8(ascii: ">"), line.count > 6,
      text[shape.end - 2] == UInt8(ascii: "=")
    {
      guard let arrow = arrowKey(text, shape) else { return SecretLines() }
      (kind, key) = (.next, arrow)
    } else if begins(text, line, part), line.count > part.count,
      text[shape.end - 1] == UInt8(ascii: "\"")
    {
      (kind, key) = (.form, shape.start + part.count..<shape.end - 1)
    } else {
      return SecretLines()
    }
    guard !key.isEmpty, key.count <= longestKey, key.allSatisfy({ isKeyByte(text[$0]) }) else {
      return SecretLines()
    }
    let meaning = meaning(text, key, isWord: true)
    return meaning == .other
      ? SecretLines() : SecretLines(kind, column: 0, isPassword: meaning == .password)
  }

  /// The key of `["password"]=>` or `'password' =>`.
  private static func arrowKey(_ text: Span<UInt8>, _ shape: Shape) -> Range<Int>? {
    var start = shape.start
    var end = shape.end - 2
    if text[end - 1] == 0x20 { end -= 1 }
    if text[start] == UInt8(ascii: "["), text[end - 1] == UInt8(ascii: "]") {
      start += 1
      end -= 1
    }
    guard end > start + 3, isQuote(text[start]), text[start] == text[end - 1] else { return nil }
    return start + 1..<end - 1
  }

  /// What an element holds that fills the line: `<value>…</value>`.
  private static func content(_ text: Span<UInt8>, _ line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound + 1
    while start < line.upperBound, isKeyByte(text[start]) { start += 1 }
    guard start < line.upperBound, text[start] == UInt8(ascii: ">") else { return nil }
    start += 1
    var end = start
    while end < line.upperBound, text[end] != UInt8(ascii: "<") { end += 1 }
    guard end > start, end + 1 < line.upperBound, text[end + 1] == UInt8(ascii: "/") else {
      return nil
    }
    var behind = end + 2
    while behind < line.upperBound, isKeyByte(text[behind]) { behind += 1 }
    return behind + 1 == line.upperBound ? start..<end : nil
  }

  private static let part = Array("Content-Disposition: form-data; name=\"".utf8)
  private static let header = Array("Content-".utf8)
  private static let countKey = Array("private-lines".utf8)

  private static func begins(_ text: Span<UInt8>, _ line: Range<Int>, _ word: [UInt8]) -> Bool {
    guard line.count >= word.count else { return false }
    for index in word.indices where text[line.lowerBound + index] != word[index] { return false }
    return true
  }

  private static func isBase64(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line {
      let byte = text[index]
      guard
        isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
          || byte == UInt8(ascii: "=")
      else { return false }
    }
    return !line.isEmpty
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
    Lines.read(chunk, from: first) { line in
      _ = state.take(chunk, line)
      return true
    }
    return state
  }

  /// Whether the last byte of the line allows it to open a block or a list.
  private static func mayOpen(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    var start = line.lowerBound
    while start < end, text[start] <= 0x20 { start += 1 }
    guard end > start else { return false }
    switch text[end - 1] {
    case UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      return true
    case UInt8(ascii: "\""): return begins(text, start..<end, header)
    default:
      // `|2`
      return end > start + 1 && isDigit(text[end - 1])
        && (end - start < 24 || text[end - 2] == UInt8(ascii: "|")
          || text[end - 2] == UInt8(ascii: ">")
          || text[end - 2] == UInt8(ascii: "-") || text[end - 2] == UInt8(ascii: "+"))
    }
  }

  /// Whether the state after the line is the same whatever stands before it: it is not indented, no
  /// item, no `value:` that a name may stand before, no header and no line of base64.
  private static func resets(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let shape = Shape(text, line)
    return !shape.isBlank && shape.indent == 0 && !shape.isItem
      && rest(text, shape, behindValueKeyAt: 0) == nil
      && !begins(text, shape.start..<shape.end, header)
      && (shape.end - shape.start < shortestBody || !isBase64(text, shape.start..<shape.end))
  }
}
