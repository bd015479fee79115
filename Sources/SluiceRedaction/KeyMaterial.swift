// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Finds what is key material in a line of a private key's block, however the line is quoted,
/// indented, escaped or cut: runs of base64 and what joins them (quotes, commas, `\n`, `%0A`, `<br>`).
struct KeyMaterial {
  /// Shortest run of base64 that is taken for key material whatever stands around it.
  static let shortestRun = 32

  /// What was found: offsets into the line, in order.
  private(set) var ranges: [Range<Int>] = []
  /// Whether nothing but what joins runs stands on the line.
  private(set) var isBlank = true

  /// A run of base64.
  private struct Run {
    var range: Range<Int>
    /// Characters of base64, escapes counted as one.
    var count: Int
    var isMaterial: Bool { count >= KeyMaterial.shortestRun }
  }

  /// Runs since the last byte that neither is base64 nor joins it.
  private var chain: [Run] = []
  private var run = Run(range: 0..<0, count: 0)
  /// Whether the chain begins where the line (or what follows a BEGIN marker) does.
  private var isFirst = true

  /// Reads `line` from `start` to the next BEGIN or END marker or its end.
  ///
  /// - Parameter isBehindBegin: whether the marker of a BEGIN line stands before `start`.
  init(_ line: Span<UInt8>, from start: Int = 0, isBehindBegin: Bool = false) {
    var index = start
    var hasMark = !isBehindBegin
    while index < line.count {
      let unit = KeyMaterial.unit(line, at: index)
      switch unit.kind {
      case .body:
        if run.count == 0 { run.range = index..<index }
        run.range = run.range.lowerBound..<index + unit.length
        run.count += 1
        isBlank = false
      case .joint:
        if line[index] > 0x20 { hasMark = true }
        endRun(line)
      case .marker:
        endRun(line)
        endChain(line, isClosed: true, isWhole: hasMark || isBehindBegin)
        return
      case .other:
        endRun(line)
        endChain(line, isClosed: false, isWhole: false)
        isFirst = false
        isBlank = false
      }
      index += unit.length
    }
    endRun(line)
    endChain(line, isClosed: true, isWhole: hasMark && chain.count == 1)
  }

  private mutating func endRun(_ line: Span<UInt8>) {
    guard run.count > 0 else { return }
    // `+` between string literals, `//` before comments.
    if run.range.contains(where: { KeyMaterial.isAlphanumeric(line[$0]) }) { chain.append(run) }
    run = Run(range: 0..<0, count: 0)
  }

  /// - Parameters:
  ///   - isClosed: whether the line or the key ends behind the chain.
  ///   - isWhole: whether a first chain of short runs is a line of the key.
  private mutating func endChain(_ line: Span<UInt8>, isClosed: Bool, isWhole: Bool) {
    defer { chain.removeAll() }
    let first = chain.firstIndex(where: \.isMaterial) ?? chain.count
    let last = chain.lastIndex(where: \.isMaterial) ?? -1
    for (number, run) in chain.enumerated() {
      let isInside = number >= first && (number <= last || isClosed)
      let isLine = last < 0 && isFirst && isWhole
      if isInside || isLine || looksLikeLastLine(line, run) { ranges.append(run.range) }
    }
  }

  /// Whether a short run is most likely the last line of a key: whole groups of four, padded or with
  /// letters of both cases and digits.
  private func looksLikeLastLine(_ line: Span<UInt8>, _ run: Run) -> Bool {
    guard run.count >= 4, run.count % 4 == 0 else { return false }
    if line[run.range.upperBound - 1] == UInt8(ascii: "=") { return true }
    var (hasUpper, hasLower, hasDigit) = (false, false, false)
    for index in run.range {
      let byte = line[index]
      hasUpper = hasUpper || byte &- 65 < 26
      hasLower = hasLower || byte &- 97 < 26
      hasDigit = hasDigit || byte &- 48 < 10
    }
    return run.count >= 8 && hasUpper && hasLower && hasDigit
  }

  // MARK: Units

  private enum Kind {
    case body, joint, marker, other
  }

  private static func unit(_ line: Span<UInt8>, at index: Int) -> (kind: Kind, length: Int) {
    let byte = line[index]
    if isBase64(byte) { return (.body, 1) }
    switch byte {
    case UInt8(ascii: "\\"): return backslashes(line, at: index)
    case UInt8(ascii: "%"):
      guard index + 2 < line.count, let value = hex(line, index + 1, digits: 2) else {
        return (.other, 1)
      }
      return (kind(of: value), 3)
    case UInt8(ascii: "&"):
      var end = index + 1
      while end < line.count, end - index < 8, isAlphanumeric(line[end]) || line[end] == 0x23 {
        end += 1
      }
      let isEntity = end > index + 1 && end < line.count && line[end] == UInt8(ascii: ";")
      return (.joint, isEntity ? end + 1 - index : 1)
    case UInt8(ascii: "<"):
      let isBreak =
        index + 3 < line.count && line[index + 1] | 0x20 == UInt8(ascii: "b")
        && line[index + 2] | 0x20 == UInt8(ascii: "r")
      return isBreak ? (.joint, 3) : (.other, 1)
    case UInt8(ascii: "-"):
      if KeyBlock.begins(line, at: index, KeyBlock.endMarker)
        || KeyBlock.begins(line, at: index, KeyBlock.beginMarker)
      {
        return (.marker, 1)
      }
      // The dash of a list in YAML.
      let isItem = index + 1 < line.count && line[index + 1] == 0x20
      return (isItem ? .joint : .other, 1)
    case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: "*"):
      return (.joint, 1)
    default: return (.other, 1)
    }
  }

  /// Backslashes and what they escape: line ends and quotes join; `\/` and `\u002b` are base64.
  private static func backslashes(_ line: Span<UInt8>, at index: Int) -> (kind: Kind, length: Int) {
    var end = index
    while end < line.count, line[end] == UInt8(ascii: "\\") { end += 1 }
    guard end < line.count else { return (.joint, end - index) }
    switch line[end] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return (.joint, end + 1 - index)
    case UInt8(ascii: "/"): return (.body, end + 1 - index)
    case UInt8(ascii: "u"):
      guard let value = hex(line, end + 1, digits: 4) else { return (.joint, end - index) }
      return (kind(of: value), end + 5 - index)
    case UInt8(ascii: "x"):
      guard let value = hex(line, end + 1, digits: 2) else { return (.joint, end - index) }
      return (kind(of: value), end + 3 - index)
    default: return (.joint, end - index)
    }
  }

  private static func kind(of value: Int) -> Kind {
    guard value < 128 else { return .other }
    let byte = UInt8(value)
    if isBase64(byte) { return .body }
    switch byte {
    case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","): return .joint
    default: return .other
    }
  }

  private static func hex(_ line: Span<UInt8>, _ start: Int, digits: Int) -> Int? {
    guard start + digits <= line.count else { return nil }
    var value = 0
    for index in start..<(start + digits) {
      let byte = line[index]
      let folded = byte | 0x20
      if byte &- 48 < 10 {
        value = value << 4 | Int(byte - 48)
      } else if folded &- 97 < 6 {
        value = value << 4 | Int(folded - 87)
      } else {
        return nil
      }
    }
    return value
  }

  @inline(__always)
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26
  }

  @inline(__always)
  static func isBase64(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }
}
