// SPDX-License-Identifier: Apache-2.0

/// Reads a PCRE2 pattern as far as ``PatternScreen`` needs it: bytes, classes, groups, alternatives
/// and quantifiers. Assertions count as nothing, but for one ahead that ends the pattern: what it
/// demands counts as matched. Source: pcre2pattern(3), PCRE2 10.42.
struct PatternReader {
  private let text: [UInt8]
  private var index = 0
  private var isCaseless: Bool
  private var depth = 0
  /// Whether nothing but assertions was read so far, so that one more tells about the byte before.
  private var isAtStart = true
  /// Bytes that can stand before a match.
  private(set) var before = ByteSet.all
  /// Two bytes that together cannot stand before a match.
  private(set) var refusedPair = (first: ByteSet(), second: ByteSet())

  /// Bytes that can stand behind a match.
  private(set) var behind = ByteSet.all

  private static let deepest = 64

  init(_ text: [UInt8], isCaseless: Bool) {
    self.text = text
    self.isCaseless = isCaseless
  }

  /// The pattern's tree, or nil when it holds something unknown.
  mutating func read() -> PatternTree? {
    guard let tree = readChoice(), index == text.count else { return nil }
    if case .choice = tree { behind = .all }
    return tree
  }

  private var next: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skip(_ expected: StaticString) -> Bool {
    let length = expected.utf8CodeUnitCount
    guard text.count - index >= length else { return false }
    let isEqual = expected.withUTF8Buffer { buffer in
      for offset in 0..<length where unsafe buffer[offset] != text[index + offset] { return false }
      return true
    }
    if isEqual { index += length }
    return isEqual
  }

  private mutating func readChoice() -> PatternTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth < PatternReader.deepest else { return nil }
    var branches: [PatternTree] = []
    while true {
      guard let branch = readSequence() else { return nil }
      branches.append(branch)
      guard next == UInt8(ascii: "|") else { break }
      index += 1
      isAtStart = false
      // What the first branch demands before a match, another may not.
      if depth == 1 {
        before = .all
        refusedPair = (ByteSet(), ByteSet())
      }
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func readSequence() -> PatternTree? {
    var parts: [PatternTree] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let part = readPart() else { return nil }
      guard let quantified = readQuantifier(of: part) else { return nil }
      if case .nothing = quantified { continue }
      // What was refused behind an earlier part says nothing of the end.
      if depth == 1 { behind = .all }
      parts.append(quantified)
    }
    return .sequence(parts)
  }

  private mutating func readPart() -> PatternTree? {
    guard let byte = next else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "("): return readGroup()
    case UInt8(ascii: "["):
      isAtStart = false
      return readClass().map(PatternTree.bytes)
    case UInt8(ascii: "."):
      isAtStart = false
      return .bytes(.all)
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .nothing
    case UInt8(ascii: "\\"):
      guard let escape = next else { return nil }
      if escape == UInt8(ascii: "b") || escape == UInt8(ascii: "B") {
        index += 1
        return .nothing
      }
      isAtStart = false
      return readEscape().map(PatternTree.bytes)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
    default:
      isAtStart = false
      return .bytes(folded(ByteSet(byte)))
    }
  }

  private func folded(_ set: ByteSet) -> ByteSet { isCaseless ? set.caseless : set }

  /// A group whose parenthesis was read.
  private mutating func readGroup() -> PatternTree? {
    let outer = isCaseless
    defer { isCaseless = outer }
    if skip("?<!") { return readAssertion(.refusedBefore) }
    if skip("?<=") { return readAssertion(.demandedBefore) }
    if skip("?=") { return readAssertion(.demandedAhead) }
    if skip("?!") { return readAssertion(.refusedAhead) }
    if skip("?i:") {
      isCaseless = true
    } else if skip("?<") || skip("?P<") {
      while let byte = next, byte != UInt8(ascii: ">") {
        guard ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "_") else { return nil }
        index += 1
      }
      index += 1
    } else if !skip("?:"), !skip("?>"), next == UInt8(ascii: "?") || next == UInt8(ascii: "*") {
      return nil
    }
    isAtStart = false
    guard let tree = readChoice(), next == UInt8(ascii: ")") else { return nil }
    index += 1
    return tree
  }

  private enum Assertion {
    case refusedBefore
    case demandedBefore
    case refusedAhead
    case demandedAhead
  }

  /// An assertion, which fills no place. Right at the pattern's start, one about the byte or the two
  /// bytes before the match is kept, and so is, at its end, what follows the match.
  private mutating func readAssertion(_ kind: Assertion) -> PatternTree? {
    let wasAtStart = isAtStart && depth == 1
    isAtStart = false
    guard let tree = readChoice(), next == UInt8(ascii: ")") else { return nil }
    index += 1
    isAtStart = wasAtStart
    // A quantified assertion may be no demand at all.
    let isQuantified =
      next.map { [UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{")].contains($0) } ?? false
    if kind == .demandedAhead, depth == 1, index == text.count { return tree }
    guard !isQuantified, case .sequence(let parts) = tree, case .bytes(let last)? = parts.last
    else { return .nothing }
    switch (kind, parts.count) {
    case (.refusedAhead, 1) where depth == 1: behind.formIntersection(last.inverted)
    case (.refusedBefore, 1) where wasAtStart: before.formIntersection(last.inverted)
    case (.demandedBefore, 1) where wasAtStart: before.formIntersection(last)
    case (.refusedBefore, 2) where wasAtStart:
      if case .bytes(let first) = parts[0], refusedPair.second == ByteSet() {
        refusedPair = (first, last)
      }
    default: break
    }
    return .nothing
  }

  private mutating func readQuantifier(of part: PatternTree) -> PatternTree? {
    var least = 1
    var most: Int? = 1
    switch next {
    case UInt8(ascii: "*"): (least, most) = (0, nil)
    case UInt8(ascii: "+"): (least, most) = (1, nil)
    case UInt8(ascii: "?"): (least, most) = (0, 1)
    case UInt8(ascii: "{"):
      guard let bounds = readBounds() else { return nil }
      (least, most) = bounds
    default: return part
    }
    index += 1
    // Lazy or possessive: the same bytes in another order.
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { index += 1 }
    return .repeated(part, least, most)
  }

  /// `{n}`, `{n,}` or `{n,m}`, up to its closing brace; anything else is a literal brace, or newer
  /// than this reader.
  private mutating func readBounds() -> (Int, Int?)? {
    index += 1
    guard let least = readNumber() else { return nil }
    var most: Int? = least
    if next == UInt8(ascii: ",") {
      index += 1
      if next == UInt8(ascii: "}") {
        most = nil
      } else {
        guard let number = readNumber(), number >= least else { return nil }
        most = number
      }
    }
    return next == UInt8(ascii: "}") ? (least, most) : nil
  }

  private mutating func readNumber() -> Int? {
    var number: Int?
    while let byte = next, ASCII.isDigit(byte) {
      number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      guard (number ?? 0) < 65_536 else { return nil }
      index += 1
    }
    return number
  }

  /// A class whose bracket was read.
  private mutating func readClass() -> ByteSet? {
    let isNegated = skip("^")
    var set = ByteSet()
    var isFirst = true
    while let byte = next, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      guard let low = readMember() else { return nil }
      // A range needs single bytes on both sides.
      if let first = low.single, next == UInt8(ascii: "-"), index + 1 < text.count,
        text[index + 1] != UInt8(ascii: "]")
      {
        index += 1
        guard let high = readMember()?.single, high >= first else { return nil }
        set.formUnion(ByteSet(first...high))
      } else {
        set.formUnion(low.set)
      }
    }
    guard next == UInt8(ascii: "]") else { return nil }
    index += 1
    let whole = folded(set)
    return isNegated ? whole.inverted : whole
  }

  /// One byte, or an escape, of a class.
  private mutating func readMember() -> (set: ByteSet, single: UInt8?)? {
    guard let byte = next else { return nil }
    index += 1
    if byte == UInt8(ascii: "["), let kind = next,
      [UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "=")].contains(kind)
    {
      return nil
    }
    guard byte == UInt8(ascii: "\\") else { return (ByteSet(byte), byte) }
    if next == UInt8(ascii: "b") {
      index += 1
      return (ByteSet(8), 8)
    }
    let wasCaseless = isCaseless
    isCaseless = false
    defer { isCaseless = wasCaseless }
    guard let set = readEscape() else { return nil }
    return (set, set.single)
  }

  /// An escape whose backslash was read, for one byte.
  private mutating func readEscape() -> ByteSet? {
    guard let byte = next else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "D"): return ByteSet.digits.inverted
    case UInt8(ascii: "w"): return .wordBytes
    case UInt8(ascii: "W"): return ByteSet.wordBytes.inverted
    case UInt8(ascii: "s"): return .blanks
    case UInt8(ascii: "S"): return ByteSet.blanks.inverted
    case UInt8(ascii: "t"): return ByteSet(9)
    case UInt8(ascii: "n"): return ByteSet(10)
    case UInt8(ascii: "r"): return ByteSet(13)
    case UInt8(ascii: "f"): return ByteSet(12)
    case UInt8(ascii: "a"): return ByteSet(7)
    case UInt8(ascii: "e"): return ByteSet(27)
    case UInt8(ascii: "x"):
      guard index + 2 <= text.count,
        let high = ASCII.hexValue(text[index]), let low = ASCII.hexValue(text[index + 1])
      else { return nil }
      index += 2
      return folded(ByteSet(high << 4 | low))
    default:
      return ASCII.isAlphanumeric(byte) ? nil : ByteSet(byte)
    }
  }
}
