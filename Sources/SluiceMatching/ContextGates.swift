// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// Where context words begin in the text that is matched now.
///
/// Lanes that demand context sleep until a word of theirs stands near a candidate, so that the digit
/// runs of ordinary logs cost a look at an empty list.
struct ContextGates: ~Copyable {
  /// Words that were seen, in ascending order.
  private(set) var hits = GrowableBuffer<sluice_context_hit>(capacity: 64)
  /// First hit in the window of the last question.
  private var cursor = 0
  /// From here on words may be missing, so every gate is open.
  private(set) var openFrom = Int.max

  /// The number of the `index`th context word. Only words that some rule demands have a bit of the
  /// gates' lower 63; the last wakes nobody.
  static func number(_ index: Int, isRequired: Bool) -> Int32 {
    Int32(index * 64 + (isRequired ? index % 63 : 63))
  }

  /// The gate's bit of the context word `number`.
  static func bit(of number: Int32) -> UInt64 { 1 << UInt64(number & 63) }

  /// A bit that the context word shares with few others, required or not; all bits for a word without
  /// a number, which may stand anywhere.
  static func quickBit(of number: Int32) -> UInt64 {
    number < 0 ? .max : 1 << UInt64(number >> 6 & 63)
  }

  /// Forgets everything.
  mutating func beginText() {
    hits.removeAll()
    cursor = 0
  }

  /// Says from where on words of the text have not been seen.
  mutating func beginTile(openFrom: Int) { self.openFrom = openFrom }

  /// The context word `number` begins at `position`; positions ascend.
  @inline(__always)
  mutating func add(_ position: Int, number: Int32) {
    hits.append(sluice_context_hit(position: Int32(position), number: number))
  }

  /// Whether one of the words `numbers[range]` may begin from `first` through `last`; a word without
  /// a number may begin anywhere.
  mutating func mayHold(
    _ numbers: FlatTable<Int32>, _ range: Range<Int>, bits: UInt64, from first: Int,
    through last: Int
  ) -> Bool {
    if last >= openFrom || bits == .max { return !range.isEmpty }
    seek(first)
    var hit = cursor
    while hit < hits.count, Int(hits[hit].position) <= last {
      let number = hits[hit].number
      if bits & ContextGates.quickBit(of: number) != 0,
        range.contains(where: { numbers[$0] == number })
      {
        return true
      }
      hit += 1
    }
    return false
  }

  /// Moves the cursor to the first hit at `first` or behind.
  @inline(__always)
  private mutating func seek(_ first: Int) {
    while cursor > 0, Int(hits[cursor - 1].position) >= first { cursor -= 1 }
    while cursor < hits.count, Int(hits[cursor].position) < first { cursor += 1 }
  }
}

extension ContextGates {
  /// A match can begin before its candidate by a walk back and end behind it, and words may be as
  /// far from there as the rule's window.
  fileprivate static var slack: Int { 128 }

  /// Bytes before a candidate in which a context word opens its gate.
  static func reachBefore(_ tables: FlatTables) -> Int { Int(tables.gateWindow[0]) + slack }

  /// Bytes behind a candidate in which a context word opens its gate.
  static func reachBehind(_ tables: FlatTables) -> Int { Int(tables.gateWindow[0]) / 3 + slack }
}

extension Matcher {
  /// Whether a lane, whose gate's bits are among the open ones, may have the context it demands for
  /// a candidate at `position`.
  mutating func isAwake(_ lane: Lane, at position: Int) -> Bool {
    if isTracing { return true }
    let verdict = tables.verdicts[Int(lane.rule)]
    let window = Int(verdict.contextWindow)
    return gates.mayHold(
      tables.contextNumbers, verdict.near, bits: verdict.nearBits,
      from: position - window - ContextGates.slack,
      through: position + window / 3 + ContextGates.slack)
  }

  /// Whether one of the context words `words` may stand near a span.
  mutating func mayStandNear(
    _ words: Range<Int>, bits: UInt64, _ verdict: Verdict, start: Int, end: Int
  ) -> Bool {
    let window = Int(verdict.contextWindow)
    return gates.mayHold(
      tables.contextNumbers, words, bits: bits, from: start - window, through: end + window / 3)
  }
}
