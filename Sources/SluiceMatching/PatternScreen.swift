// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Which bytes can stand at the first places of a match, and an automaton of the rest, computed from a
/// pattern's text.
///
/// A candidate that a screen refuses needs no call of PCRE2. The screen knows nothing of what a
/// pattern looks at around its match, so it lets too much through, never too little; what it cannot
/// read, it does not judge.
struct PatternScreen: Sendable {
  /// Places judged at most.
  static let mostPlaces = SLUICE_SCREEN_PLACES
  /// The bit that tells whether a byte can stand before a match.
  static let before: UInt32 = 1 << UInt32(SLUICE_SCREEN_BEFORE)
  /// The bits that tell whether a byte can be the first or the second of two bytes which together
  /// must not stand before a match.
  static let refusedFirst: UInt32 = 1 << UInt32(SLUICE_SCREEN_REFUSED_FIRST)
  static let refusedSecond: UInt32 = 1 << UInt32(SLUICE_SCREEN_REFUSED_SECOND)

  /// Places judged, each of which a match fills.
  private(set) var length = 0
  /// The class of each byte; bytes of one class are the same to the pattern.
  private(set) var classes: [UInt8] = []
  /// By class, the places its bytes can stand at.
  private(set) var words: [UInt32] = []
  /// By class, the states of its bytes; empty where there is no automaton.
  private(set) var masks: [UInt64] = []
  /// The automaton, if there is one.
  let automaton: PositionAutomaton?
  /// Bytes that can stand behind a match.
  let behind: ByteSet

  /// Reads `pattern`; a screen that lets everything through when it holds something unknown.
  init(_ pattern: [UInt8], isCaseless: Bool) {
    var reader = PatternReader(pattern, isCaseless: isCaseless)
    let tree = reader.read()
    automaton = tree.flatMap(PositionAutomaton.init)
    behind = automaton?.ends(behind: reader.behind) ?? .all
    let silence = PatternScreen.refusedFirst | PatternScreen.refusedSecond
    var words = [UInt32](repeating: ~silence, count: 256)
    // The one of bytes tells more of each place, but may have too many states.
    let places = tree.flatMap { PatternAutomaton($0)?.places() } ?? automaton?.places()
    if let places {
      length = places.count
      let unjudged = UInt32.max << UInt32(places.count) & ~(1 << 31 | silence)
      words = Array(repeating: unjudged, count: 256)
      func mark(_ set: ByteSet, _ bit: UInt32) { set.forEach { words[Int($0)] |= bit } }
      for (place, set) in places.enumerated() { mark(set, 1 << UInt32(place)) }
      mark(reader.before, PatternScreen.before)
      mark(reader.refusedPair.first, PatternScreen.refusedFirst)
      mark(reader.refusedPair.second, PatternScreen.refusedSecond)
    }
    sort(words, automaton?.masks ?? Array(repeating: 0, count: 256))
  }

  /// Makes classes of the bytes whose words and masks are the same.
  private mutating func sort(_ words: [UInt32], _ masks: [UInt64]) {
    var numbers: [SIMD2<UInt64>: UInt8] = [:]
    for byte in 0..<256 {
      let kind = SIMD2(UInt64(words[byte]), masks[byte])
      let number = numbers[kind] ?? UInt8(numbers.count)
      if numbers[kind] == nil {
        numbers[kind] = number
        self.words.append(words[byte])
        if automaton != nil { self.masks.append(masks[byte]) }
      }
      classes.append(number)
    }
  }

  /// Whether a match can begin with `byte`.
  func begins(with byte: UInt8) -> Bool { words[Int(classes[Int(byte)])] & 1 != 0 }
}

/// A set of bytes.
struct ByteSet: Equatable, Sendable {
  private var bits = SIMD4<UInt64>()

  static let all = ByteSet().inverted

  init() {}
  init(_ byte: UInt8) { insert(byte) }
  init(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }

  static let digits = ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9"))
  static let blanks = ByteSet(9...13).union(ByteSet(0x20))
  static let wordBytes = digits.union(ByteSet(UInt8(ascii: "_")))
    .union(ByteSet(UInt8(ascii: "a")...UInt8(ascii: "z"))).caseless

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0 }
  mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  mutating func formUnion(_ other: ByteSet) { bits |= other.bits }

  func union(_ other: ByteSet) -> ByteSet {
    var both = self
    both.formUnion(other)
    return both
  }

  mutating func formIntersection(_ other: ByteSet) { bits &= other.bits }

  var inverted: ByteSet {
    var other = self
    other.bits = ~bits
    return other
  }

  /// With each letter in both cases.
  var caseless: ByteSet {
    // Letters stand in the second word, lower case 32 bits above upper case.
    let upper: UInt64 = 0x07FF_FFFE
    var other = self
    other.bits[1] |= (bits[1] & upper) << 32 | (bits[1] >> 32) & upper
    return other
  }

  /// A bit for each byte, the first byte's the lowest of the first word.
  var words: SIMD4<UInt64> { bits }

  /// Calls `body` with each member, ascending.
  func forEach(_ body: (UInt8) -> Void) {
    for word in 0..<4 {
      var rest = bits[word]
      while rest != 0 {
        body(UInt8(word * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  /// The only member, or nil.
  var single: UInt8? {
    var count = 0
    var last: UInt8 = 0
    forEach { byte in
      count += 1
      last = byte
    }
    return count == 1 ? last : nil
  }
}

/// A pattern as far as screens understand it.
indirect enum PatternTree {
  case nothing
  case bytes(ByteSet)
  case sequence([PatternTree])
  case choice([PatternTree])
  /// At least so often, and at most; nil is without end.
  case repeated(PatternTree, Int, Int?)

  /// Bytes that it matches at least.
  var leastBytes: Int {
    switch self {
    case .nothing: 0
    case .bytes: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.leastBytes }
    case .choice(let branches): branches.map(\.leastBytes).min() ?? 0
    case .repeated(let body, let least, _): body.leastBytes * least
    }
  }
}

/// The states a pattern's tree stands for (Thompson's construction), as far as screens need them.
struct PatternAutomaton {
  private enum State {
    case accept
    case bytes(ByteSet, Int)
    case split(Int, Int)
  }

  private static let mostStates = 8192
  private var states: [State] = [.accept]
  private var start = 0

  /// Nil when the tree has too many states.
  init?(_ tree: PatternTree) {
    guard let first = add(tree, at: 0, then: 0) else { return nil }
    start = first
  }

  private mutating func add(_ state: State) -> Int? {
    guard states.count < PatternAutomaton.mostStates else { return nil }
    states.append(state)
    return states.count - 1
  }

  /// Adds the states of `tree`, which begins at `place` or behind it and goes on at `next`; returns
  /// the first. What begins behind the last place judged has none.
  private mutating func add(_ tree: PatternTree, at place: Int, then next: Int) -> Int? {
    if place >= PatternScreen.mostPlaces { return 0 }
    switch tree {
    case .nothing: return next
    case .bytes(let set): return add(.bytes(set, next))
    case .sequence(let parts):
      var first = next
      var behind = tree.leastBytes
      for part in parts.reversed() {
        behind -= part.leastBytes
        guard let state = add(part, at: place + behind, then: first) else { return nil }
        first = state
      }
      return first
    case .choice(let branches):
      var first: Int?
      for branch in branches.reversed() {
        guard let state = add(branch, at: place, then: next) else { return nil }
        first = first.map { add(.split(state, $0)) } ?? state
        if first == nil { return nil }
      }
      return first
    case .repeated(let body, let least, let most):
      return addRepeated(body, least: least, most: most, at: place, then: next)
    }
  }

  private mutating func addRepeated(
    _ body: PatternTree, least: Int, most: Int?, at place: Int, then next: Int
  ) -> Int? {
    let step = body.leastBytes
    let limit = PatternScreen.mostPlaces
    var first = next
    // So many repetitions reach the last place; what is behind it does not matter.
    if let most, most - least <= limit {
      for turn in (least..<most).reversed() {
        guard let state = add(body, at: place + turn * step, then: first),
          let split = add(.split(state, next))
        else { return nil }
        first = split
      }
    } else {
      guard let loop = add(.split(next, next)),
        let state = add(body, at: place + least * step, then: loop)
      else { return nil }
      states[loop] = .split(state, next)
      first = loop
    }
    for turn in (0..<min(least, limit)).reversed() {
      guard let state = add(body, at: place + turn * step, then: first) else { return nil }
      first = state
    }
    return first
  }

  /// The bytes possible at each place that every match fills.
  func places() -> [ByteSet] {
    var places: [ByteSet] = []
    var current = [start]
    // The place at which each state was reached last.
    var reached = [Int](repeating: -1, count: states.count)
    while places.count < PatternScreen.mostPlaces {
      var set = ByteSet()
      var next: [Int] = []
      while let number = current.popLast() {
        if reached[number] == places.count { continue }
        reached[number] = places.count
        switch states[number] {
        case .accept: return places
        case .bytes(let bytes, let following):
          set.formUnion(bytes)
          next.append(following)
        case .split(let one, let other):
          current.append(one)
          current.append(other)
        }
      }
      places.append(set)
      current = next
    }
    return places
  }
}
