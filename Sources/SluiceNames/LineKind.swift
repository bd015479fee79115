// SPDX-License-Identifier: Apache-2.0

/// Tells prose, punctuated and digit-rich lines apart, and how much is in capitals.
enum LineKind {
  /// Works the kinds of all lines out anew; tells whether one changed.
  ///
  /// A kind is 0 to 8: three times the kind of marks, plus the kind of capitals. Addresses and what
  /// stands for findings count as one mark, whatever their length.
  @discardableResult
  static func assign(_ tokens: inout TokenList) -> Bool {
    var hasChanged = false
    var first = 0
    while first < tokens.count {
      var end = first + 1
      while end < tokens.count, !tokens[end].startsLine { end += 1 }
      let kind = of(tokens, first, end)
      if tokens[first].lineKind != kind {
        hasChanged = true
        for index in first..<end { tokens[index].lineKind = kind }
      }
      first = end
    }
    return hasChanged
  }

  private static func of(_ tokens: borrowing TokenList, _ first: Int, _ end: Int) -> UInt8 {
    var digits = 0
    var marks = 0
    var upper = 0
    var lower = 0
    var bytes = Int(tokens[end - 1].end) - Int(tokens[first].start) + 1
    for index in first..<end {
      let length = Int(tokens[index].length)
      switch tokens[index].kind {
      case .number: digits += length
      case .mark: marks += 1
      case .address:
        marks += 1
        bytes -= Int(tokens[index].end - tokens[index].start)
      case .word:
        switch tokens[index].shape {
        case .upper: upper += length
        case .lower, .uncased: lower += length
        case .initial: upper += 1
        case .capitalised:
          upper += 1
          lower += length - 1
        default:
          upper += 2
          lower += length - 2
        }
      case .edge: break
      }
    }
    let texture = digits * 100 >= 12 * bytes ? 2 : (marks * 100 >= 10 * bytes ? 1 : 0)
    let capitals = upper == 0 ? 1 : (upper > 4 * lower ? 2 : 0)
    return UInt8(texture * 3 + capitals)
  }
}
