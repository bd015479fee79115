// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Where context words were seen in the text that is matched now.
///
/// Lanes that demand context sleep until a word of theirs stands near a candidate, so that the digit
/// runs of ordinary logs cost a look at an empty list.
struct ContextGates: ~Copyable {
  /// A word that was seen.
  struct Hit: BitwiseCopyable {
    var position: Int32
    var bit: UInt8
  }

  private var hits = GrowableBuffer<Hit>(capacity: 64)
  /// First hit that the last question did not leave behind, and the place it was about.
  private var cursor = 0
  private var lastPosition = 0
  /// From here on words may be missing, so every gate is open.
  private var openFrom = Int.max

  /// Forgets everything.
  mutating func beginText() {
    hits.removeAll()
    cursor = 0
    lastPosition = 0
  }

  /// Says from where on words of the text have not been seen.
  mutating func beginTile(openFrom: Int) {
    self.openFrom = openFrom
    cursor = 0
    lastPosition = 0
  }

  /// A word with this bit begins at `position`; positions ascend.
  mutating func add(_ position: Int, bit: Int) {
    hits.append(Hit(position: Int32(position), bit: UInt8(bit)))
  }

  /// Bits of the words that begin within `before` bytes before and `behind` bytes behind `position`.
  @inline(__always)
  mutating func bits(at position: Int, before: Int, behind: Int) -> UInt64 {
    if position >= openFrom { return .max }
    if hits.isEmpty { return 0 }
    return search(position, before: before, behind: behind)
  }

  private mutating func search(_ position: Int, before: Int, behind: Int) -> UInt64 {
    // Candidates of one shape ascend: the cursor moves on, and back only between shapes.
    if position < lastPosition { cursor = 0 }
    lastPosition = position
    while cursor < hits.count, Int(hits[cursor].position) < position - before { cursor += 1 }
    var bits: UInt64 = 0
    var index = cursor
    while index < hits.count, Int(hits[index].position) <= position + behind {
      bits |= 1 << UInt64(hits[index].bit)
      index += 1
    }
    return bits
  }
}

extension Matcher {
  /// Bits of the gates that are open for a candidate at `position`.
  @inline(__always)
  mutating func awakeGates(at position: Int) -> UInt64 {
    // A match can begin before the candidate by a walk back, and words before it by the window.
    gates.bits(at: position, before: Int(tables.gateWindow[0]) + 64, behind: gateBehind)
  }

  /// Whether a lane with this gate may have the context it demands at `position`.
  @inline(__always)
  mutating func isAwake(_ gate: UInt64, at position: Int) -> Bool {
    isTracing || gate & awakeGates(at: position) != 0
  }
}
