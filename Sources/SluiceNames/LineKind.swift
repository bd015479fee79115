// SPDX-License-Identifier: Apache-2.0

/// Tells prose, punctuated and digit-rich lines apart, and how much is in capitals.
enum LineKind {
  /// Works the kinds of all lines out anew; tells whether one changed.
  ///
  /// A kind is 0 to 8: three times the kind of marks, plus the kind of capitals. Addresses and what
  /// stands for findings count as one mark, whatever their length.
  @discardableResult
  static func assign(_ tokens: inout TokenList, _ tables: ModelTables) -> Bool {
    var hasChanged = false
    var first = 0
    while first < tokens.count {
      var end = first
      var letters: UInt64 = 0
      var others: UInt64 = 0
      var addressBytes = 0
      repeat {
        let share = tables.lineShare(tokens[end].kind, tokens[end].shape)
        let length = UInt64(tokens[end].length)
        // Each is a sum of two counts that do not reach 2^31.
        letters &+= share.letters &+ length &* share.lettersByLength
        others &+= share.others &+ length &* share.othersByLength
        if tokens[end].kind == .address {
          addressBytes += Int(tokens[end].end - tokens[end].start)
        }
        end += 1
      } while end < tokens.count && !tokens[end].startsLine
      let bytes = Int(tokens[end - 1].end) - Int(tokens[first].start) + 1 - addressBytes
      let kind = of(letters: letters, others: others, bytes: bytes)
      if tokens[first].lineKind != kind {
        hasChanged = true
        for index in first..<end { tokens[index].lineKind = kind }
      }
      first = end
    }
    return hasChanged
  }

  private static func of(letters: UInt64, others: UInt64, bytes: Int) -> UInt8 {
    let upper = Int(Int32(truncatingIfNeeded: letters))
    let lower = Int(Int32(truncatingIfNeeded: letters >> 32))
    let digits = Int(Int32(truncatingIfNeeded: others))
    let marks = Int(Int32(truncatingIfNeeded: others >> 32))
    let texture = digits * 100 >= 12 * bytes ? 2 : (marks * 100 >= 10 * bytes ? 1 : 0)
    let capitals = upper == 0 ? 1 : (upper > 4 * lower ? 2 : 0)
    return UInt8(texture * 3 + capitals)
  }

  /// What a token adds to its line's counts, as it is and by its length.
  ///
  /// Two counts in each value: capitals and small letters, digits and marks; the second one in the
  /// upper half.
  struct Share: BitwiseCopyable {
    var letters: UInt64 = 0
    var lettersByLength: UInt64 = 0
    var others: UInt64 = 0
    var othersByLength: UInt64 = 0

    init(_ kind: TokenKind, _ shape: WordShape) {
      let second: UInt64 = 1 << 32
      switch kind {
      case .number: othersByLength = 1
      case .mark, .address: others = second
      case .word:
        switch shape {
        case .upper: lettersByLength = 1
        case .lower, .uncased: lettersByLength = second
        case .initial: letters = 1
        case .capitalised:
          letters = 1 &- second
          lettersByLength = second
        case .none, .mixed, .camel:
          letters = 2 &- 2 &* second
          lettersByLength = second
        }
      case .edge: break
      }
    }
  }
}
