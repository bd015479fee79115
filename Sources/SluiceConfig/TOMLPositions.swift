// SPDX-License-Identifier: Apache-2.0

/// Where the keys of a TOML document stand, by key path such as `detect.score` or `scopes[1].types`.
///
/// Reads documents that the TOML parser has accepted; of anything else it makes no sense but ends.
struct TOMLPositions {
  /// A place in a text; lines and columns count from 1, columns in bytes.
  struct Position: Equatable {
    var line: Int
    var column: Int
  }

  private(set) var positions: [String: Position] = [:]

  private let text: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private var tableCounts: [String: Int] = [:]

  init(_ text: String) {
    self.text = Array(text.utf8)
    readDocument()
  }

  /// Where `path` was written, if it was.
  subscript(path: String) -> Position? { positions[path] }

  private var byte: UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where offset < text.count {
      if text[offset] == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
  }

  private mutating func note(_ path: String, line: Int, column: Int) {
    if positions[path] == nil { positions[path] = Position(line: line, column: column) }
  }

  private mutating func readDocument() {
    var prefix = ""
    while true {
      skipBlanks()
      guard let first = byte else { return }
      if first == UInt8(ascii: "[") {
        prefix = readHeader()
      } else {
        let start = offset
        readPair(prefix: prefix)
        if offset == start { advance() }
      }
    }
  }

  /// Reads `[a.b]` or `[[a.b]]` and returns the path of the table that begins there.
  private mutating func readHeader() -> String {
    let (startLine, startColumn) = (line, offset - lineStart + 1)
    advance()
    let isElement = byte == UInt8(ascii: "[")
    if isElement { advance() }
    var path = ""
    let parts = readKey()
    for (index, part) in parts.enumerated() {
      path += path.isEmpty ? part : "." + part
      if isElement, index == parts.count - 1 {
        let number = tableCounts[path, default: 0]
        tableCounts[path] = number + 1
        path += "[\(number)]"
      } else if let count = tableCounts[path] {
        path += "[\(count - 1)]"
      }
    }
    note(path, line: startLine, column: startColumn)
    while byte == UInt8(ascii: "]") { advance() }
    return path
  }

  /// Reads `a.b = value` and notes `prefix.a.b` and what the value holds.
  private mutating func readPair(prefix: String) {
    let (startLine, startColumn) = (line, offset - lineStart + 1)
    var path = prefix
    for part in readKey() {
      path += path.isEmpty ? part : "." + part
      note(path, line: startLine, column: startColumn)
    }
    skipSpaces()
    guard byte == UInt8(ascii: "=") else { return }
    advance()
    skipSpaces()
    readValue(path: path)
  }

  /// Reads a bare, quoted or dotted key.
  private mutating func readKey() -> [String] {
    var parts: [String] = []
    while true {
      skipSpaces()
      guard let first = byte else { return parts }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        parts.append(readString())
      } else {
        let start = offset
        while let next = byte, isBare(next) { advance() }
        if offset == start { return parts }
        parts.append(String(decoding: text[start..<offset], as: UTF8.self))
      }
      skipSpaces()
      guard byte == UInt8(ascii: ".") else { return parts }
      advance()
    }
  }

  private func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Skips a string in any of the four forms; returns its raw contents.
  private mutating func readString() -> String {
    guard let quote = byte else { return "" }
    let isLong =
      offset + 2 < text.count && text[offset + 1] == quote && text[offset + 2] == quote
    let width = isLong ? 3 : 1
    advance(width)
    let start = offset
    while let next = byte {
      if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance(2)
      } else if next == quote, closes(quote, width) {
        // Up to two quotes may stand right before the closing three.
        if isLong { while offset + 3 < text.count, text[offset + 3] == quote { advance() } }
        break
      } else {
        advance()
      }
    }
    let contents = String(decoding: text[start..<offset], as: UTF8.self)
    advance(width)
    return contents
  }

  private func closes(_ quote: UInt8, _ width: Int) -> Bool {
    offset + width <= text.count && text[offset..<offset + width].allSatisfy { $0 == quote }
  }

  private mutating func readValue(path: String) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = readString()
    case UInt8(ascii: "["):
      advance()
      readElements(path: path)
    case UInt8(ascii: "{"):
      advance()
      readInlineTable(path: path)
    default:
      while let next = byte, !endsBareValue(next) { advance() }
    }
  }

  private func endsBareValue(_ byte: UInt8) -> Bool {
    [
      UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "#"),
    ]
    .contains(byte)
  }

  private mutating func readElements(path: String) {
    var number = 0
    while true {
      skipBlanks()
      switch byte {
      case nil: return
      case UInt8(ascii: "]"):
        advance()
        return
      case UInt8(ascii: ","): advance()
      default:
        let start = offset
        note("\(path)[\(number)]", line: line, column: offset - lineStart + 1)
        readValue(path: "\(path)[\(number)]")
        number += 1
        if offset == start { advance() }
      }
    }
  }

  private mutating func readInlineTable(path: String) {
    while true {
      skipBlanks()
      switch byte {
      case nil: return
      case UInt8(ascii: "}"):
        advance()
        return
      case UInt8(ascii: ","): advance()
      default:
        let start = offset
        readPair(prefix: path)
        if offset == start { advance() }
      }
    }
  }

  private mutating func skipSpaces() {
    while let next = byte, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { advance() }
  }

  /// Skips white space, line ends and comments.
  private mutating func skipBlanks() {
    while let next = byte {
      switch next {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "#"): while let other = byte, other != UInt8(ascii: "\n") { advance() }
      default: return
      }
    }
  }
}
