// SPDX-License-Identifier: Apache-2.0

/// Tells prose, punctuated and digit-rich lines apart, and how much is in capitals.
enum LineKind {
  /// Works the kinds of all lines out anew; tells whether one changed.
  ///
  /// A kind is 0 to 8: three times the kind of marks, plus the kind of capitals. Addresses and what
  /// stands for findings count as one mark, whatever their length.
  @discardableResult
  static func assign(_ tokens: inout TokenList, _ tables: ModelTables) -> Bool {
    guard tokens.count > 0 else { return false }
    if tokens.shares.lines <= 1 {
      return tokens.shares.settle(of(tokens.shares, tokens, 0, tokens.count))
    }
    var hasChanged = false
    var first = 0
    while first < tokens.count {
      var end = first
      var shares = LineShares()
      repeat {
        shares.add(tokens[end], tables)
        end += 1
      } while end < tokens.count && !tokens[end].startsLine
      let kind = of(shares, tokens, first, end)
      if tokens[first].lineKind != kind {
        hasChanged = true
        for index in first..<end { tokens[index].lineKind = kind }
      }
      first = end
    }
    return hasChanged
  }

  private static func of(
    _ shares: LineShares, _ tokens: borrowing TokenList, _ first: Int, _ end: Int
  ) -> UInt8 {
    let bytes =
      Int(tokens[end - 1].end) - Int(tokens[first].start) + 1 - Int(shares.addressBytes)
    let upper = Int(Int32(truncatingIfNeeded: shares.letters))
    let lower = Int(Int32(truncatingIfNeeded: shares.letters >> 32))
    let digits = Int(Int32(truncatingIfNeeded: shares.others))
    let marks = Int(Int32(truncatingIfNeeded: shares.others >> 32))
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

/// What tokens add to the counts of a line, and what kind of line it was taken for.
struct LineShares: BitwiseCopyable, Sendable {
  /// Each is a sum of two counts that do not reach 2^31, as in ``LineKind/Share``.
  fileprivate(set) var letters: UInt64 = 0
  fileprivate(set) var others: UInt64 = 0
  fileprivate(set) var addressBytes: Int32 = 0
  /// How many lines hold a token.
  private(set) var lines: Int32 = 0
  /// The kind of the one line there is, of its words.
  private(set) var kind: UInt8 = 0
  /// The kind of its first token: 0 again where a finding was put in its place.
  private var firstKind: UInt8 = 0

  @inline(__always)
  mutating func add(_ token: Token, _ tables: ModelTables) {
    let share = tables.lineShare(token.kind, token.shape)
    let length = UInt64(token.length)
    letters &+= share.letters &+ length &* share.lettersByLength
    others &+= share.others &+ length &* share.othersByLength
    if token.kind == .address { addressBytes &+= token.end &- token.start }
  }

  mutating func add(letters: UInt64, others: UInt64) {
    self.letters &+= letters
    self.others &+= others
  }

  @inline(__always)
  mutating func remove(_ token: Token, _ tables: ModelTables) {
    let share = tables.lineShare(token.kind, token.shape)
    let length = UInt64(token.length)
    letters &-= share.letters &+ length &* share.lettersByLength
    others &-= share.others &+ length &* share.othersByLength
    if token.kind == .address { addressBytes &-= token.end &- token.start }
  }

  @inline(__always)
  mutating func addMark() { others &+= 1 << 32 }

  @inline(__always)
  mutating func addNumber(length: Int) { others &+= UInt64(truncatingIfNeeded: length) }

  /// An address grew by so many bytes.
  @inline(__always)
  mutating func addAddressBytes(_ count: Int32) { addressBytes &+= count }

  mutating func addLine() { lines &+= 1 }

  mutating func replaceFirst() { firstKind = 0 }

  /// Notes the kind of the one line there is; tells whether it changed.
  fileprivate mutating func settle(_ newKind: UInt8) -> Bool {
    guard firstKind != newKind else { return false }
    firstKind = newKind
    kind = newKind
    return true
  }
}
