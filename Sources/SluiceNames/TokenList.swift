// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// What may be looked for among tokens, a bit each.
///
/// A hint may be set where what it says does not hold any more; it is never missing where it holds.
struct TokenHints: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt8

  /// A word that the gate may admit.
  static let candidate = TokenHints(rawValue: 1)
  /// A word that was tagged.
  static let name = TokenHints(rawValue: 2)
  /// A word that another rule found to be part of a name.
  static let knownName = TokenHints(rawValue: 4)
  /// A word that may be found again elsewhere.
  static let telling = TokenHints(rawValue: 8)
}

/// A walk over tokens with certain hints, eight at a time.
struct HintWalk {
  fileprivate let mask: UInt64
  /// The place behind the eight that were looked at.
  fileprivate var group = 0
  /// The hints of those that are still to come.
  fileprivate var found: UInt64 = 0

  @inline(__always)
  fileprivate init(_ wanted: TokenHints) {
    mask = UInt64(wanted.rawValue) &* 0x0101_0101_0101_0101
  }
}

/// The tokens of a block.
package struct TokenList: ~Copyable, Sendable {
  /// Tokens before the first and behind the last that ``at(_:)`` may be asked for.
  private static let margin = 8

  /// All slots are initialised: `margin` edges, `count` tokens, and edges behind them once sealed.
  private var slots = ScratchBuffer<Token>(repeating: .outside, count: 1024)
  /// One for each slot, without the margin before.
  private var hints = ScratchBuffer<TokenHints>(repeating: [], count: 1024)
  private var freshIndexes = ScratchBuffer<Int32>(capacity: 64)
  /// Where the tagged tokens are, as far as they were not folded: none outside.
  private var named = 0..<0
  /// What the tokens add to their lines' counts, all lines together.
  var shares = LineShares()

  /// Makes an empty list.
  package init() {}

  /// Tokens in the list.
  package private(set) var count = 0

  /// The token at `index`.
  package subscript(index: Int) -> Token {
    @inline(__always)
    get { slots[index &+ TokenList.margin] }
    @inline(__always)
    _modify { yield &slots[index &+ TokenList.margin] }
  }

  /// The token at `index`, or ``Token/outside`` as far as ``FeatureSet/reach`` from an end. The list
  /// must be sealed.
  @inline(__always)
  func at(_ index: Int) -> Token { slots[index &+ TokenList.margin] }

  /// How many tokens there is room for.
  private var limit: Int { slots.count - 2 * TokenList.margin }

  /// Whether there is room for another token.
  var hasRoom: Bool { count < limit }

  /// Appends a token, which adds nothing to ``shares`` yet.
  mutating func append(_ token: Token, _ hint: TokenHints = []) {
    if !hasRoom { grow() }
    self[count] = token
    hints[count] = hint
    count += 1
  }

  mutating func grow() {
    slots.extend(to: slots.count * 2, with: .outside)
    hints.extend(to: slots.count, with: [])
  }

  /// Hands out the places of tokens and hints and how many there are, for calls into C.
  @unsafe
  mutating func withUnsafeRoom(
    _ body: (UnsafeMutablePointer<sluice_names_token>, UnsafeMutablePointer<UInt8>, Int) -> Void
  ) {
    let limit = limit
    unsafe slots.withUnsafeStorage { first in
      unsafe hints.withUnsafeStorage { hints in
        // Safety: both are laid out as their counterparts in C, and the margin is in the storage.
        unsafe body(
          UnsafeMutableRawPointer(first + TokenList.margin)
            .assumingMemoryBound(to: sluice_names_token.self),
          UnsafeMutableRawPointer(hints).assumingMemoryBound(to: UInt8.self), limit)
      }
    }
  }

  /// Takes in the tokens that were written into the room up to `newCount`.
  mutating func setCount(_ newCount: Int) {
    precondition(newCount >= count && newCount <= limit, "more tokens than there is room for")
    count = newCount
  }

  /// Puts edges behind the last token; to be called when all tokens are in the list, or were dropped.
  mutating func seal() {
    for slot in (count + TokenList.margin)..<(count + 2 * TokenList.margin) {
      slots[slot] = .outside
    }
  }

  /// Shares of digits, marks and capitals in the line of the token at `index`, 0 to 8.
  @inline(__always)
  func lineKind(_ index: Int) -> UInt8 {
    shares.lines <= 1 ? shares.kind : self[index].lineKind
  }

  /// The first token from `index` on that has one of these hints, or ``count``.
  @inline(__always)
  func next(_ wanted: TokenHints, from index: Int) -> Int {
    hints.next(wanted.rawValue, from: index, to: count)
  }

  /// The first token from `index` on that is tagged, or ``count``.
  @inline(__always)
  func nextName(from index: Int) -> Int {
    let start = max(index, named.lowerBound)
    guard start < named.upperBound else { return count }
    var index = hints.next(TokenHints.name.rawValue, from: start, to: named.upperBound)
    while index < named.upperBound, !self[index].isName {
      index = hints.next(TokenHints.name.rawValue, from: index + 1, to: named.upperBound)
    }
    return index < named.upperBound ? index : count
  }

  /// Begins a walk over the tokens with one of these hints.
  @inline(__always)
  func walk(_ wanted: TokenHints) -> HintWalk { HintWalk(wanted) }

  /// The next token of a walk, or nil. It may be changed before the walk goes on, others not.
  @inline(__always)
  func next(_ walk: inout HintWalk) -> Int? {
    while walk.found == 0 {
      guard walk.group < count else { return nil }
      // The top bit of each byte that has a wanted bit: those are below it.
      let wanted = hints.eight(at: walk.group) & walk.mask
      walk.found = (wanted &+ 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080
      walk.group &+= 8
    }
    let index = walk.group &- 8 &+ walk.found.trailingZeroBitCount >> 3
    walk.found &= walk.found &- 1
    return index < count ? index : nil
  }

  /// The first token from `index` on that has one of these hints and may be a word in `few` or `many`.
  func next(_ wanted: TokenHints, from index: Int, in few: UInt64, _ many: borrowing WordFilter)
    -> Int
  {
    precondition(index >= 0, "a search outside the list")
    // Safety: the call reads the tokens and hints there are, laid out as their counterparts in C, and the
    // 64 values of the filter; it keeps nothing.
    return unsafe slots.withUnsafeElements { first in
      unsafe hints.withUnsafeElements { hints in
        unsafe many.withUnsafeBits { bits in
          unsafe sluice_names_next_known(
            UnsafeRawPointer(first + TokenList.margin)
              .assumingMemoryBound(to: sluice_names_token.self),
            UnsafeRawPointer(hints).assumingMemoryBound(to: UInt8.self), index, count,
            wanted.rawValue, few, bits)
        }
      }
    }
  }

  @inline(__always)
  mutating func hint(_ hint: TokenHints, _ index: Int) { hints[index].formUnion(hint) }

  /// Tags the token at `index`.
  @inline(__always)
  mutating func name(_ index: Int) {
    self[index].isName = true
    hint(.name, index)
    named =
      named.isEmpty
      ? index..<index + 1 : min(named.lowerBound, index)..<max(named.upperBound, index + 1)
  }

  /// Copies the token at `index` to `place`.
  @inline(__always)
  mutating func move(_ index: Int, to place: Int) {
    self[place] = self[index]
    hints[place] = hints[index]
  }

  /// Copies the tokens of `range` to `place` and behind; they may overlap.
  mutating func move(_ range: Range<Int>, to place: Int) {
    let margin = TokenList.margin
    slots.move((range.lowerBound + margin)..<(range.upperBound + margin), to: place + margin)
    hints.move(range, to: place)
  }

  /// Puts a token that no hint goes for in the place of another.
  mutating func replace(_ index: Int, with token: Token) {
    self[index] = token
    hints[index] = []
  }

  /// The first token from `index` on that ends behind `place`, or ``count``.
  func end(of index: Int, before place: Int32) -> Int {
    guard count > 0, self[count - 1].end > place else { return max(index, count) }
    var index = index
    while index + 8 < count, self[index + 7].end <= place { index += 8 }
    while index < count, self[index].end <= place { index += 1 }
    return index
  }

  /// Frees the word at `index` from what blocked it.
  mutating func release(_ index: Int) {
    self[index].isBlocked = false
    hint(CandidateGate.hints(self[index]), index)
  }

  /// How many tokens stand for findings that were put in just now.
  var freshCount: Int { freshIndexes.count }
  /// The place of the one with this number; they ascend.
  func fresh(_ number: Int) -> Int { Int(freshIndexes[number]) }
  mutating func noteFresh(_ index: Int) { freshIndexes.append(Int32(truncatingIfNeeded: index)) }
  mutating func forgetFresh() { freshIndexes.removeAll() }

  /// Forgets all tokens and keeps the storage.
  package mutating func removeAll() {
    count = 0
    freshIndexes.removeAll()
    named = 0..<0
    shares = LineShares()
  }

  /// Drops tokens at the end; none that is left is tagged.
  mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "cannot keep more than there is")
    count = newCount
    named = 0..<0
  }
}
