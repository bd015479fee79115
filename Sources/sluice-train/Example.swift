// SPDX-License-Identifier: Apache-2.0

/// A text to learn from: what is a name in it, and what counts neither way.
struct Example {
  var text: [UInt8]
  /// Names: byte offsets.
  var names: [Range<Int>] = []
  /// User names, addresses and the like: neither name nor no name.
  var ignored: [Range<Int>] = []
  /// Where the first person's name is from, such as `pl_PL`; empty where not known.
  var locale = ""

  /// The same text in lower case or capitals; offsets stay.
  func lowered() -> Example { Example(text: Letters.lowered(text), names: names, ignored: ignored) }
  func raised() -> Example { Example(text: Letters.raised(text), names: names, ignored: ignored) }

  /// Each line as an example of its own.
  func lines() -> [Example] {
    var lines: [Example] = []
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == 10 {
      if index > start {
        let line = start..<index
        func cut(_ spans: [Range<Int>]) -> [Range<Int>] {
          spans.filter { $0.lowerBound >= start && $0.upperBound <= index }
            .map { ($0.lowerBound - start)..<($0.upperBound - start) }
        }
        lines.append(Example(text: Array(text[line]), names: cut(names), ignored: cut(ignored)))
      }
      start = index + 1
    }
    return lines
  }
}
