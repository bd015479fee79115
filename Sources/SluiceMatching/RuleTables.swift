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
  /// Bytes from the probed position back to the literal's start; the number of a context word.
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

/// Probes by the first bytes of a word, in tables by six, four or three bytes, as many as are
/// certain. Each table's probes of one bucket stand together.
struct WordBuckets {
  static let sixBits: UInt64 = 13
  static let fourBits: UInt64 = 12
  static let threeBits: UInt64 = 10
  /// First bucket of each table among all buckets.
  static let fourBase = 1 << 13
  static let threeBase = fourBase + (1 << 12)
  static let count = threeBase + (1 << 10)

  /// Bucket for a prefix of which `certain` bytes are known.
  static func bucket(_ folded: UInt64, certain: Int) -> Int {
    certain >= 6 ? six(folded) : certain >= 4 ? four(folded) : three(folded)
  }

  /// Bucket of the first six bytes of `folded`.
  @inline(__always)
  static func six(_ folded: UInt64) -> Int {
    Int(((folded << 16) &* 0x9E37_79B9_7F4A_7C15) >> (64 - sixBits))
  }

  /// Bucket of the first four bytes.
  @inline(__always)
  static func four(_ folded: UInt64) -> Int {
    fourBase + Int(((folded << 32) &* 0x9E37_79B9_7F4A_7C15) >> (64 - fourBits))
  }

  /// Bucket of the first three bytes.
  @inline(__always)
  static func three(_ folded: UInt64) -> Int {
    threeBase + Int(((folded << 40) &* 0x9E37_79B9_7F4A_7C15) >> (64 - threeBits))
  }
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

/// Where a key's hash has its bit: most ends of words are the end of no key, and one look tells.
enum KeyFilter {
  static let words = 1024

  /// Whether behind so many letters it is asked if any key goes on.
  @inline(__always)
  static func isStem(_ letters: Int) -> Bool { letters == 4 || letters == 8 }

  @inline(__always)
  static func place(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    (Int(hash >> 54), hash >> 48 & 63)
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
  private var unused: UInt8 = 0
  /// Score without context, 0 to 100.
  var score: Int32
  /// Least entropy in bits a byte, times 1000; 0 for none.
  var minimumMillibits: Int32
  /// Bytes searched for context before the match.
  var contextWindow: Int32
  /// Ranges of context words in `contextHashes` and `contextNumbers`.
  var nearStart: Int32
  var nearCount: Int32
  var notNearStart: Int32
  var notNearCount: Int32

  init(
    validator: Int32, isChecksum: Bool, spansEscapes: Bool, contextRequired: Bool, score: Int32,
    minimumMillibits: Int32, contextWindow: Int32, nearStart: Int32, nearCount: Int32,
    notNearStart: Int32, notNearCount: Int32
  ) {
    self.validator = validator
    self.isChecksum = isChecksum
    self.spansEscapes = spansEscapes
    self.contextRequired = contextRequired
    self.score = score
    self.minimumMillibits = minimumMillibits
    self.contextWindow = contextWindow
    self.nearStart = nearStart
    self.nearCount = nearCount
    self.notNearStart = notNearStart
    self.notNearCount = notNearCount
  }

  /// Context words one of which raises the score, or is demanded.
  @inline(__always)
  var near: Range<Int> { Int(nearStart)..<Int(nearStart + nearCount) }

  /// Context words that rule a match out.
  @inline(__always)
  var notNear: Range<Int> { Int(notNearStart)..<Int(notNearStart + notNearCount) }
}

/// The flattened tables of a rule set, filled by ``RuleCompiler``.
struct RuleTables: Sendable {
  var lanes: [Lane] = []
  var verdicts: [Verdict] = []
  var patterns: [PatternInfo] = []
  /// Lanes by shape: ranges of `shapeLanes`.
  var laneStart: [Int32] = []
  var shapeLanes: [Int32] = []
  /// First lanes by digit-run length, ranges of `digitLanes`: those without a gate before those with
  /// one, which begin at `digitGated`.
  var digitStart: [Int32] = []
  var digitGated: [Int32] = []
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
  /// A bit for each hash of a key, and one for each hash of the last four or eight letters of a
  /// longer key (see ``KeyFilter``).
  var keyBits: [UInt64] = Array(repeating: 0, count: KeyFilter.words)
  var keyStems: [UInt64] = Array(repeating: 0, count: KeyFilter.words)
  var pool: [UInt8] = []
  /// Hashes of context words, one run a list.
  var contextHashes: [UInt64] = []
  /// For each of them the number under which gates know its first word, or -1.
  var contextNumbers: [Int32] = []
  /// Widest context window of a rule with a gate, in bytes.
  var gateBefore = 0
  /// Rules that run over the whole block.
  var slowLanes: [Int32] = []
  /// The kernels' bitmaps and shapes.
  var scan = sluice_scan_tables()
}
