// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Puts one token in the place of those that a finding covers, as they will be when the text comes
/// through again, so that a second pass finds nothing that the first did not.
struct FindingFold {
  private var write = 0
  private var emitted = -1
  /// Key of the value that a finding stands in: the words behind it are not its value any more.
  private var endedKey: UInt32 = 0

  /// Folds the tokens that touch `ranges[next...]` and are wanted; `next` moves on.
  /// Words of ranges that are not wanted are marked as known names.
  ///
  /// Returns whether names are known.
  static func fold(
    _ tokens: inout TokenList, claimed ranges: Span<ClaimedRange>, next: inout Int
  ) -> Bool {
    guard tokens.count > 0 else { return false }
    while next < ranges.count, ranges[next].end <= tokens[0].start { next += 1 }
    guard next < ranges.count, ranges[next].start < tokens[tokens.count - 1].end else {
      return false
    }
    var fold = FindingFold()
    var hasNames = false
    for index in 0..<tokens.count {
      let token = tokens[index]
      while next < ranges.count, ranges[next].end <= token.start { next += 1 }
      if next < ranges.count, ranges[next].start < token.end {
        if ranges[next].isName {
          tokens[index].isKnownName = token.isWord
          hasNames = true
          fold.keep(&tokens, index)
        } else if token.kind == .address,
          token.start < ranges[next].start || token.end > ranges[next].end
        {
          // A password in a URL: what is left of the URL is one still.
          fold.keep(&tokens, index)
        } else {
          fold.put(&tokens, token, number: next, end: ranges[next].end)
        }
      } else {
        fold.keep(&tokens, index)
      }
    }
    tokens.truncate(to: fold.write)
    if fold.emitted >= 0 { release(&tokens) }
    return hasNames
  }

  /// Folds the tokens of `spans[first...]`, which are ascending and hold all tagged tokens.
  static func fold(
    _ tokens: inout TokenList, _ spans: borrowing GrowableBuffer<NameSpan>, from first: Int
  ) {
    for number in 0..<tokens.freshCount { tokens[tokens.fresh(number)].isFresh = false }
    tokens.forgetFresh()
    var fold = FindingFold()
    var index = 0
    for next in first..<spans.count {
      let span = spans[next]
      // Up to the span, words in the rest of a value first.
      while fold.endedKey != 0, index < tokens.count, tokens[index].end <= span.start {
        fold.keep(&tokens, index)
        index += 1
      }
      var behind = index
      while behind < tokens.count, tokens[behind].end <= span.start { behind += 1 }
      fold.keep(&tokens, index..<behind)
      index = behind
      while index < tokens.count, tokens[index].start < span.end {
        fold.put(&tokens, tokens[index], number: next, end: span.end)
        index += 1
      }
    }
    while fold.endedKey != 0, index < tokens.count {
      fold.keep(&tokens, index)
      index += 1
    }
    fold.keep(&tokens, index..<tokens.count)
    tokens.truncate(to: fold.write)
    release(&tokens)
  }

  /// Keeps tokens as they are.
  private mutating func keep(_ tokens: inout TokenList, _ range: Range<Int>) {
    if write < range.lowerBound { tokens.move(range, to: write) }
    write += range.count
  }

  /// Frees the words that were blocked for what a hyphen or a dot joined them to: a finding in
  /// brackets joins to nothing.
  private static func release(_ tokens: inout TokenList) {
    for number in 0..<tokens.freshCount {
      let index = tokens.fresh(number)
      for side in [-1, 1] {
        guard joins(tokens.at(index + side)), tokens.at(index + 2 * side).isWord else { continue }
        tokens[index + 2 * side].isBlocked = false
      }
    }
  }

  private static func joins(_ token: Token) -> Bool {
    token.kind == .mark
      && (token.mark == UInt8(ascii: "-") || token.mark == UInt8(ascii: ".")
        || token.mark == UInt8(ascii: ":"))
  }

  @inline(__always)
  private mutating func keep(_ tokens: inout TokenList, _ index: Int) {
    if endedKey == 0, write == index {
      write += 1
      return
    }
    var token = tokens[index]
    if endedKey != 0, token.isWord {
      if token.keyHash == endedKey, token.keyPosition > 0 {
        token.key = .none
        token.keyHash = 0
        token.keyPosition = 0
      } else {
        endedKey = 0
      }
    }
    tokens[write] = token
    write += 1
  }

  private mutating func put(_ tokens: inout TokenList, _ first: Token, number: Int, end: Int32) {
    if first.keyHash != 0 { endedKey = first.keyHash }
    if emitted == number {
      tokens[write - 1].end = max(tokens[write - 1].end, first.end)
      return
    }
    emitted = number
    var token = Token()
    token.start = first.start
    token.end = max(end, first.end)
    token.kind = .address
    token.hash = Tokenizer.findingHash
    token.gap = first.gap
    token.coarse = 22
    token.isBlocked = true
    token.isFresh = true
    token.startsLine = first.startsLine
    tokens[write] = token
    tokens.noteFresh(write)
    write += 1
  }
}
