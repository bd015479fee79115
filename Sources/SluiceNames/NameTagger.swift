// SPDX-License-Identifier: Apache-2.0

/// Scores candidates left to right and tags them; the trainer and the detector share it.
enum NameTagger {
  /// Sum of the weights of the token at `index`.
  @inline(__always)
  static func score(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    _ fold: inout FoldedWord
  ) -> Int32 {
    var sum = WeightSum(weights: tables.weights)
    FeatureSet.visit(tokens, index, text, &fold, omitting: FeatureSet.Omission(), &sum)
    return sum.total
  }

  /// Tags the candidates among `tokens`: all, or those within reach of fresh findings. Tells whether
  /// one was tagged.
  static func tag(
    _ tokens: inout TokenList, _ text: Span<UInt8>, _ tables: ModelTables, strict: Bool, all: Bool,
    threshold: Float, _ fold: inout FoldedWord
  ) -> Bool {
    // A record of nothing but capitals must not cost more than its share.
    var budget = strict ? 24 + tokens.count / 3 : Int.max
    var found = false
    if all {
      var walk = tokens.walk(.candidate)
      while let index = tokens.next(&walk) {
        tag(
          &tokens, index, text, tables, strict: strict, threshold: threshold, &fold, &budget,
          &found)
      }
      return found
    }
    var next = 0
    for number in 0..<tokens.freshCount {
      let fresh = tokens.fresh(number)
      next = max(next, fresh - FeatureSet.reach)
      let end = min(tokens.count, fresh + FeatureSet.reach + 1)
      while next < end {
        next = tokens.next(.candidate, from: next)
        guard next < end else { break }
        tag(
          &tokens, next, text, tables, strict: strict, threshold: threshold, &fold, &budget,
          &found)
        next += 1
      }
      next = max(next, end)
    }
    return found
  }

  /// Scores and tags a candidate, if the gate lets it through.
  @inline(__always)
  private static func tag(
    _ tokens: inout TokenList, _ index: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    strict: Bool, threshold: Float, _ fold: inout FoldedWord, _ budget: inout Int,
    _ found: inout Bool
  ) {
    guard CandidateGate.admits(tokens, index, strict: strict),
      budget > 0 || tokens[index].key == .person
    else { return }
    budget -= 1
    let score = NameTagger.score(tokens, index, text, tables, &fold)
    tokens[index].score = score
    let isName = Float(score) * tables.scale > threshold + NameTagger.bias(tokens, index)
    if isName {
      tokens.name(index)
      found = true
    } else {
      tokens[index].isName = false
    }
  }

  /// What the threshold is moved by where a key or a title says that this is a name.
  @inline(__always)
  static func bias(_ tokens: borrowing TokenList, _ index: Int) -> Float {
    let token = tokens[index]
    switch token.key {
    case .person:
      if isPlaceholder(token) { return 2 }
      return token.shape == .lower && token.lexicon.word >= 4 ? 0 : -6
    case .role:
      return isPlaceholder(token) ? 2 : (token.shape == .lower ? 0 : -0.8)
    case .thing:
      return 1.5
    case .none, .other, .name:
      if token.shape != .lower, CandidateGate.isTitled(tokens, index), !isPlaceholder(token) {
        return -1.5
      }
      if tokens.at(index + 1).traits.contains(.honorific), token.shape == .uncased { return -2 }
      return beginsListedPair(tokens, index) ? -1 : 0
    }
  }

  /// Whether a listed given name and a listed surname stand behind a word that people follow.
  @inline(__always)
  private static func beginsListedPair(_ tokens: borrowing TokenList, _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.shape == .capitalised, token.gap == .space, token.lexicon.given > 0,
      token.lexicon.given >= 2 || token.lexicon.word <= 2
    else { return false }
    let after = tokens.at(index + 1)
    return after.shape == .capitalised && after.gap == .space && after.lexicon.surname > 0
      && (after.lexicon.surname >= 2 || after.lexicon.word <= 2)
      && tokens.at(index - 1).traits.contains(.evidence)
  }

  @inline(__always)
  private static func isPlaceholder(_ token: Token) -> Bool {
    token.traits.contains(.placeholder) && token.lexicon.given < 2
  }
}
