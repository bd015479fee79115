// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// One way a rule's candidates are found: a rule has a lane for each anchor kind.
///
/// Candidates of a lane come in ascending order, so "not before the end of the last match" is one
/// number a lane.
///
/// Like all table elements it has no padding between or behind its fields, so that an image of the
/// tables is the same every time.
struct Lane: BitwiseCopyable {
  /// Number of the rule.
  var rule: Int32
  /// Number of the anchored pattern, or -1 when the whole value is the span.
  var pattern: Int32
  /// Bytes from the candidate back to the origin.
  var backStep: Int32
  /// Number of the walk-back class, or -1.
  var walkClass: Int32
  /// Most bytes walked back.
  var walkLimit: Int32
  /// Run lengths taken by digit-run lanes.
  var minimumLength: Int32 = 0
  var maximumLength: Int32 = 0
  /// Reach of a label in bytes.
  var reach: Int32 = 0
  /// Classes of the bytes right behind the anchor's run, -1 for any.
  var after = SIMD4<Int32>(repeating: -1)
  /// Bits of the context words one of which must stand near; 0 when the lane needs none.
  var gate: UInt64 = 0
  /// Whether walked-back starts are computed for a phone tail.
  var isPhoneTail = false
  /// Whether candidates come from a shape or literal rather than from a key or label.
  var isAnchored = false
  private var unused: UInt16 = 0
  private var unusedToo: UInt32 = 0

  init(rule: Int32, pattern: Int32, backStep: Int32, walkClass: Int32, walkLimit: Int32) {
    self.rule = rule
    self.pattern = pattern
    self.backStep = backStep
    self.walkClass = walkClass
    self.walkLimit = walkLimit
  }
}

/// A literal, label or context word that is looked up by the first bytes of a word.
struct Probe: BitwiseCopyable {
  /// The first eight bytes, bit 5 set in each, and which of them are certain: most look-ups end here.
  var prefix: UInt64
  var prefixMask: UInt64
  /// Where its text stands in the pool.
  var offset: Int32
  var count: Int32
  /// Bytes from the probed position back to the literal's start; the bit of a context word.
  var lead: Int32
  var lane: Int32
  var kind: Kind
  private var unused: UInt8 = 0
  private var unusedToo: UInt16 = 0
  private var unusedThree: UInt32 = 0

  init(
    prefix: UInt64, prefixMask: UInt64, offset: Int32, count: Int32, lead: Int32, lane: Int32,
    kind: Kind
  ) {
    self.prefix = prefix
    self.prefixMask = prefixMask
    self.offset = offset
    self.count = count
    self.lead = lead
    self.lane = lane
    self.kind = kind
  }

  enum Kind: UInt8, BitwiseCopyable {
    case literal
    case caselessLiteral
    /// A label: separators are free, a word ends behind it.
    case label
    /// A label that may go on (`adobe*`).
    case labelPrefix
    /// A word that opens gates.
    case context
  }
}

/// Probes by the first bytes of a word, in four tables: by four bytes, three, two or one, as many as
/// are certain. Each table's probes of one bucket stand together.
struct WordBuckets {
  static let fourBits: UInt32 = 13
  static let threeBits: UInt32 = 10
  /// First bucket of each table among all buckets.
  static let threeBase = 1 << 13
  static let twoBits: UInt32 = 9
  static let twoBase = threeBase + (1 << 10)
  static let oneBase = twoBase + (1 << 9)
  static let count = oneBase + 256

  /// Bucket of the first four bytes of `folded`.
  @inline(__always)
  static func four(_ folded: UInt64) -> Int {
    Int((UInt32(truncatingIfNeeded: folded) &* 0x9E37_79B1) >> (32 - fourBits))
  }

  /// Bucket of the first three bytes.
  @inline(__always)
  static func three(_ folded: UInt64) -> Int {
    threeBase
      + Int((UInt32(truncatingIfNeeded: folded & 0xFF_FFFF) &* 0x9E37_79B1) >> (32 - threeBits))
  }

  /// Bucket of the first two bytes.
  @inline(__always)
  static func two(_ folded: UInt64) -> Int {
    twoBase
      + Int((UInt32(truncatingIfNeeded: folded & 0xFFFF) &* 0x9E37_79B1) >> (32 - twoBits))
  }

  /// Bucket of the first byte.
  @inline(__always)
  static func one(_ folded: UInt64) -> Int { oneBase + Int(folded & 0xFF) }
}

/// A key's lane.
struct KeyLane: BitwiseCopyable {
  var lane: Int32
  /// Whether the key may be the end of a longer word.
  var isGlued: Bool
  private var unused: UInt8 = 0
  private var unusedToo: UInt16 = 0

  init(lane: Int32, isGlued: Bool) {
    self.lane = lane
    self.isGlued = isGlued
  }
}

/// A rule's pattern, anchored or searching.
struct PatternInfo: BitwiseCopyable {
  var rule: Int32
  /// Number of the group that holds the span, or 0.
  var valueGroup: Int32
  var isAnchored: Bool
  private var unused: UInt8 = 0
  private var unusedToo: UInt16 = 0

  init(rule: Int32, valueGroup: Int32, isAnchored: Bool) {
    self.rule = rule
    self.valueGroup = valueGroup
    self.isAnchored = isAnchored
  }
}

/// How a rule's span is judged.
struct Verdict: BitwiseCopyable {
  /// Index in the validator catalog, or -1.
  var validator: Int32
  var isChecksum: Bool
  var spansEscapes: Bool
  var contextRequired: Bool
  var hasContext: Bool
  /// Score without context, 0 to 100.
  var score: Int32
  /// Least entropy in bits a byte, times 1000; 0 for none.
  var minimumMillibits: Int32
  /// Bytes searched for context before the match.
  var contextWindow: Int32
  /// Ranges of word hashes in the context pool.
  var nearStart: Int32
  var nearCount: Int32
  var notNearStart: Int32
  var notNearCount: Int32
  var unused: Int32 = 0
  /// Bits of the `notNear` words, as gates have them; all when one cannot be looked for by hash.
  var notNearGate: UInt64 = 0
}

/// The flattened tables of a rule set, filled by ``RuleCompiler``.
struct RuleTables: Sendable {
  var lanes: [Lane] = []
  var verdicts: [Verdict] = []
  var patterns: [PatternInfo] = []
  /// Lanes by shape: ranges of `shapeLanes`.
  var laneStart: [Int32] = []
  var shapeLanes: [Int32] = []
  /// First lanes by digit-run length (8...31), ranges of `digitLanes`.
  var digitStart: [Int32] = []
  var digitLanes: [Int32] = []
  /// The gate of each entry of `digitLanes`.
  var digitGates: [UInt64] = []
  /// Membership flags, 256 a class.
  var classes: [Bool] = []
  /// First probe of each bucket (see ``WordBuckets``), and one more.
  var wordStart: [Int32] = []
  var probes: [Probe] = []
  /// Open-addressed table of key hashes (0 is empty), and where each slot's lanes begin and end.
  var keySlots: [UInt64] = []
  var keyStart: [Int32] = []
  var keyEnd: [Int32] = []
  var keyLanes: [KeyLane] = []
  var pool: [UInt8] = []
  /// Sorted hashes of context words, one run a list.
  var contextHashes: [UInt64] = []
  /// Widest context window of a rule with a gate, in bytes.
  var gateBefore = 0
  /// Rules that run over the whole block.
  var slowLanes: [Int32] = []
  /// The kernels' bitmaps and shapes.
  var scan = sluice_scan_tables()
}
