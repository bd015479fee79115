// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension Matcher {
  /// Tries the value at `place` for a lane that takes values whole. False where the value is none of
  /// those that need more than the lane's pattern.
  mutating func takeWhole(
    _ text: Span<UInt8>, lane number: Int, at place: KeyReader.Place, separator: Int
  ) -> Bool {
    let start = place.start
    let isQuoted = place.isQuoted
    guard start < text.count, !isTokenType(text, endingAt: separator) else { return false }
    if !isQuoted, text[start] == UInt8(ascii: "{"), KeyReader.beginsObject(text, start) {
      takeObjects(text, lane: number, from: start, depth: place.isArray ? 1 : 0)
      return true
    }
    // Behind a quoted key a bare value is a number, a word of JSON, or structure that must stay.
    if !isQuoted, separator > 0, KeyReader.isQuote(text[separator - 1]) { return false }
    if place.isArray { return false }
    let end: Int
    if isQuoted {
      guard let value = KeyReader.value(text, separator: separator), value.start == start else {
        return false
      }
      end = value.end
      if !holdsToken(text, start..<end) { return false }
    } else {
      end = wholeEnd(text, from: start, separator: separator)
      guard end > start else { return true }
    }
    let lane = tables.lanes[number]
    guard search.isOpen(number, at: start) else { return true }
    if isCounting {
      efforts[Int(lane.rule)].candidates += 1
      efforts[Int(lane.rule)].matches += 1
    }
    switch patterns.match(Int(lane.pattern), in: text, from: start) {
    case .match(let matchStart, let matchEnd, let valueStart, let valueEnd):
      if valueStart > matchStart, hasToken(text, matchStart..<valueStart) { break }
      // A value with blanks, as behind `Bearer `, ends elsewhere.
      let last =
        valueStart < end
        ? end : wholeEnd(text, from: valueStart, separator: separator)
      let judgedEnd = isQuoted ? max(end, valueEnd) : max(last, valueStart)
      if judge(text, rule: Int(lane.rule), start: valueStart, end: judgedEnd) {
        search.matched(number, end: max(matchEnd, judgedEnd))
        return true
      }
    case .unknown: unknown(rule: Int(lane.rule), at: start)
    case .noMatch: break
    }
    // Behind a word such as `Bearer` stands what the token may be in.
    let isScheme = !isQuoted && end + 1 < text.count && text[end] == 0x20
    let tokenEnd =
      isScheme ? wholeEnd(text, from: end + 1, separator: separator) : end
    if holdsToken(text, start..<tokenEnd),
      matchesAroundTokens(text, lane: lane, start..<tokenEnd, from: isScheme ? end + 1 : start)
    {
      search.matched(number, end: tokenEnd)
      return true
    }
    search.failed(number, at: start)
    return true
  }

  /// Offset behind the unquoted value at `start`.
  private mutating func wholeEnd(_ text: Span<UInt8>, from start: Int, separator: Int) -> Int {
    if plainRun.text != textNumber { plainRun = (textNumber, 0..<0) }
    return KeyReader.wholeEnd(text, from: start, separator: separator, run: &plainRun.range)
  }

  /// Whether the value in `range` matches once the tokens in it are cut out: then it is found, all of
  /// it, since anyone can write `[EMAIL]` into a value.
  private mutating func matchesAroundTokens(
    _ text: Span<UInt8>, lane: Lane, _ range: Range<Int>, from credential: Int
  ) -> Bool {
    var cut = ByteBuffer()
    let before = max(0, range.lowerBound - 64)
    cut.append(text.extracting(before..<range.lowerBound))
    var index = range.lowerBound
    var holdsWord = false
    while index < range.upperBound {
      if text[index] == UInt8(ascii: "["), let end = TokenForm.end(in: text, from: index) {
        index = end
      } else {
        cut.append(text[index])
        holdsWord = holdsWord || index >= credential && Words.isPart(text[index])
        index += 1
      }
    }
    guard holdsWord else { return false }
    let cutEnd = cut.count
    cut.append(text.extracting(range.upperBound..<min(text.count, range.upperBound + 8)))
    cut.clearTail()
    let start = range.lowerBound - before
    if case .match(_, _, let valueStart, _) = patterns.match(
      Int(lane.pattern), in: cut.bytes, from: start), valueStart < cutEnd
    {
      let verdict = tables.verdicts[Int(lane.rule)]
      // What the pattern skips (`Bearer `) stands before the first token.
      var first = min(range.lowerBound + valueStart - start, range.upperBound - 1)
      if holdsToken(text, range.lowerBound..<first) { first = range.lowerBound }
      report(
        text,
        Finding(
          start: Int32(first), end: Int32(range.upperBound), rule: lane.rule,
          score: UInt8(max(0, min(100, verdict.score))), isValidated: false))
      return true
    }
    return false
  }

  /// Whether the word before the colon at `position` is the type of a token, and no key.
  private func isTokenType(_ text: Span<UInt8>, endingAt position: Int) -> Bool {
    guard text[position] == UInt8(ascii: ":") else { return false }
    var index = position
    while index > 0, position - index < 33,
      ASCII.isUpper(text[index - 1]) || ASCII.isDigit(text[index - 1])
        || text[index - 1] == UInt8(ascii: "_")
    {
      index -= 1
    }
    return index > 0 && index < position && TokenForm.end(in: text, from: index - 1) != nil
  }

  private func holdsToken(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index] == UInt8(ascii: "[") {
      if TokenForm.end(in: text, from: index) != nil { return true }
    }
    return false
  }

  /// Tries each string in the object at `start`, or in the rest of an array of objects (depth 1), on
  /// its line, whose key does not only describe a value.
  mutating func takeObjects(
    _ text: Span<UInt8>, lane number: Int, from start: Int, depth first: Int
  ) {
    let lane = tables.lanes[number]
    guard start >= search.lastEnd(number) else { return }
    let limit = min(text.count, start + KeyReader.longestValue)
    var index = start
    var depth = first
    var isDescription = false
    var quotes = 0
    scan: while index < limit {
      switch text[index] {
      // Escaped quotes are read in the decoded text.
      case UInt8(ascii: "\n"), UInt8(ascii: "\\"): break scan
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { break scan }
      case UInt8(ascii: ":"), UInt8(ascii: "="):
        if index > start, Words.isPart(text[index - 1]) {
          isDescription = KeyReader.describes(text, keyEndingAt: index)
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // In decoded text quotes of a string's inside look like those around it; what they were
        // written as tells them apart.
        let length = quoteLength(index)
        if quotes == 0 { quotes = length }
        guard length == quotes else { break scan }
        let quote = text[index]
        var end = KeyReader.closingQuote(text, quote, level: 0, from: index + 1)
        while end < limit, text[end] == quote, quoteLength(end) > quotes {
          end = KeyReader.closingQuote(text, quote, level: 0, from: end + 1)
        }
        guard end < limit, text[end] == quote, quoteLength(end) == quotes else { break scan }
        let next = KeyReader.skipBlanks(text, end + 1, atMost: 4)
        if next < limit, text[next] == UInt8(ascii: ":") || text[next] == UInt8(ascii: "=") {
          isDescription = KeyReader.describes(text, keyEndingAt: end)
        } else if !isDescription, end > index + 1 {
          takeString(text, lane: lane, index + 1..<end)
        }
        index = end
      default: break
      }
      index += 1
    }
    search.matched(number, end: index)
  }

  /// Bytes of the block that the byte at `position` was written as.
  private func quoteLength(_ position: Int) -> Int {
    views.sourceEnd(of: position + 1, depth: depth) - views.sourceOffset(of: position, depth: depth)
  }

  private mutating func takeString(_ text: Span<UInt8>, lane: Lane, _ range: Range<Int>) {
    if isCounting {
      efforts[Int(lane.rule)].candidates += 1
      efforts[Int(lane.rule)].matches += 1
    }
    switch patterns.match(Int(lane.pattern), in: text, from: range.lowerBound) {
    case .match(_, _, let valueStart, _):
      guard range.contains(valueStart) else { return }
      _ = judge(text, rule: Int(lane.rule), start: valueStart, end: range.upperBound)
    case .unknown: unknown(rule: Int(lane.rule), at: range.lowerBound)
    case .noMatch: break
    }
  }
}
