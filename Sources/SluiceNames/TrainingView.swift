// SPDX-License-Identifier: Apache-2.0

/// What the trainer needs of the detector: the same tokeniser, gate and features.
package struct TrainingView: ~Copyable {
  private let tables: ModelTables
  private var fold = FoldedWord()
  private var memo = WordMemo()

  /// Makes a view with the lexicon of `model`; its weights are not used.
  package init(model: NameModel) { tables = model.tables }

  /// Replaces `tokens` by those of the whole of `text`, taken as one record.
  package mutating func tokenize(_ text: Span<UInt8>, into tokens: inout TokenList) {
    Tokenizer.tokenize(
      text, from: 0, to: text.count, tables: tables, into: &tokens, folding: &fold,
      remembering: &memo)
    LineKind.assign(&tokens, tables)
  }

  /// Whether the token at `index` is worth a score, by the tags before it.
  package func admits(_ tokens: borrowing TokenList, _ index: Int) -> Bool {
    CandidateGate.admits(tokens, index, strict: false)
  }

  /// Replaces `features` by those of the token at `index`.
  package mutating func features(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>,
    omittingWord: Bool, omittingLetters: Bool, into features: inout FeatureList
  ) {
    features.removeAll()
    var omission = FeatureSet.Omission()
    omission.ownWord = omittingWord
    omission.letters = omittingLetters
    FeatureSet.visit(tokens, index, text, &fold, omitting: omission, &features)
  }

  /// What the detector would score the token at `index`, in steps of the model's scale.
  package mutating func score(
    _ tokens: borrowing TokenList, _ index: Int, _ text: Span<UInt8>
  ) -> Int32 {
    NameTagger.score(tokens, index, text, tables, &fold)
  }

  /// The sum of the model's weights of `features`.
  package func sum(_ features: borrowing FeatureList) -> Int32 {
    var total: Int32 = 0
    for value in features.values { total &+= tables.weights[value] }
    return total
  }

  /// What the lexicon says of a folded word.
  package func lexicon(_ folded: String) -> LexiconClass { tables.lexicon(WordHash.of(folded)) }

  /// A name in lower case, as the lexicon keeps it.
  package mutating func folded(_ word: String) -> String {
    let bytes = Array(word.utf8)
    var result = ""
    var at = 0
    while at < bytes.count {
      let folding = Tokenizer.fold(bytes.span, from: at, to: bytes.count, into: &fold)
      guard folding.end > at else { break }
      var piece: [UInt8] = []
      for index in 0..<fold.count { piece.append(fold[index]) }
      result += String(decoding: piece, as: UTF8.self)
      at = folding.end
    }
    return result
  }
}
