// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Follows a private key's block over lines: from `-----BEGIN … PRIVATE KEY-----` on, body lines are
/// masked until the END line, until two lines in a row are no body, or until the cap.
///
/// The state after a line depends on the lines since BEGIN only, so it is the same however the text
/// was cut into chunks. Source of the layout: RFC 7468, section 3; RFC 4880, section 6.2 (PGP).
public struct KeyBlock: Equatable, Sendable {
  /// Lines a block may have.
  public static let mostLines = 500
  /// Lines in a row that look like no part of a key, after which the block is over.
  static let mostForeignLines = 2
  /// Shortest run of base64 in a line with other text that is taken for key material.
  static let shortestRun = 32

  /// Lines since BEGIN, that line included; 0 outside a block.
  public private(set) var lines = 0
  private var foreignLines = 0

  /// Makes the state outside any block.
  public init() {}

  /// Reads a state that ``rawValue`` wrote.
  public init(rawValue: Int) {
    lines = rawValue >> 2
    foreignLines = rawValue & 3
  }

  /// The state as a number; 0 outside a block.
  public var rawValue: Int { lines << 2 | foreignLines }

  /// Whether the next line may be part of a key.
  public var isOpen: Bool { lines > 0 }

  /// Takes the next line (newline left out) and returns the part of it that must be masked, as
  /// offsets into the line; empty for none. A BEGIN line itself is masked by its rule.
  public mutating func take(_ line: Span<UInt8>) -> Range<Int> {
    if KeyBlock.opensBlock(line) {
      lines = 1
      foreignLines = 0
      return 0..<0
    }
    guard isOpen else { return 0..<0 }
    lines += 1
    if let marker = KeyBlock.find(KeyBlock.endMarker, in: line) {
      lines = 0
      foreignLines = 0
      return KeyBlock.first(line)..<KeyBlock.endOfDashes(line, from: marker)
    }
    let masked = KeyBlock.material(in: line)
    if masked.isEmpty, !KeyBlock.isHeader(line) {
      foreignLines += 1
    } else {
      foreignLines = 0
    }
    if foreignLines >= KeyBlock.mostForeignLines || lines > KeyBlock.mostLines {
      lines = 0
      foreignLines = 0
    }
    return masked
  }

  /// The state after the whole lines of `chunk`, from this state before them. Looks at the last
  /// lines only, unless they are a key's.
  public func after(_ chunk: Span<UInt8>) -> KeyBlock {
    var start = chunk.count
    var lineCount = 0
    var foreign = 0
    // Back to where the state is known: a BEGIN line, or enough lines that are no key's.
    while start > 0, lineCount <= KeyBlock.mostLines {
      let end = chunk[start - 1] == UInt8(ascii: "\n") ? start - 1 : start
      var lineStart = end
      while lineStart > 0, chunk[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
      let line = chunk.extracting(lineStart..<end)
      start = lineStart
      lineCount += 1
      if KeyBlock.opensBlock(line) { break }
      let isForeign = KeyBlock.material(in: line).isEmpty && !KeyBlock.isHeader(line)
      foreign = isForeign ? foreign + 1 : 0
      if foreign >= KeyBlock.mostForeignLines { return replay(chunk, from: end, KeyBlock()) }
    }
    return replay(chunk, from: start, start == 0 ? self : KeyBlock())
  }

  private func replay(_ chunk: Span<UInt8>, from first: Int, _ state: KeyBlock) -> KeyBlock {
    var state = state
    var index = first
    while index < chunk.count {
      var end = index
      while end < chunk.count, chunk[end] != UInt8(ascii: "\n") { end += 1 }
      _ = state.take(chunk.extracting(index..<end))
      index = end + 1
    }
    return state
  }

  // MARK: Lines

  private static let beginMarker = Array("-----BEGIN ".utf8)
  private static let endMarker = Array("-----END ".utf8)
  private static let privateKey = Array("PRIVATE KEY".utf8)

  /// Whether a private key begins on the line and does not end on it.
  static func opensBlock(_ line: Span<UInt8>) -> Bool {
    guard let begin = findLast(beginMarker, in: line) else { return false }
    let rest = line.extracting(begin..<line.count)
    return find(privateKey, in: rest.extracting(0..<min(rest.count, 64))) != nil
      && find(endMarker, in: rest) == nil
  }

  /// The part of a body line that is key material: the whole line when it is base64 and nothing
  /// else, else its longest base64 run of at least ``shortestRun`` bytes.
  static func material(in line: Span<UInt8>) -> Range<Int> {
    var best = 0..<0
    var index = 0
    while index < line.count {
      guard isBase64(line[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < line.count, isBase64(line[index]) { index += 1 }
      if index - start > best.count { best = start..<index }
    }
    guard !best.isEmpty else { return best }
    if best.count >= shortestRun { return best }
    // A short last line: nothing but base64 and what indents or quotes it.
    for position in 0..<line.count where !best.contains(position) {
      switch line[position] {
      case 0x20, 0x09, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "|"),
        UInt8(ascii: ","), UInt8(ascii: ">"):
        continue
      default: return 0..<0
      }
    }
    return best
  }

  /// Whether the line is blank or a header such as `Proc-Type: 4,ENCRYPTED`.
  static func isHeader(_ line: Span<UInt8>) -> Bool {
    let start = first(line)
    if start == line.count { return true }
    var index = start
    while index < line.count, isBase64(line[index]) || line[index] == UInt8(ascii: "-") {
      index += 1
    }
    return index > start && index + 1 < line.count && index - start < 32
      && line[index] == UInt8(ascii: ":") && line[index + 1] == 0x20
      && line[start] &- 65 < 26
  }

  private static func first(_ line: Span<UInt8>) -> Int {
    var index = 0
    while index < line.count, line[index] <= 0x20 { index += 1 }
    return index
  }

  private static func endOfDashes(_ line: Span<UInt8>, from marker: Int) -> Int {
    var index = marker + endMarker.count
    while index < line.count, line[index] != UInt8(ascii: "-") { index += 1 }
    while index < line.count, line[index] == UInt8(ascii: "-") { index += 1 }
    return index
  }

  @inline(__always)
  private static func isBase64(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }

  static func find(_ needle: [UInt8], in text: Span<UInt8>) -> Int? {
    guard text.count >= needle.count else { return nil }
    for start in 0...(text.count - needle.count) where matches(needle, text, start) {
      return start
    }
    return nil
  }

  private static func findLast(_ needle: [UInt8], in text: Span<UInt8>) -> Int? {
    var start = text.count - needle.count
    while start >= 0 {
      if matches(needle, text, start) { return start }
      start -= 1
    }
    return nil
  }

  @inline(__always)
  private static func matches(_ needle: [UInt8], _ text: Span<UInt8>, _ start: Int) -> Bool {
    for index in needle.indices where text[start + index] != needle[index] { return false }
    return true
  }
}
