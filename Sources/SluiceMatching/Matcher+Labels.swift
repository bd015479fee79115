// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension Matcher {
  /// Refused matches behind one label that are tried at most.
  private static var mostTries: Int { 8 }
  /// Bytes behind the reach that a match may run on.
  private static var overrun: Int { 256 }

  /// Whether a token stands in `range`, between a label or key and a value: then its value has been
  /// replaced already, and what follows belongs to something else.
  func hasToken(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index] == UInt8(ascii: "[") {
      guard TokenForm.end(in: text, from: index) != nil,
        let nameEnd = TokenForm.nameEnd(in: text, from: index)
      else { continue }
      if text[nameEnd] != UInt8(ascii: "]") { return true }
      // `[EMAIL]` was written by us, `[INFO]` was not.
      let name = (index + 1..<nameEnd).map { text[$0] }
      if rules.rules.contains(where: { $0.entity.name.utf8.elementsEqual(name) }) { return true }
    }
    return false
  }

  /// Whether the word before `end` is the type in a token's brackets, which labels nothing.
  private func endsTokenName(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var index = end
    while index > 0, end - index < 33,
      ASCII.isUpper(text[index - 1]) || ASCII.isDigit(text[index - 1])
        || text[index - 1] == UInt8(ascii: "_")
    {
      index -= 1
    }
    guard index > 0, index < end, text[index - 1] == UInt8(ascii: "[") else { return false }
    return hasToken(text, index - 1..<index)
  }

  /// Searches the pattern in the reach behind a label, on the same line, from the first offset at
  /// which a match may begin.
  mutating func searchBehindLabel(
    _ text: Span<UInt8>, lane number: Int, labelEnd: Int, from first: Int
  ) {
    let lane = tables.lanes[number]
    if labelEnd < text.count, text[labelEnd] == UInt8(ascii: "<") {
      noteTagLine(text, behind: labelEnd)
    }
    // A longer label that ends here was tried before.
    if search.hasFailed(number, at: labelEnd) { return }
    guard isEnabled[Int(lane.rule)], !endsTokenName(text, labelEnd) else { return }
    if isCounting { efforts[Int(lane.rule)].candidates += 1 }
    if !findBehindLabel(text, lane, number, labelEnd: labelEnd, from: first) {
      search.failed(number, at: labelEnd)
    }
  }

  private mutating func findBehindLabel(
    _ text: Span<UInt8>, _ lane: Lane, _ number: Int, labelEnd: Int, from first: Int
  ) -> Bool {
    let pattern = Int(lane.pattern)
    var offset = max(first, search.lastEnd(number))
    let reach = lineEnd(text, labelEnd, atMost: Int(lane.reach))
    let end = lineEnd(text, reach, atMost: Matcher.overrun)
    let window = text.extracting(0..<end)
    for _ in 0..<Matcher.mostTries {
      guard
        let possible = patterns.firstPossible(pattern, in: window, from: offset, through: reach)
      else { return false }
      offset = possible
      if isCounting { efforts[Int(lane.rule)].matches += 1 }
      let result = patterns.match(pattern, in: window, from: offset, through: reach)
      switch result {
      case .match(let start, let matchEnd, let valueStart, let valueEnd):
        guard !hasToken(text, labelEnd..<valueStart) else { return false }
        if judge(text, rule: Int(lane.rule), start: valueStart, end: valueEnd, isLabelled: true) {
          search.matched(number, end: matchEnd)
          return true
        }
        offset = start + 1
      case .unknown:
        unknown(rule: Int(lane.rule), at: offset)
        return false
      case .noMatch: return false
      }
    }
    return false
  }
}
