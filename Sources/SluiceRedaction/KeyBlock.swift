// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// Follows a private key's block over lines: from `-----BEGIN … PRIVATE KEY-----` on, body lines are
/// masked until the END line, until four lines in a row are no body, or until the cap.
///
/// The state after a line depends on the lines since BEGIN only, so it is the same however the text
/// was cut into chunks. Source of the layout: RFC 7468, section 3; RFC 4880, section 6.2 (PGP).
public struct KeyBlock: Equatable, Sendable {
  /// Lines a block may have.
  public static let mostLines = 500
  /// Lines in a row that look like no part of a key, after which the block is over.
  static let mostForeignLines = 4

  /// Lines since BEGIN, that line included; 0 outside a block.
  public private(set) var lines = 0
  private var foreignLines = 0

  /// Makes the state outside any block.
  public init() {}

  /// Reads a state that ``rawValue`` wrote.
  public init(rawValue: Int) {
    lines = rawValue >> 3
    foreignLines = rawValue & 7
  }

  /// The state as a number; 0 outside a block.
  public var rawValue: Int { lines << 3 | foreignLines }

  /// Whether the next line may be part of a key.
  public var isOpen: Bool { lines > 0 }

  /// Takes the next line (newline left out) and returns the parts of it that must be masked, as
  /// offsets into the line, in order. Those of a BEGIN line are ``material(in:behindBegin:)``.
  public mutating func take(_ line: Span<UInt8>) -> [Range<Int>] {
    if KeyBlock.opensBlock(line) {
      lines = 1
      foreignLines = 0
      return []
    }
    guard isOpen else { return [] }
    lines += 1
    let material = KeyMaterial(line)
    var masked = material.ranges
    if let marker = KeyBlock.find(KeyBlock.endMarker, in: line) {
      lines = 0
      foreignLines = 0
      let end = KeyBlock.endOfDashes(line, from: marker)
      if let last = masked.last, last.upperBound == marker {
        masked[masked.count - 1] = last.lowerBound..<end
      } else {
        masked.append(marker..<end)
      }
      return masked
    }
    if masked.isEmpty, !material.isBlank, !KeyBlock.isHeader(line) {
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

  /// The key material that follows a BEGIN marker, which ends at `start`, on its line, and the END
  /// marker if it stands there too.
  static func material(in line: Span<UInt8>, behindBegin start: Int) -> [Range<Int>] {
    var masked = KeyMaterial(line, from: start, isBehindBegin: true).ranges
    guard let last = masked.last else { return [] }
    let rest = line.extracting(last.upperBound..<line.count)
    if let marker = find(endMarker, in: rest.extracting(0..<min(rest.count, 64))) {
      let start = last.upperBound + marker
      masked.append(start..<endOfDashes(line, from: start))
    }
    return masked
  }

  /// The state after the whole lines of `chunk`, from this state before them. Looks at the last
  /// lines only, unless they are a key's, and at no line if no block can be open.
  public func after(_ chunk: Span<UInt8>) -> KeyBlock {
    if !isOpen, !KeyBlock.holdsBegin(chunk) { return KeyBlock() }
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
      let material = KeyMaterial(line)
      let isForeign =
        material.ranges.isEmpty && !material.isBlank && !KeyBlock.isHeader(line)
      foreign = isForeign ? foreign + 1 : 0
      if foreign >= KeyBlock.mostForeignLines { return replay(chunk, from: end, KeyBlock()) }
    }
    return replay(chunk, from: start, start == 0 ? self : KeyBlock())
  }

  private func replay(_ chunk: Span<UInt8>, from first: Int, _ state: KeyBlock) -> KeyBlock {
    var state = state
    Lines.read(chunk, from: first) { line in
      _ = state.take(chunk.extracting(line))
      return true
    }
    return state
  }

  // MARK: Lines

  static let beginMarker = Array("-----BEGIN ".utf8)
  static let endMarker = Array("-----END".utf8)
  private static let privateKey = Array("PRIVATE KEY".utf8)

  /// Whether a private key begins on the line and does not end on it.
  static func opensBlock(_ line: Span<UInt8>) -> Bool {
    guard let begin = findLast(beginMarker, in: line) else { return false }
    let rest = line.extracting(begin..<line.count)
    return find(privateKey, in: rest.extracting(0..<min(rest.count, 64))) != nil
      && find(endMarker, in: rest) == nil
  }

  /// Whether a BEGIN marker stands in the text. The reading thread asks for all workers.
  static func holdsBegin(_ text: Span<UInt8>) -> Bool {
    // Safety: both spans are borrowed for the call, which keeps nothing.
    unsafe text.withUnsafeBufferPointer { text in
      unsafe beginMarker.withUnsafeBufferPointer { marker in
        guard let start = text.baseAddress, let wanted = marker.baseAddress else { return false }
        return unsafe sluice_holds(start, text.count, wanted, marker.count)
      }
    }
  }

  private static let headers = ["Proc-Type: ", "DEK-Info: "].map { Array($0.utf8) }

  /// Whether the line holds a header such as `Proc-Type: 4,ENCRYPTED`.
  static func isHeader(_ line: Span<UInt8>) -> Bool {
    for header in headers where find(header, in: line) != nil { return true }
    var index = 0
    while index < line.count, line[index] <= 0x20 { index += 1 }
    let start = index
    while index < line.count, KeyMaterial.isBase64(line[index]) || line[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    return index > start && index + 1 < line.count && index - start < 32
      && line[index] == UInt8(ascii: ":") && line[index + 1] == 0x20
      && line[start] &- 65 < 26
  }

  /// Offset behind the END marker at `marker`: its type's name, escaped or not, and its dashes.
  private static func endOfDashes(_ line: Span<UInt8>, from marker: Int) -> Int {
    var index = marker + endMarker.count
    while index < line.count, isNamePart(line[index]) { index += 1 }
    while index < line.count, line[index] == UInt8(ascii: "-") { index += 1 }
    return index
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte &- 65 < 26 || byte &- 48 < 10 || byte == 0x20 || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "%")
  }

  static func find(_ needle: [UInt8], in text: Span<UInt8>) -> Int? {
    guard text.count >= needle.count else { return nil }
    for start in 0...(text.count - needle.count) where begins(text, at: start, needle) {
      return start
    }
    return nil
  }

  private static func findLast(_ needle: [UInt8], in text: Span<UInt8>) -> Int? {
    var start = text.count - needle.count
    while start >= 0 {
      if begins(text, at: start, needle) { return start }
      start -= 1
    }
    return nil
  }

  /// Whether `needle` stands in `text` at `start`.
  @inline(__always)
  static func begins(_ text: Span<UInt8>, at start: Int, _ needle: [UInt8]) -> Bool {
    guard start + needle.count <= text.count else { return false }
    for index in needle.indices where text[start + index] != needle[index] { return false }
    return true
  }
}
