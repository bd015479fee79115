// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Puts one token in the place of those that a finding covers, as they will be when the text comes
/// through again, so that a second pass finds nothing that the first did not.
struct FindingFold {
  private var write = 0
  private var emitted = -1
  /// Key of the value that a finding stands in: the words behind it are not its value any more.
  private var endedKey: UInt32 = 0
  /// Whether there were such words.
  private var hasEndedValue = false

  /// Folds the tokens that touch `ranges[next...]` and are wanted; `next` moves on.
  /// Words of ranges that are not wanted are marked as known names.
  ///
  /// Returns whether names are known.
  static func fold(
    _ tokens: inout TokenList, claimed ranges: Span<ClaimedRange>, next: inout Int,
    _ tables: ModelTables
  ) -> Bool {
    guard tokens.count > 0 else { return false }
    while next < ranges.count, ranges[next].end <= tokens[0].start { next += 1 }
    guard next < ranges.count, ranges[next].start < tokens[tokens.count - 1].end else {
      return false
    }
    var fold = FindingFold()
    var hasNames = false
    var index = 0
    while next < ranges.count {
      let range = ranges[next]
      fold.keep(&tokens, from: &index, before: range.start)
      guard index < tokens.count else { break }
      let token = tokens[index]
      if range.end <= token.start {
        next += 1
        continue
      }
      if range.isName {
        if token.isWord {
          tokens[index].isKnownName = true
          tokens.hint(.knownName, index)
        }
        hasNames = true
        fold.keep(&tokens, index)
      } else if token.kind == .address, token.start < range.start || token.end > range.end {
        // A password in a URL: what is left of the URL is one still.
        fold.keep(&tokens, index)
      } else {
        fold.put(&tokens, token, number: next, end: range.end, tables)
      }
      index += 1
    }
    fold.finish(&tokens, from: index)
    if fold.emitted >= 0 { _ = release(&tokens) }
    return hasNames
  }

  /// Folds the tokens of `spans[first...]`, which are ascending and hold all tagged tokens.
  ///
  /// Returns whether a word that is left is not what it was: not blocked, or no value of a key any more.
  static func fold(
    _ tokens: inout TokenList, _ spans: borrowing GrowableBuffer<NameSpan>, from first: Int,
    _ tables: ModelTables
  ) -> Bool {
    tokens.forgetFresh()
    var fold = FindingFold()
    var index = 0
    for next in first..<spans.count {
      let span = spans[next]
      fold.keep(&tokens, from: &index, before: span.start)
      while index < tokens.count, tokens[index].start < span.end {
        fold.put(&tokens, tokens[index], number: next, end: span.end, tables)
        index += 1
      }
    }
    fold.finish(&tokens, from: index)
    return release(&tokens) || fold.hasEndedValue
  }

  /// Keeps the tokens from `index` on that end before or at `place`, words in the rest of a value
  /// first; `index` moves behind them.
  @inline(__always)
  private mutating func keep(_ tokens: inout TokenList, from index: inout Int, before place: Int32)
  {
    while endedKey != 0, index < tokens.count, tokens[index].end <= place {
      keep(&tokens, index)
      index += 1
    }
    let behind = tokens.end(of: index, before: place)
    keep(&tokens, index..<behind)
    index = behind
  }

  /// Keeps all tokens from `index` on.
  private mutating func finish(_ tokens: inout TokenList, from index: Int) {
    var index = index
    keep(&tokens, from: &index, before: Int32.max)
    tokens.truncate(to: write)
    tokens.seal()
  }

  /// Keeps tokens as they are.
  @inline(__always)
  private mutating func keep(_ tokens: inout TokenList, _ range: Range<Int>) {
    if write < range.lowerBound, !range.isEmpty { tokens.move(range, to: write) }
    write += range.count
  }

  /// Frees the words that were blocked for what a hyphen or a dot joined them to: a finding in
  /// brackets joins to nothing. Returns whether there were any.
  private static func release(_ tokens: inout TokenList) -> Bool {
    var hasReleased = false
    for number in 0..<tokens.freshCount {
      let index = tokens.fresh(number)
      for side in [-1, 1] {
        guard joins(tokens.at(index + side)), tokens.at(index + 2 * side).isWord else { continue }
        tokens.release(index + 2 * side)
        hasReleased = true
      }
    }
    return hasReleased
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
    if endedKey != 0, tokens[index].isWord {
      if tokens[index].keyHash == endedKey, tokens[index].keyPosition > 0 {
        tokens[index].key = .none
        tokens[index].keyHash = 0
        tokens[index].keyPosition = 0
        hasEndedValue = true
      } else {
        endedKey = 0
      }
    }
    if write != index { tokens.move(index, to: write) }
    write += 1
  }

  private mutating func put(
    _ tokens: inout TokenList, _ first: Token, number: Int, end: Int32, _ tables: ModelTables
  ) {
    if first.keyHash != 0 { endedKey = first.keyHash }
    tokens.shares.remove(first, tables)
    if emitted == number {
      let grown = max(tokens[write - 1].end, first.end)
      tokens.shares.addAddressBytes(grown - tokens[write - 1].end)
      tokens[write - 1].end = grown
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
    token.startsLine = first.startsLine
    tokens.shares.add(token, tables)
    if write == 0 { tokens.shares.replaceFirst() }
    tokens.replace(write, with: token)
    tokens.noteFresh(write)
    write += 1
  }
}
