// SPDX-License-Identifier: Apache-2.0

/// Tells prose, punctuated and digit-rich lines apart, and how much is in capitals.
enum LineKind {
  /// 0 to 8: three times the kind of marks, plus the kind of capitals.
  static func of(_ tokens: borrowing TokenList, from first: Int) -> UInt8 {
    var digits = 0
    var marks = 0
    var upper = 0
    var lower = 0
    for index in first..<tokens.count {
      let token = tokens[index]
      let length = Int(token.length)
      switch token.kind {
      case .number: digits += length
      case .mark, .address: marks += 1
      case .word:
        switch token.shape {
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
    let bytes = Int(tokens[tokens.count - 1].end) - Int(tokens[first].start) + 1
    let texture = digits * 100 / bytes >= 12 ? 2 : (marks * 100 / bytes >= 10 ? 1 : 0)
    let capitals = upper == 0 ? 1 : (upper > 4 * lower ? 2 : 0)
    return UInt8(texture * 3 + capitals)
  }
}
