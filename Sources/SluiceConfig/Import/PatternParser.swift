// SPDX-License-Identifier: Apache-2.0

/// Reads a regular expression into ``ImportedPattern/Node``s.
/// Source: RE2 syntax (github.com/google/re2/wiki/Syntax); Python `re`, regular expression syntax.
struct PatternParser {
  typealias Node = ImportedPattern.Node
  typealias Fault = ImportedPattern.Fault

  private let bytes: [UInt8]
  private let valueGroup: Int?
  private var index = 0
  private var isCaseless: Bool
  private(set) var hasCaseless: Bool
  private(set) var isWhollyCaseless: Bool
  private(set) var captureCount = 0

  private static let word = (0...255 as ClosedRange<UInt8>).filter {
    $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 || $0 == 95
  }
  private static let digits = Array(48...57 as ClosedRange<UInt8>)
  private static let blanks: [UInt8] = [9, 12, 13, 32]

  init(_ bytes: [UInt8], valueGroup: Int?, isCaseless: Bool) {
    self.bytes = bytes
    self.valueGroup = valueGroup
    self.isCaseless = isCaseless
    hasCaseless = isCaseless
    isWhollyCaseless = isCaseless
  }

  var isAtEnd: Bool { index >= bytes.count }
  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func starts(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  mutating func alternatives(depth: Int) throws(Fault) -> [[Node]] {
    guard depth < 64 else { throw Fault(reason: "groups nest too deep") }
    let outer = isCaseless
    defer { isCaseless = outer }
    var result: [[Node]] = [[]]
    while !isAtEnd, next != UInt8(ascii: ")") {
      if next == UInt8(ascii: "|") {
        index += 1
        result.append([])
        continue
      }
      guard let node = try atom(depth: depth) else { continue }
      result[result.count - 1].append(try quantified(node))
    }
    return result
  }

  /// One atom without its quantifier; nil for what leaves nothing behind (flags, comments).
  private mutating func atom(depth: Int) throws(Fault) -> Node? {
    let byte = next
    switch byte {
    case UInt8(ascii: "("): return try group(depth: depth)
    case UInt8(ascii: "["): return try set()
    case UInt8(ascii: "."):
      index += 1
      return .set((0...255).filter { $0 != 10 })
    case UInt8(ascii: "^"):
      index += 1
      return .assertion("(?<![^\\n])")
    case UInt8(ascii: "$"):
      index += 1
      return .assertion("(?![^\\r\\n])")
    case UInt8(ascii: "\\"): return try escape()
    default:
      index += 1
      if byte == 10 { throw Fault(reason: "a match over several lines") }
      return .character(byte, isCaseless: isCaseless)
    }
  }

  private mutating func group(depth: Int) throws(Fault) -> Node? {
    var open = "(?:"
    if starts("(?#") {
      while !isAtEnd, next != UInt8(ascii: ")") { index += 1 }
      index += 1
      return nil
    }
    let known = ["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"]
    if let prefix = known.first(where: starts) {
      open = prefix
      index += prefix.utf8.count
    } else if starts("(?P<") || starts("(?<") {
      while !isAtEnd, next != UInt8(ascii: ">") { index += 1 }
      index += 1
      open = capture()
    } else if starts("(?") {
      index += 2
      guard let flags = try flags() else { return nil }
      if flags.hasSuffix(")") { return .assertion(flags) }
      open = flags
      let before = isCaseless
      isCaseless = open.hasPrefix("(?i")
      defer { isCaseless = before }
      return try close(open, depth)
    } else {
      index += 1
      open = capture()
    }
    return try close(open, depth)
  }

  private mutating func close(_ open: String, _ depth: Int) throws(Fault) -> Node {
    let inner = try alternatives(depth: depth + 1)
    guard next == UInt8(ascii: ")"), !isAtEnd else {
      throw Fault(reason: "a parenthesis is not closed")
    }
    index += 1
    return .group(open: open, inner)
  }

  private mutating func capture() -> String {
    captureCount += 1
    return captureCount == (valueGroup ?? 1) ? "(?<value>" : "(?:"
  }

  /// Flags up to `:` or `)`. Nil when they hold for what follows; else how their group opens.
  private mutating func flags() throws(Fault) -> String? {
    let start = index - 2
    var isOff = false
    var sense = isCaseless
    while !isAtEnd, next != UInt8(ascii: ")"), next != UInt8(ascii: ":") {
      switch next {
      case UInt8(ascii: "-"): isOff = true
      case UInt8(ascii: "i"): sense = !isOff
      // Lines are matched one by one, so these change nothing; `a` and `u` are Python's alphabets.
      case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "a"), UInt8(ascii: "u"): break
      default: throw Fault(reason: "the flag '\(Character(Unicode.Scalar(next)))'")
      }
      index += 1
    }
    guard !isAtEnd else { throw Fault(reason: "a group is not closed") }
    let isGroup = next == UInt8(ascii: ":")
    let isFirst = !isGroup && start == 0
    index += 1
    hasCaseless = hasCaseless || sense
    if isGroup { return sense ? "(?i:" : "(?-i:" }
    if isFirst {
      isWhollyCaseless = sense
      isCaseless = sense
      return nil
    }
    guard sense != isCaseless else { return nil }
    // Holds to the end of the group, in all three dialects.
    isCaseless = sense
    return sense ? "(?i)" : "(?-i)"
  }

  // MARK: Sets and escapes

  private mutating func escape() throws(Fault) -> Node {
    index += 1
    guard !isAtEnd else { throw Fault(reason: "a backslash at the end") }
    let byte = next
    index += 1
    switch byte {
    case UInt8(ascii: "b"):
      return .assertion(
        "(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))")
    case UInt8(ascii: "B"):
      return .assertion(
        "(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))")
    case UInt8(ascii: "A"): return .assertion("(?<![^\\n])")
    case UInt8(ascii: "z"), UInt8(ascii: "Z"): return .assertion("(?![^\\r\\n])")
    default: break
    }
    if let set = PatternParser.namedSet(byte) { return .set(set) }
    guard let character = try character(byte) else {
      throw Fault(reason: "the escape '\\\(Character(Unicode.Scalar(byte)))'")
    }
    if character == 10 { throw Fault(reason: "a match over several lines") }
    return .character(character, isCaseless: isCaseless)
  }

  /// The byte that an escape stands for, or nil when it is another kind of escape.
  private mutating func character(_ byte: UInt8) throws(Fault) -> UInt8? {
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "x"):
      let isBraced = next == UInt8(ascii: "{")
      if isBraced { index += 1 }
      var value = 0
      var count = 0
      while count < (isBraced ? 8 : 2), let digit = Character(Unicode.Scalar(next)).hexDigitValue {
        value = value * 16 + digit
        count += 1
        index += 1
      }
      if isBraced { index += 1 }
      guard value < 0x80 else { throw Fault(reason: "a character beyond ASCII by number") }
      return UInt8(value)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): throw Fault(reason: "a backreference")
    default: return (byte | 0x20) &- 97 < 26 ? nil : byte
    }
  }

  private static func namedSet(_ byte: UInt8) -> [UInt8]? {
    func complement(_ set: [UInt8]) -> [UInt8] {
      (0...255).filter { !set.contains($0) && $0 != 10 }
    }
    switch byte {
    case UInt8(ascii: "d"): return digits
    case UInt8(ascii: "w"): return word
    case UInt8(ascii: "s"): return blanks
    case UInt8(ascii: "h"): return [9, 32]
    case UInt8(ascii: "D"): return complement(digits)
    case UInt8(ascii: "W"): return complement(word)
    case UInt8(ascii: "S"): return complement(blanks)
    default: return nil
    }
  }

  private static let posix: [(String, [UInt8])] = [
    ("[:alnum:]", word.filter { $0 != 95 }), ("[:alpha:]", word.filter { $0 > 64 && $0 != 95 }),
    ("[:digit:]", digits), ("[:lower:]", Array(97...122)), ("[:upper:]", Array(65...90)),
    ("[:space:]", blanks), ("[:xdigit:]", digits + Array(65...70) + Array(97...102)),
    ("[:word:]", word), ("[:blank:]", [9, 32]),
    ("[:punct:]", (33...126).filter { $0 &- 48 >= 10 && ($0 | 0x20) &- 97 >= 26 }),
  ]

  private mutating func set() throws(Fault) -> Node {
    index += 1
    var members = Set<UInt8>()
    let isNegated = next == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var isFirst = true
    while !isAtEnd, next != UInt8(ascii: "]") || isFirst {
      isFirst = false
      if let (name, set) = PatternParser.posix.first(where: { starts($0.0) }) {
        members.formUnion(set)
        index += name.utf8.count
        continue
      }
      guard let low = try member(&members) else { continue }
      guard next == UInt8(ascii: "-"), index + 1 < bytes.count,
        bytes[index + 1] != UInt8(ascii: "]")
      else {
        members.insert(low)
        continue
      }
      index += 1
      guard let high = try member(&members), high >= low else {
        throw Fault(reason: "a range in a class that is none")
      }
      members.formUnion(low...high)
    }
    guard !isAtEnd else { throw Fault(reason: "a class is not closed") }
    index += 1
    if isCaseless {
      for byte in members where (byte | 0x20) &- 97 < 26 { members.insert(byte ^ 0x20) }
    }
    let all = isNegated ? Set((0...255 as ClosedRange<UInt8>)).subtracting(members) : members
    let set = all.subtracting([10]).sorted()
    if set.isEmpty { throw Fault(reason: "a match over several lines") }
    return .set(set)
  }

  /// One member of a class; nil when it was a set, which is added.
  private mutating func member(_ members: inout Set<UInt8>) throws(Fault) -> UInt8? {
    let byte = next
    index += 1
    guard byte == UInt8(ascii: "\\") else { return byte }
    let escape = next
    index += 1
    if let set = PatternParser.namedSet(escape) {
      members.formUnion(set)
      return nil
    }
    if escape == UInt8(ascii: "b") { return 8 }
    guard let character = try character(escape) else {
      throw Fault(reason: "the escape '\\\(Character(Unicode.Scalar(escape)))' in a class")
    }
    return character
  }

  // MARK: Quantifiers

  private mutating func quantified(_ node: Node) throws(Fault) -> Node {
    guard !isAtEnd else { return node }
    var least = 0
    var most: Int? = nil
    switch next {
    case UInt8(ascii: "*"): index += 1
    case UInt8(ascii: "+"):
      least = 1
      index += 1
    case UInt8(ascii: "?"):
      most = 1
      index += 1
    case UInt8(ascii: "{"):
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")),
        case let inner = String(decoding: bytes[(index + 1)..<end], as: UTF8.self),
        case let parts = inner.split(separator: ",", omittingEmptySubsequences: false),
        parts.count <= 2, let first = parts.first.flatMap({ $0.isEmpty ? 0 : Int($0) }),
        !inner.isEmpty
      else {
        index += 1
        // A brace that opens no repeat stands for itself.
        return .group(open: "(?:", [[node, .character(UInt8(ascii: "{"), isCaseless: false)]])
      }
      least = first
      most = parts.count == 1 ? first : (parts[1].isEmpty ? nil : Int(parts[1]))
      index = end + 1
    default: return node
    }
    if least > 4096 || (most ?? 0) > 4096 { throw Fault(reason: "more than 4096 repeats") }
    var suffix = ""
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+"), !isAtEnd {
      suffix = String(Character(Unicode.Scalar(next)))
      index += 1
    }
    let limit = most ?? least + ImportedPattern.mostRepeats
    if case .assertion = node { return least == 0 ? .assertion("") : node }
    return try quantified(.repetition(node, least: least, most: limit, suffix: suffix))
  }
}
