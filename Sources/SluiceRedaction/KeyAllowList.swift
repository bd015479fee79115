// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Lets only the values of named keys pass: every other value, and all text that belongs to no key,
/// is reported. An empty list reports everything.
///
/// It fails closed: what cannot be read as JSON or as `key=value` counts as text without a key.
struct KeyAllowList: Sendable {
  /// Something that may not pass.
  struct Refusal: Equatable {
    /// Offsets; a string's quotes are left out.
    var range: Range<Int>
    /// Whether it is a bare JSON value, whose replacement needs quotes.
    var isBareJSON: Bool
  }

  private let scope: CompiledScope

  /// - Parameter paths: Key paths as in scopes; `**` stands for any number of keys.
  /// - Throws: every path that has an empty element.
  init(_ paths: [String]) throws(SluiceErrors) {
    let scopes = try CompiledScope.compile(
      [Policy.Scope(paths: paths, types: [], action: .keep)], place: "pass_keys")
    scope = scopes[0]
  }

  /// Everything on the line that may not pass, in order.
  func refusals(_ text: Span<UInt8>, line: Range<Int>) -> [Refusal] {
    var end = line.upperBound
    while end > line.lowerBound, FieldReader.isBlank(text[end - 1]) { end -= 1 }
    var first = line.lowerBound
    while first < end, FieldReader.isBlank(text[first]) { first += 1 }
    guard first < end else { return [] }
    if text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[") {
      var reader = JSONRefusals(allowList: self, text: text, index: first, end: end)
      if let refusals = reader.read() { return refusals }
      // Broken JSON keeps nothing, as the keys in it may be wrong too; `[INFO] user=x` is no JSON.
      if text[first] == UInt8(ascii: "{") {
        return [Refusal(range: first..<end, isBareJSON: false)]
      }
    }
    return pairs(text, first..<end)
  }

  func passes(_ path: [[UInt8]]) -> Bool { scope.covers(path) }

  private func pairs(_ text: Span<UInt8>, _ line: Range<Int>) -> [Refusal] {
    var refusals: [Refusal] = []
    var looseStart = -1
    var looseEnd = -1
    func closeLoose() {
      if looseStart >= 0 {
        refusals.append(Refusal(range: looseStart..<looseEnd, isBareJSON: false))
      }
      looseStart = -1
    }
    var index = line.lowerBound
    while index < line.upperBound {
      if FieldReader.isBlank(text[index]) {
        index += 1
        continue
      }
      let start = index
      while index < line.upperBound, KeyAllowList.isKeyPart(text[index]) { index += 1 }
      guard index > start, index < line.upperBound, text[index] == UInt8(ascii: "=") else {
        while index < line.upperBound, !FieldReader.isBlank(text[index]) { index += 1 }
        if looseStart < 0 { looseStart = start }
        looseEnd = index
        continue
      }
      closeLoose()
      let key = FieldReader.bytes(text, start..<index)
      index += 1
      let value = KeyAllowList.value(text, from: index, line.upperBound)
      index = value.next
      let path = key.split(separator: UInt8(ascii: ".")).map(Array.init)
      if !value.range.isEmpty, !passes(path) {
        refusals.append(Refusal(range: value.range, isBareJSON: false))
      }
    }
    closeLoose()
    return refusals
  }

  /// A value behind `=`: quoted up to the closing quote and then to the next blank, or to the next
  /// blank. What follows a closing quote without a blank belongs to the value too.
  private static func value(_ text: Span<UInt8>, from start: Int, _ end: Int) -> (
    range: Range<Int>, next: Int
  ) {
    var index = start
    guard index < end, text[index] == UInt8(ascii: "\"") else {
      while index < end, !FieldReader.isBlank(text[index]) { index += 1 }
      return (start..<index, index)
    }
    index += 1
    while index < end, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index, end)
    let close = index
    if index < end { index += 1 }
    if index == end || FieldReader.isBlank(text[index]) { return ((start + 1)..<close, index) }
    while index < end, !FieldReader.isBlank(text[index]) { index += 1 }
    return (start..<index, index)
  }

  private static func isKeyPart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }
}

/// Walks one JSON text; from where it is none, all of the rest is refused.
private struct JSONRefusals: ~Escapable {
  let allowList: KeyAllowList
  let text: Span<UInt8>
  var index: Int
  let end: Int
  private var refusals: [KeyAllowList.Refusal] = []

  @_lifetime(copy text)
  init(allowList: KeyAllowList, text: Span<UInt8>, index: Int, end: Int) {
    self.allowList = allowList
    self.text = text
    self.index = index
    self.end = end
  }

  /// What may not pass, or nil when the text is no JSON.
  mutating func read() -> [KeyAllowList.Refusal]? {
    let isWhole = value(path: [], depth: 0)
    skipBlanks()
    return isWhole && index == end ? refusals : nil
  }

  private mutating func value(path: [[UInt8]], depth: Int) -> Bool {
    skipBlanks()
    guard index < end, depth < FieldReader.deepest else { return false }
    switch text[index] {
    case UInt8(ascii: "{"): return object(path: path, depth: depth)
    case UInt8(ascii: "["): return array(path: path, depth: depth)
    case UInt8(ascii: "\""):
      guard let content = string() else { return false }
      if !content.isEmpty, !allowList.passes(path) {
        refusals.append(KeyAllowList.Refusal(range: content, isBareJSON: false))
      }
      return true
    default:
      let start = index
      while index < end, isBarePart(text[index]) { index += 1 }
      guard index > start, isLiteral(start..<index) else { return false }
      if !allowList.passes(path) {
        refusals.append(KeyAllowList.Refusal(range: start..<index, isBareJSON: true))
      }
      return true
    }
  }

  private mutating func object(path: [[UInt8]], depth: Int) -> Bool {
    index += 1
    skipBlanks()
    if index < end, text[index] == UInt8(ascii: "}") {
      index += 1
      return true
    }
    while true {
      skipBlanks()
      guard index < end, text[index] == UInt8(ascii: "\""), let key = string() else { return false }
      skipBlanks()
      guard index < end, text[index] == UInt8(ascii: ":") else { return false }
      index += 1
      guard value(path: path + [FieldReader.bytes(text, key)], depth: depth + 1) else {
        return false
      }
      skipBlanks()
      guard index < end else { return false }
      index += 1
      if text[index - 1] == UInt8(ascii: "}") { return true }
      guard text[index - 1] == UInt8(ascii: ",") else { return false }
    }
  }

  private mutating func array(path: [[UInt8]], depth: Int) -> Bool {
    index += 1
    skipBlanks()
    if index < end, text[index] == UInt8(ascii: "]") {
      index += 1
      return true
    }
    while true {
      guard value(path: path, depth: depth + 1) else { return false }
      skipBlanks()
      guard index < end else { return false }
      index += 1
      if text[index - 1] == UInt8(ascii: "]") { return true }
      guard text[index - 1] == UInt8(ascii: ",") else { return false }
    }
  }

  /// Reads a string; returns the offsets of its content, or nil when it does not end.
  private mutating func string() -> Range<Int>? {
    index += 1
    let start = index
    while index < end, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end else { return nil }
    index += 1
    return start..<(index - 1)
  }

  private mutating func skipBlanks() {
    while index < end, FieldReader.isBlank(text[index]) { index += 1 }
  }

  /// Whether a bare word is a number, `true`, `false` or `null`.
  private func isLiteral(_ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound]
    if first &- 48 < 10 || first == UInt8(ascii: "-") { return true }
    let word = FieldReader.bytes(text, range)
    return ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
  }

  private func isBarePart(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }
}

extension Redactor {
  /// Adds a finding for every value that may not pass.
  func applyPassKeys(
    _ passKeys: KeyAllowList, _ text: Span<UInt8>, _ scratch: inout RedactionScratch
  ) {
    if let fields = tableFields(scratch) {
      for field in fields where !passKeys.passes(field.path) && !isOurs(text, field.value) {
        scratch.matcher.add(
          Finding(
            start: Int32(field.value.lowerBound), end: Int32(field.value.upperBound),
            rule: Redactor.fieldRule(fieldEntity, isBare: false), score: 100, isValidated: true))
      }
      return
    }
    Lines.read(text, from: 0) { line in
      for refusal in passKeys.refusals(text, line: line)
      where !isOurs(text, refusal.range) {
        scratch.matcher.add(
          Finding(
            start: Int32(refusal.range.lowerBound), end: Int32(refusal.range.upperBound),
            rule: Redactor.fieldRule(fieldEntity, isBare: refusal.isBareJSON), score: 100,
            isValidated: true))
      }
      return true
    }
  }

  /// Whether the text at `range` is one token, label or hash of ours and nothing else.
  func isOurs(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, text[range.lowerBound] == UInt8(ascii: "["),
      TokenForm.end(in: text, from: range.lowerBound) == range.upperBound
    else { return false }
    return isTrusted(
      text,
      Finding(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), rule: Finding.tokenRule,
        score: 100, isValidated: false))
  }
}
