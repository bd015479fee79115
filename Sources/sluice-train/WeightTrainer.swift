// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceNames

/// Learns the weights: logistic loss, AdaGrad (Duchi, Hazan, Singer, JMLR 12, 2011), one pass after
/// another over shuffled texts, with its own earlier tags as context.
struct WeightTrainer: ~Copyable {
  struct Settings {
    var logSize = 19
    var epochs = 8
    var averagedEpochs = 4
    var rate: Float = 0.08
    var decay: Float = 1e-4
    var seed: UInt64 = 1
    /// Per cent of the words whose own text, letters or lexicon entry are hidden.
    var hiddenWords = 30
    var hiddenLetters = 10
    var hiddenEntries = 30
  }

  private let settings: Settings
  private var view: TrainingView
  private var weights: [Float]
  private var squares: [Float]
  private var sums: [Float]
  private var dice: Dice

  init(model: NameModel, settings: Settings) {
    self.settings = settings
    view = TrainingView(model: model)
    weights = Array(repeating: 0, count: 1 << settings.logSize)
    squares = weights
    sums = weights
    dice = Dice(seed: settings.seed)
  }

  /// Learns from `examples` and returns weights rounded to steps of the scale.
  mutating func train(_ examples: [Example], report: (String) -> Void) -> (
    weights: [Int8], scale: Float
  ) {
    var order = Array(examples.indices)
    for epoch in 0..<settings.epochs {
      order.shuffle(using: &dice)
      var loss = 0.0
      var scored = 0
      var missed = 0
      for index in order {
        learn(examples[index], isFirst: epoch == 0, &loss, &scored, &missed)
      }
      if epoch >= settings.epochs - settings.averagedEpochs {
        for index in sums.indices { sums[index] += weights[index] }
      }
      let mean = (loss / Double(max(1, scored)) * 10_000).rounded() / 10_000
      report(
        "epoch \(epoch + 1): \(scored) words scored, loss \(mean), \(missed) name words outside the gate"
      )
    }
    return rounded()
  }

  private mutating func learn(
    _ example: Example, isFirst: Bool, _ loss: inout Double, _ scored: inout Int,
    _ missed: inout Int
  ) {
    var tokens = TokenList()
    let text = example.text.span
    view.tokenize(text, into: &tokens)
    var features = FeatureList()
    var name = 0
    var ignored = 0
    for index in 0..<tokens.count where tokens[index].kind == .word {
      let token = tokens[index]
      let isName = WeightTrainer.touches(token, example.names, &name)
      if WeightTrainer.touches(token, example.ignored, &ignored) { continue }
      guard view.admits(tokens, index) else {
        if isName { missed += 1 }
        continue
      }
      if token.lexicon.isListedName, dice.chance(settings.hiddenEntries) {
        tokens[index].lexicon = LexiconClass(rawValue: token.lexicon.rawValue & 0xF0)
        tokens[index].coarse = tokens[index].lexicon.coarse
      }
      view.features(
        tokens, index, text, omittingWord: dice.chance(settings.hiddenWords),
        omittingLetters: dice.chance(settings.hiddenLetters), into: &features)
      tokens[index].lexicon = token.lexicon
      tokens[index].coarse = token.coarse
      let score = step(features, isName: isName, &loss)
      scored += 1
      tokens[index].isName = isFirst || dice.chance(40) ? isName : score > 0
    }
  }

  /// One step down the gradient of one word; returns the word's score before it.
  private mutating func step(_ features: borrowing FeatureList, isName: Bool, _ loss: inout Double)
    -> Float
  {
    let mask = weights.count - 1
    var score: Float = 0
    for value in features.values { score += weights[Int(value) & mask] }
    let probability = 1 / (1 + expf(-score))
    let target: Float = isName ? 1 : 0
    loss -= Double(logf(max(1e-6, isName ? probability : 1 - probability)))
    let error = probability - target
    guard abs(error) > 1e-3 else { return score }
    for value in features.values {
      let index = Int(value) & mask
      let gradient = error + settings.decay * weights[index]
      squares[index] += gradient * gradient
      weights[index] -= settings.rate * gradient / (squares[index].squareRoot() + 1e-2)
    }
    return score
  }

  private static func touches(_ token: Token, _ spans: [Range<Int>], _ next: inout Int) -> Bool {
    while next < spans.count, spans[next].upperBound <= Int(token.start) { next += 1 }
    return next < spans.count && spans[next].lowerBound < Int(token.end)
  }

  /// The mean of the last passes in steps, so that 99.95 in 100 weights fit eight bits.
  private func rounded() -> (weights: [Int8], scale: Float) {
    let passes = Float(max(1, settings.averagedEpochs))
    let sizes = sums.filter { $0 != 0 }.map { abs($0) / passes }.sorted()
    let largest = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, sizes.count * 9995 / 10000)]
    let scale = largest / 127
    return (sums.map { Int8(max(-127, min(127, ($0 / passes / scale).rounded()))) }, scale)
  }
}
