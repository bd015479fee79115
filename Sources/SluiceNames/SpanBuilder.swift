// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Joins tagged words into names and drops what does not hold.
enum SpanBuilder {
  /// Drops tags that cannot stand: lone letters, particles at an end, titles.
  static func clean(_ tokens: inout TokenList) {
    var next = tokens.nextName(from: 0)
    while next < tokens.count {
      let index = next
      next = tokens.nextName(from: index + 1)
      let token = tokens[index]
      let before = tokens.at(index - 1)
      let after = tokens.at(index + 1)
      if token.shape == .initial {
        let hasNeighbour =
          (before.isName && token.gap != .newline)
          || (after.isName && after.gap != .newline)
          || (CandidateGate.joinsParts(after) && tokens.at(index + 2).isName)
          || (CandidateGate.joinsParts(before) && tokens.at(index - 2).isName)
        if !hasNeighbour { tokens[index].isName = false }
      }
      if token.shape == .lower, token.traits.contains(.particle), !after.isName,
        !(after.traits.contains(.particle) && tokens.at(index + 2).isName)
      {
        tokens[index].isName = token.lexicon.given >= 2 && !before.isName
      }
      if token.traits.contains(.title), token.lexicon.given < 2, token.lexicon.surname < 3,
        after.isWord || after.kind == .mark
      {
        tokens[index].isName = false
      }
    }
  }

  /// Whether a hyphen at `index` leads to the second half of a given name such as `Ji-ho`.
  @inline(__always)
  private static func goesOnInLowerCase(_ tokens: borrowing TokenList, at index: Int) -> Bool {
    let hyphen = tokens[index]
    guard hyphen.mark == UInt8(ascii: "-"), hyphen.kind == .mark, hyphen.gap == .none,
      tokens[index - 1].shape == .capitalised, tokens[index - 1].length <= 6
    else { return false }
    let half = tokens.at(index + 1)
    guard half.shape == .lower, half.gap == .none, half.length <= 6 else { return false }
    let behind = tokens.at(index + 2)
    return half.lexicon.word <= 1 || behind.isName && behind.gap == .space
  }

  /// The end of the name that begins at `first`: the index behind its last token.
  @inline(__always)
  static func end(of first: Int, _ tokens: borrowing TokenList) -> Int {
    var end = first + 1
    while end < tokens.count {
      let token = tokens[end]
      if token.gap == .newline { break }
      if token.isName {
        end += 1
        continue
      }
      let next = tokens.at(end + 1)
      if goesOnInLowerCase(tokens, at: end) {
        end += 2
        continue
      }
      if token.shape == .initial, token.gap == .space, !token.isBlocked {
        // `Courtney M. Cruz`
        let hasDot = next.mark == UInt8(ascii: ".") && next.gap == .none
        let behind = end + (hasDot ? 2 : 1)
        if tokens.at(behind).isName, tokens[behind].gap == .space, tokens[behind].shape != .lower {
          end = behind
          continue
        }
      }
      if token.mark == UInt8(ascii: "-"), token.kind == .mark, token.gap == .none,
        next.shape == .capitalised, next.gap == .none, !next.isBlocked,
        tokens[end - 1].shape == .capitalised, next.lexicon.word <= 3 || next.lexicon.isListedName
      {
        // `Kristoffersen-Lie`
        end += 2
        continue
      }
      if token.kind == .mark, token.gap == .none, next.isName, next.gap != .newline {
        // `Anne-Marie`, `J. Smith`, `J.R. Smith`
        if token.mark == UInt8(ascii: "-") && next.gap == .none { end += 1; continue }
        if token.mark == UInt8(ascii: "."),
          tokens[end - 1].shape == .initial
            || tokens[end - 1].length <= 2
        {
          end += 1
          continue
        }
        if token.mark >= 0x80, next.gap == .none, token.end - token.start == 3,
          token.hash == 0x3000 + 0xBB
        {
          // The middle dot of foreign names in Katakana.
          end += 1
          continue
        }
      }
      if token.shape == .lower, token.traits.contains(.particle), token.gap == .space {
        // `van der`, `de la`
        var behind = end + 1
        while behind < min(end + 3, tokens.count), tokens[behind].traits.contains(.particle),
          !tokens[behind].isName
        {
          behind += 1
        }
        if tokens.at(behind).isName, tokens.at(behind).gap != .newline {
          end = behind
          continue
        }
      }
      break
    }
    return end
  }

  /// Whether `Last, First` at `comma` is one name.
  @inline(__always)
  static func joinsInverted(_ tokens: borrowing TokenList, first: Int, comma: Int) -> Bool {
    let mark = tokens.at(comma)
    let given = tokens.at(comma + 1)
    guard mark.kind == .mark, mark.mark == UInt8(ascii: ","), mark.gap == .none, given.isName,
      given.gap == .space, comma - first <= 3
    else { return false }
    let family = tokens[comma - 1]
    guard family.shape == given.shape || given.shape == .capitalised, family.length > 1 else {
      return false
    }
    // A list goes on: `Ann, Bob and Cy`.
    let before = tokens.at(first - 1)
    if before.mark == UInt8(ascii: ","), tokens.at(first - 2).isName { return false }
    var behind = comma + 2
    while tokens.at(behind).isName || tokens.at(behind).mark == UInt8(ascii: ".") { behind += 1 }
    let next = tokens.at(behind)
    if next.mark == UInt8(ascii: ","), tokens.at(behind + 1).isName { return false }
    if next.traits.contains(.trigger), tokens.at(behind + 1).isName { return false }
    if behind - comma > 4 { return false }
    if comma - first > 1 && tokens[first].lexicon.given > 0
      && !tokens[first].traits.contains(.particle)
    {
      return false
    }
    if given.key == .person || given.key == .role { return true }
    return given.lexicon.given >= max(1, family.lexicon.given)
      && family.lexicon.surname + 1 > family.lexicon.given
  }

  /// Untags the names that are not sure enough for a log.
  static func dropUnsure(
    _ tokens: inout TokenList, _ tables: ModelTables, threshold: Float
  ) {
    var index = tokens.nextName(from: 0)
    while index < tokens.count {
      let end = wholeEnd(of: index, tokens)
      if !SpanEvidence(tokens, index, end, tables.scale).holdsStrictly(above: threshold) {
        for dropped in index..<end { tokens[dropped].isName = false }
      }
      index = tokens.nextName(from: end)
    }
  }

  /// Appends the names among the tokens, in their order.
  static func build(
    _ tokens: borrowing TokenList, _ tables: ModelTables, threshold: Float,
    into spans: inout GrowableBuffer<NameSpan>
  ) {
    var index = tokens.nextName(from: 0)
    while index < tokens.count {
      let end = wholeEnd(of: index, tokens)
      let evidence = SpanEvidence(tokens, index, end, tables.scale)
      spans.append(
        NameSpan(
          start: tokens[index].start, end: tokens[end - 1].end,
          margin: max(0, evidence.margin - threshold), evidence: evidence.kind,
          isKnown: evidence.isKnownWhole))
      index = tokens.nextName(from: end)
    }
  }

  /// ``end(of:_:)``, and the given name behind `Last,` too.
  @inline(__always)
  private static func wholeEnd(of first: Int, _ tokens: borrowing TokenList) -> Int {
    let end = end(of: first, tokens)
    return joinsInverted(tokens, first: first, comma: end)
      ? SpanBuilder.end(of: end + 1, tokens) : end
  }
}

/// What speaks for a name, added up over its words.
struct SpanEvidence {
  /// Best score of a word, in log-odds.
  private var best: Float = -100
  /// The same, less what keys and titles let it miss.
  private(set) var margin: Float = 0
  private(set) var kind = NameEvidence.text
  private var sum: Float = 0
  private var words = 0
  private var hasLower = false
  private var isThing = false
  private var isKnown = false
  /// Whether another rule found all its words.
  private(set) var isKnownWhole = true

  @inline(__always)
  init(_ tokens: borrowing TokenList, _ first: Int, _ end: Int, _ scale: Float) {
    var repeated = 0
    for index in first..<end {
      let token = tokens[index]
      if token.isWord, !token.isKnownName { isKnownWhole = false }
      guard token.isName, token.shape != .initial,
        !(token.shape == .lower && token.traits.contains(.particle))
      else { continue }
      words += 1
      if token.shape == .lower { hasLower = true }
      if token.isKnownName { isKnown = true }
      if token.isRepetition { repeated += 1 }
      guard token.score != Token.unscored else { continue }
      let score = Float(token.score) * scale
      best = max(best, score)
      margin = max(margin, score - NameTagger.bias(tokens, index))
      sum += score
    }
    isThing = tokens[first].key == .thing
    kind =
      repeated == words && words > 0 ? .repetition : SpanEvidence.kind(tokens, first, end, words)
  }

  @inline(__always)
  private static func kind(
    _ tokens: borrowing TokenList, _ first: Int, _ end: Int, _ words: Int
  ) -> NameEvidence {
    let token = tokens[first]
    if token.key == .person || token.key == .role { return .key }
    if token.key == .name, words >= 2 { return .key }
    if CandidateGate.isTitled(tokens, first) { return .title }
    let after = tokens.at(end)
    if after.traits.contains(.honorific) { return .title }
    let before = tokens.at(first - 1)
    if before.isWord, token.gap == .space, before.traits.contains(.evidence) { return .word }
    // `Ann Lee <ann@...>`, `Ann Lee (ann@...)`
    if after.kind == .mark, tokens.at(end + 1).kind == .address { return .mailbox }
    if after.kind == .address, after.hash == 0x4001 { return .mailbox }
    return .text
  }

  /// Whether the name is sure enough for a log.
  @inline(__always)
  func holdsStrictly(above threshold: Float) -> Bool {
    if isKnown { return true }
    if words == 0 { return false }
    if isThing { return words >= 2 && best > 4 + threshold }
    let isEvident = kind != .text
    if hasLower {
      return isEvident
        && (words >= 2 ? sum / Float(words) > 0.5 + threshold : best > 2.5 + threshold)
    }
    if words >= 2 { return isEvident || best > 0.8 + threshold }
    return best > (isEvident ? 0.6 : 3) + threshold
  }
}
