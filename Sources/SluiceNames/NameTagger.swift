// SPDX-License-Identifier: Apache-2.0

/// Scores candidates left to right and tags them; the trainer and the detector share it.
enum NameTagger {
  /// Sum of the weights of the token at `index`.
  @inline(__always)
  static func score(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    _ fold: inout FoldedWord
  ) -> Int32 {
    var sum = WeightSum(tables: tables)
    FeatureSet.visit(tokens, index, text, &fold, omitting: FeatureSet.Omission(), &sum)
    return sum.total
  }

  /// Tags the tokens from `first` on. `step` is the threshold in steps of the model's scale.
  static func tag(
    _ tokens: inout TokenList, from first: Int, _ text: Span<UInt8>, _ tables: ModelTables,
    strict: Bool, threshold: Float, _ fold: inout FoldedWord, _ memo: inout ScoreMemo
  ) {
    let step = threshold / tables.scale
    let one = 1 / tables.scale
    // A record of nothing but capitals must not cost more than its share.
    var budget = strict ? 24 + (tokens.count - first) / 3 : Int.max
    for index in first..<tokens.count {
      guard CandidateGate.admits(tokens, index, strict: strict) else { continue }
      let token = tokens[index]
      if budget <= 0, token.key != .person { continue }
      budget -= 1
      let score: Int32
      if strict {
        let key = ScoreMemo.key(tokens, index)
        if let known = memo.score(key) {
          score = known
        } else {
          score = NameTagger.score(tokens, index, text, tables, &fold)
          memo.remember(key, score)
        }
      } else {
        score = NameTagger.score(tokens, index, text, tables, &fold)
      }
      tokens[index].score = score
      let needed = step + one * NameTagger.bias(tokens, index)
      tokens[index].isName = Float(score) > needed
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
      return 0
    }
  }

  @inline(__always)
  private static func isPlaceholder(_ token: Token) -> Bool {
    token.traits.contains(.placeholder) && token.lexicon.given < 2
  }
}
