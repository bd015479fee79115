// SPDX-License-Identifier: Apache-2.0
/// The automaton of a pattern's tree whose states are the bytes of the pattern (Glushkov's
/// construction), cut down to 64 of them: it reads all texts that the pattern matches, and others.
///
/// Long repetitions become endless ones, and long lists of words any words of their letters. What
/// begins behind the last state is taken for matched.
struct PositionAutomaton: Sendable {
  /// What a part of the pattern is to its neighbours: states it begins and ends in.
  private struct Part: Sendable {
    var isEmpty = true
    var first: UInt64 = 0
    var last: UInt64 = 0
  }

  private static let mostStates = 64
  /// States that the copies which a repetition demands take at most, and those it allows: these are
  /// entered all at once, which costs time.
  private static let mostDemanded = 16
  private static let mostAllowed = 3
  /// States that a choice takes at most.
  private static let mostOfChoice = 40

  private var sets: [ByteSet] = []
  /// By state, those that may follow.
  private(set) var follow: [UInt64] = []
  /// Whether something was left out.
  private var isCut = false
  private var whole = Part()

  /// Nil when it would let everything through.
  init?(_ tree: PatternTree) {
    whole = add(tree)
    guard !whole.isEmpty, whole.first != 0 else { return nil }
  }

  /// States that a match begins in, and may end in.
  var first: UInt64 { whole.first }
  var last: UInt64 { whole.last }

  /// Bytes that can stand behind a match, where the pattern allows `behind`.
  func ends(behind: ByteSet) -> ByteSet {
    // A pattern may be tried up to a line's end only.
    isCut ? .all : behind.union(ByteSet(UInt8(ascii: "\n")))
  }

  /// By byte, its states.
  var masks: [UInt64] {
    var masks = [UInt64](repeating: 0, count: 256)
    for (state, set) in sets.enumerated() {
      set.forEach { masks[Int($0)] |= 1 << UInt64(state) }
    }
    return masks
  }

  /// The bytes possible at each place that every match fills, as many as screens judge.
  func places() -> [ByteSet] {
    var places: [ByteSet] = []
    var current = whole.first
    while places.count < PatternScreen.mostPlaces {
      var set = ByteSet()
      var next: UInt64 = 0
      for state in sets.indices where current >> UInt64(state) & 1 != 0 {
        set.formUnion(sets[state])
        next |= follow[state]
      }
      places.append(set)
      if current & whole.last != 0 { break }
      current = next
    }
    return places
  }

  private mutating func add(_ tree: PatternTree) -> Part {
    switch tree {
    case .nothing: return Part()
    case .bytes(let set):
      guard sets.count < PositionAutomaton.mostStates else {
        isCut = true
        return Part()
      }
      let bit: UInt64 = 1 << UInt64(sets.count)
      sets.append(set)
      follow.append(0)
      return Part(isEmpty: false, first: bit, last: bit)
    case .sequence(let parts):
      return parts.reduce(Part()) { before, part in join(before, add(part)) }
    case .choice where tree.states > PositionAutomaton.mostOfChoice:
      let begin = add(.bytes(tree.firstBytes))
      let goOn = add(.repeated(.bytes(tree.allBytes), 0, nil))
      var word = join(begin, goOn)
      if tree.leastBytes == 0 { word.isEmpty = true }
      return word
    case .choice(let branches):
      var all = Part(isEmpty: false, first: 0, last: 0)
      for branch in branches {
        let part = add(branch)
        all.isEmpty = all.isEmpty || part.isEmpty
        all.first |= part.first
        all.last |= part.last
      }
      return all
    case .repeated(let body, let least, let most):
      return addRepeated(body, least: least, most: most)
    }
  }

  /// `before` and `behind`, one after the other.
  private mutating func join(_ before: Part, _ behind: Part) -> Part {
    link(before.last, to: behind.first)
    return Part(
      isEmpty: before.isEmpty && behind.isEmpty,
      first: before.isEmpty ? before.first | behind.first : before.first,
      last: behind.isEmpty ? before.last | behind.last : behind.last)
  }

  private mutating func link(_ states: UInt64, to next: UInt64) {
    var rest = states
    while rest != 0 {
      follow[rest.trailingZeroBitCount] |= next
      rest &= rest - 1
    }
  }

  private mutating func addRepeated(_ body: PatternTree, least: Int, most: Int?) -> Part {
    let size = max(1, body.states)
    let isExact = least * size <= PositionAutomaton.mostDemanded
    let copies = isExact ? least : 1
    var all = Part()
    var last = Part()
    for _ in 0..<copies {
      last = add(body)
      all = join(all, last)
    }
    if isExact, most == least { return all }
    if isExact, let most, (most - least) * size <= PositionAutomaton.mostAllowed {
      for _ in least..<most {
        var part = add(body)
        part.isEmpty = true
        all = join(all, part)
      }
      return all
    }
    if copies == 0 {
      last = add(body)
      last.isEmpty = true
      all = last
    }
    link(last.last, to: last.first)
    return all
  }
}

extension PatternTree {
  /// Bytes that it can begin with.
  fileprivate var firstBytes: ByteSet {
    switch self {
    case .nothing: return ByteSet()
    case .bytes(let set): return set
    case .sequence(let parts):
      var all = ByteSet()
      for part in parts {
        all.formUnion(part.firstBytes)
        if part.leastBytes > 0 { break }
      }
      return all
    case .choice(let branches): return branches.reduce(ByteSet()) { $0.union($1.firstBytes) }
    case .repeated(let body, _, _): return body.firstBytes
    }
  }

  /// Bytes that can stand in it.
  fileprivate var allBytes: ByteSet {
    switch self {
    case .nothing: ByteSet()
    case .bytes(let set): set
    case .sequence(let parts): parts.reduce(ByteSet()) { $0.union($1.allBytes) }
    case .choice(let parts): parts.reduce(ByteSet()) { $0.union($1.allBytes) }
    case .repeated(let body, _, _): body.allBytes
    }
  }

  /// Bytes that the pattern names.
  fileprivate var states: Int {
    switch self {
    case .nothing: 0
    case .bytes: 1
    case .sequence(let parts): parts.reduce(0) { $0 + $1.states }
    case .choice(let branches): branches.reduce(0) { $0 + $1.states }
    case .repeated(let body, let least, _): body.states * max(1, min(least, 16))
    }
  }
}
