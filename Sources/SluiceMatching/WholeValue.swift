// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Where an unquoted value really ends, and what stands around the strings of a typed dump.
extension KeyReader {
  /// Offset behind the unquoted value at `start`, whose key ends before `separator`.
  ///
  /// A delimiter belongs to the value where more of it follows and that begins no neighbour: another
  /// key, a quote, a closing tag. Brackets that open in the value close in it.
  ///
  /// - Parameter run: bytes of the text known to delimit nothing, which are not read again: the keys
  ///   of `password=password=…` all have the same end. Complexity: linear in what is not in it.
  static func wholeEnd(
    _ text: Span<UInt8>, from start: Int, separator: Int, run: inout Range<Int>
  ) -> Int {
    let limit = min(text.count, start + longestValue)
    if !run.contains(start) { run = start..<start }
    var index = min(run.upperBound, limit)
    while index < limit, !mayDelimit(text[index]) { index += 1 }
    run = run.lowerBound..<max(index, run.upperBound)
    var open = 0
    while index < limit {
      switch text[index] {
      case 0x00...0x20: return index
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "<"):
        if beginsMarkup(text, index) { return index }
        open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        if open > 0 {
          open -= 1
        } else if !goesOn(text, behind: index) {
          return index
        }
      case UInt8(ascii: ","):
        if !goesOn(text, behind: index) || isCell(text, separator: separator) { return index }
      case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "`"):
        if !goesOn(text, behind: index) { return index }
      case UInt8(ascii: "&"):
        if !goesOn(text, behind: index) || isEntity(text, index) { return index }
      case UInt8(ascii: "\\"):
        guard index + 1 < limit, text[index + 1] > 0x20 else { return index }
        switch text[index + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "u"),
          UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"):
          return index
        default: break
        }
      default: break
      }
      index += 1
    }
    return index
  }

  /// Whether ``wholeEnd(_:from:separator:run:)`` looks closer at `byte`.
  @inline(__always)
  private static func mayDelimit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  /// Whether the value goes on behind the delimiter at `position`, rather than a neighbour begins.
  private static func goesOn(_ text: Span<UInt8>, behind position: Int) -> Bool {
    var index = position + 1
    guard index < text.count, isValueByte(text[index]) else { return false }
    let isList = text[position] == UInt8(ascii: ";")
    let limit = min(text.count, index + 40)
    while index < limit, isKeyByte(text[index]) || isList && text[index] == 0x20 { index += 1 }
    guard index < limit, index > position + 1 else { return true }
    if text[index] == UInt8(ascii: "]") || isQuote(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: ":")
    else { return true }
    // The end of base64 is no key.
    return text[index] == UInt8(ascii: "=") && index + 1 < text.count
      && text[index + 1] == UInt8(ascii: "=")
  }

  private static func isValueByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "+"):
      true
    default: Words.isPart(byte)
    }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    Words.isPart(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[")
  }

  /// Offset behind the last byte of the key before the separator at `position`.
  private static func keyEnd(_ text: Span<UInt8>, separator position: Int) -> Int {
    var before: UInt64 = 0
    for step in 0..<min(8, position) {
      before |= UInt64(text[position - 1 - step]) << UInt64(56 - 8 * step)
    }
    // Safety: eight bytes stand before the pointer, and no more than four are read.
    let gap = unsafe withUnsafeBytes(of: before.littleEndian) { bytes in
      unsafe bytes.baseAddress.map {
        unsafe sluice_key_gap($0.assumingMemoryBound(to: UInt8.self) + 8)
      }
    }
    return position - Int(gap ?? 0)
  }

  /// Whether the key before `separator` stands in a row of cells rather than in a list of pairs: the
  /// cell before it has no separator of its own.
  private static func isCell(_ text: Span<UInt8>, separator: Int) -> Bool {
    var index = keyEnd(text, separator: separator)
    let lowest = max(0, index - 128)
    while index > lowest, isKeyByte(text[index - 1]) { index -= 1 }
    guard index > lowest, text[index - 1] == UInt8(ascii: ",") else { return false }
    index -= 1
    while index > lowest, text[index - 1] > 0x20, text[index - 1] != UInt8(ascii: ",") {
      index -= 1
      if text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: ":") { return false }
    }
    return true
  }

  /// Whether an entity of HTML, such as `&amp;`, stands at `start`.
  private static func isEntity(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start + 1
    let limit = min(text.count, start + 7)
    while index < limit, ASCII.isAlphanumeric(text[index]) || text[index] == UInt8(ascii: "#") {
      index += 1
    }
    return index < limit && text[index] == UInt8(ascii: ";") && index > start + 2
  }

  /// Whether a tag of HTML or XML stands at `start`: a closing one, or one with a short name in
  /// lower case that ends or has attributes.
  private static func beginsMarkup(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start + 1
    guard index < text.count else { return true }
    switch text[index] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: break
    }
    while index < text.count, index - start < 8, Words.isPart(text[index]) { index += 1 }
    guard index < text.count else { return index == start + 1 }
    switch text[index] {
    case 0x20, UInt8(ascii: ">"), UInt8(ascii: "/"):
      return tags.contains(Words.hash(of: text, start + 1..<index))
    default: return index == start + 1
    }
  }

  /// Elements of HTML that stand in running text.
  private static let tags = Set(
    [
      "a", "b", "br", "code", "div", "em", "font", "hr", "i", "li", "ol", "p", "pre", "span",
      "strong", "table", "td", "th", "tr", "tt", "u", "ul",
    ].map(Words.hash))

  // MARK: Typed dumps

  /// Behind the type that is written before a string at `start` (`string(8) "…"`, `Some("…")`,
  /// `SecretStr('…')`); `start` itself where no such type stands, or no string follows it.
  static func wrappedStart(_ text: Span<UInt8>, from start: Int) -> Int {
    guard start < text.count, ASCII.isLetter(text[start]) else { return start }
    var index = start
    for _ in 0..<3 {
      var end = index
      while end < text.count, end - index < 16, ASCII.isAlphanumeric(text[end]) { end += 1 }
      guard end + 1 < text.count, end > index, text[end] == UInt8(ascii: "("),
        wrappers.contains(Words.hash(of: text, index..<end))
      else { return start }
      end += 1
      if ASCII.isDigit(text[end]) {
        // PHP's length of the string.
        while end < text.count, ASCII.isDigit(text[end]) { end += 1 }
        guard end < text.count, text[end] == UInt8(ascii: ")") else { return start }
        end = skipBlanks(text, end + 1, atMost: 4)
      }
      guard end < text.count else { return start }
      if isQuote(text[end]) { return end }
      if end + 1 < text.count, text[end] == UInt8(ascii: "b"), isQuote(text[end + 1]) {
        return end
      }
      index = end
    }
    return start
  }

  /// Behind the type that Go writes before a value at `start`: `[]string{"…"}`, `[]uint8("…")`,
  /// `(string) (len=8) "…"`; `start` itself where no such type stands.
  static func goStart(_ text: Span<UInt8>, from start: Int) -> (start: Int, isArray: Bool) {
    guard start + 3 < text.count else { return (start, false) }
    var index = start
    if text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "]") {
      index += 2
      while index < text.count, index - start < 24, isKeyByte(text[index]) { index += 1 }
      guard index + 1 < text.count, index > start + 2 else { return (start, false) }
      if text[index] == UInt8(ascii: "{") { return (skipBlanks(text, index + 1, atMost: 8), true) }
      return text[index] == UInt8(ascii: "(") && isQuote(text[index + 1])
        ? (index + 1, false) : (start, false)
    }
    // A type, and then the length.
    for _ in 0..<2 where text[index] == UInt8(ascii: "(") {
      var end = index + 1
      while end < text.count, end - index < 24,
        isKeyByte(text[end]) || text[end] == UInt8(ascii: "=")
      {
        end += 1
      }
      guard end + 2 < text.count, text[end] == UInt8(ascii: ")"), text[end + 1] == 0x20 else {
        return (start, false)
      }
      index = end + 2
    }
    return isQuote(text[index]) ? (index, false) : (start, false)
  }

  private static let wrappers = Set(
    [
      "bytes", "just", "ok", "optional", "password", "secret", "secretbytes", "secretstr",
      "secretstring", "securestring", "sensitive", "sensitivestring", "some", "str", "string",
    ].map(Words.hash))

  // MARK: Objects

  /// Whether the brace at `start` opens an object rather than a value in braces (`PWD={a;b}`).
  static func beginsObject(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = skipBlanks(text, start + 1, atMost: 8)
    guard index < text.count else { return true }
    let first = index
    while index < text.count, index - first < 40, isKeyByte(text[index]) { index += 1 }
    if index == first { return !isValueByte(text[first]) }
    index = skipBlanks(text, index, atMost: 4)
    return index < text.count
      && (text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "="))
  }

  /// Whether the key that ends before `end` says something about a value (`type`, `message`) rather
  /// than being one.
  static func describes(_ text: Span<UInt8>, keyEndingAt end: Int) -> Bool {
    var index = end
    while index > 0, end - index < 32,
      Words.isPart(text[index - 1]) || text[index - 1] == UInt8(ascii: "_")
        || text[index - 1] == UInt8(ascii: "-") || text[index - 1] == UInt8(ascii: "$")
    {
      index -= 1
    }
    return descriptions.contains(Words.hash(of: text, index..<end))
  }

  private static let descriptions = Set(
    [
      "action", "alg", "algorithm", "arn", "autocomplete", "class", "code", "created", "createdat",
      "date", "default", "desc", "description", "email", "error", "errors", "example", "expires",
      "expiresat", "field", "fields", "format", "help", "helptext", "hint", "host", "href", "id",
      "in", "kind", "label", "lang", "level", "locale", "message", "messages", "method", "mode",
      "msg", "name", "namespace", "path", "pattern", "placeholder", "policy", "prefix", "provider",
      "reason", "ref", "regex", "required", "role", "rule", "rules", "schema", "scope", "scopes",
      "secretname", "source", "state", "status", "tag", "tags", "time", "timestamp", "title",
      "tokentype", "type", "uid", "unit", "updated", "updatedat", "uri", "url", "user", "username",
      "validators", "version", "widget",
    ].map(Words.hash))
}
