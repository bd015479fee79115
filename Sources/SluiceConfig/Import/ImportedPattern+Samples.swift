// SPDX-License-Identifier: Apache-2.0

extension ImportedPattern {
  /// A text that the pattern is likely to match, the value in `«»`. Look-arounds are not obeyed, so
  /// whether it does has to be tried. The same seed gives the same text.
  func sample(seed: UInt64) -> String {
    var maker = SampleMaker(seed: seed)
    maker.append(alternatives)
    let text = maker.text
    return text.contains("«") ? text : "«\(text)»"
  }
}

private struct SampleMaker {
  private(set) var text = ""
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  /// A number below `bound`; a linear congruential step, which is enough for samples.
  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func append(_ alternatives: [[ImportedPattern.Node]]) {
    for node in alternatives[next(below: alternatives.count)] { append(node) }
  }

  private mutating func append(_ node: ImportedPattern.Node) {
    switch node {
    case .character(let byte, _): text.unicodeScalars.append(Unicode.Scalar(byte))
    case .set(let bytes):
      let plain = bytes.filter { $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 }
      let shown = plain.isEmpty ? bytes.filter { (32...126).contains($0) } : plain
      guard !shown.isEmpty else { return }
      text.unicodeScalars.append(Unicode.Scalar(shown[next(below: shown.count)]))
    case .assertion: break
    case .group(let open, let alternatives):
      if ["(?=", "(?!", "(?<=", "(?<!"].contains(open) { return }
      if open == "(?<value>" { text += "«" }
      append(alternatives)
      if open == "(?<value>" { text += "»" }
    case .repetition(let inner, let least, let most, _):
      let isOpenEnded = most - least >= ImportedPattern.mostRepeats
      let count = least == 0 ? 0 : isOpenEnded ? max(least, 24) : least
      for _ in 0..<count { append(inner) }
    }
  }
}
