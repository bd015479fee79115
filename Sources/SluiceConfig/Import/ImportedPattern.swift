// SPDX-License-Identifier: Apache-2.0

/// A regular expression of another tool (RE2, Python), taken apart and written again as our rules
/// demand: on one line, bounded, without backreferences, classes spelled out.
struct ImportedPattern {
  /// A part of a pattern.
  indirect enum Node {
    /// One byte, as it is; `isCaseless` where it matches in either case.
    case character(UInt8, isCaseless: Bool)
    /// One byte of a set; never the newline.
    case set([UInt8])
    /// A group, opened by `open` (`(?:`, `(?<value>`, `(?=` …).
    case group(open: String, [[Node]])
    case repetition(Node, least: Int, most: Int, suffix: String)
    /// Something of no width, as it is written.
    case assertion(String)
  }

  /// Why a pattern cannot be carried over.
  struct Fault: Error { var reason: String }

  /// The alternatives at the top.
  var alternatives: [[Node]]
  /// Whether some of it matches letters in either case, and whether all of it does.
  var hasCaseless: Bool
  var isCaseless: Bool
  /// Groups that capture.
  var captureCount: Int

  /// Most repeats of what was unbounded.
  static let mostRepeats = 256

  /// Takes `pattern` apart.
  ///
  /// - Parameters:
  ///   - valueGroup: Number of the group that holds the value; 0 for the whole match, nil for the
  ///     first group if there is one.
  ///   - isCaseless: Whether the tool matches letters in either case anyway.
  init(_ pattern: String, valueGroup: Int?, isCaseless: Bool) throws(Fault) {
    var parser = PatternParser(Array(pattern.utf8), valueGroup: valueGroup, isCaseless: isCaseless)
    alternatives = try parser.alternatives(depth: 0)
    guard parser.isAtEnd else { throw Fault(reason: "a parenthesis too many") }
    hasCaseless = parser.hasCaseless
    captureCount = parser.captureCount
    self.isCaseless = parser.isWhollyCaseless
    if let valueGroup, valueGroup > captureCount {
      throw Fault(reason: "there is no group \(valueGroup)")
    }
  }

  /// The pattern in our form, and whether its rule must say `caseless`.
  var text: String {
    let body = ImportedPattern.text(alternatives)
    return hasCaseless && !isCaseless ? "(?-i)" + body : body
  }

  static func text(_ alternatives: [[Node]]) -> String {
    alternatives.map { $0.map(text).joined() }.joined(separator: "|")
  }

  static func text(_ node: Node) -> String {
    switch node {
    case .character(let byte, _): escaped(byte)
    case .set(let bytes): text(ofSet: bytes)
    case .group(let open, let alternatives): open + text(alternatives) + ")"
    case .repetition(let inner, let least, let most, let suffix):
      if least == 0, most == 1 {
        text(inner) + "?" + suffix
      } else {
        text(inner) + (least == most ? "{\(least)}" : "{\(least),\(most)}") + suffix
      }
    case .assertion(let text): text
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let character = Character(Unicode.Scalar(byte))
    if byte < 0x20 || byte >= 0x7F { return hexadecimal(byte) }
    if #"\^$.|?*+()[]{}"#.contains(character) { return "\\" + String(character) }
    return String(character)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func text(ofSet bytes: [UInt8]) -> String {
    if bytes.count == 255 { return "." }
    func member(_ byte: UInt8) -> String {
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x20 || byte >= 0x7F { return hexadecimal(byte) }
      return #"\^-[]"#.contains(character) ? "\\" + String(character) : String(character)
    }
    var result = "["
    var index = 0
    while index < bytes.count {
      var last = index
      while last + 1 < bytes.count, bytes[last + 1] == bytes[last] + 1 { last += 1 }
      result += member(bytes[index])
      if last > index + 1 { result += "-" }
      if last > index { result += member(bytes[last]) }
      index = last + 1
    }
    return result + "]"
  }
}
