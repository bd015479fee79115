// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// One way a rule's candidates are found.
///
/// Like all table elements it has no padding between or behind its fields, so that an image of the
/// tables is the same every time.
typealias Lane = sluice_lane

extension sluice_lane {
  /// A lane that takes all candidates and demands no context. `walk` is the class walked back over.
  init(rule: Int32, pattern: Int32, backStep: Int = 0, walk: Int32? = nil, limit: Int = 0) {
    self.init(
      rule: rule, pattern: pattern, back_step: Int32(backStep), walk_class: walk ?? -1,
      walk_limit: Int32(limit), minimum_length: 0, maximum_length: .max, reach: 0,
      after: (-1, -1, -1, -1), gate: 0, is_phone_tail: false, is_anchored: false,
      first_digits: 0x3FF, unused: 0)
  }

  /// The farthest that any rule walks back (`walk_back_limit`).
  static var longestWalk: Int { Int(SLUICE_LONGEST_WALK) }
}

/// A literal, label or context word that is looked up by the first bytes of a word.
typealias Probe = sluice_probe

/// A lane that a literal or label leads to.
typealias WordLane = sluice_word_lane

extension sluice_probe {
  typealias Kind = sluice_probe_kind

  init(
    _ prefix: RuleCompiler.Prefix, offset: Int, count: Int, lead: Int, kind: Kind
  ) {
    self.init(
      prefix: prefix.value, prefix_mask: prefix.mask, offset: Int32(offset), count: Int32(count),
      lead: Int32(lead), lane: 0, kind: Int16(kind.rawValue),
      known_bytes: Int16(prefix.count), known_label: Int16(prefix.taken), lane_count: 0)
  }

  /// Bucket that the probe lies in.
  var bucket: Int {
    let certain = (~prefix_mask).trailingZeroBitCount / 8
    return Int(sluice_bucket(prefix | 0x2020_2020_2020_2020, Int32(certain)))
  }
}

extension sluice_probe_kind {
  static let literal = SLUICE_PROBE_LITERAL
  static let caselessLiteral = SLUICE_PROBE_CASELESS_LITERAL
  static let label = SLUICE_PROBE_LABEL
  static let labelPrefix = SLUICE_PROBE_LABEL_PREFIX
  static let context = SLUICE_PROBE_CONTEXT
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
  var takesWholeValue: Bool
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
  private var unused: Int32 = 0
  /// Bits of the context words (``ContextGates/quickBit(of:)``), all of them when one has no number.
  var nearBits: UInt64
  var notNearBits: UInt64

  init(
    validator: Int32, isChecksum: Bool, spansEscapes: Bool, contextRequired: Bool,
    takesWholeValue: Bool, score: Int32, minimumMillibits: Int32, contextWindow: Int32,
    nearStart: Int32, nearCount: Int32, notNearStart: Int32, notNearCount: Int32,
    nearBits: UInt64, notNearBits: UInt64
  ) {
    self.validator = validator
    self.isChecksum = isChecksum
    self.spansEscapes = spansEscapes
    self.contextRequired = contextRequired
    self.takesWholeValue = takesWholeValue
    self.score = score
    self.minimumMillibits = minimumMillibits
    self.contextWindow = contextWindow
    self.nearStart = nearStart
    self.nearCount = nearCount
    self.notNearStart = notNearStart
    self.notNearCount = notNearCount
    self.nearBits = nearBits
    self.notNearBits = notNearBits
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
  /// Membership flags, 256 a class.
  var classes: [Bool] = []
  /// First probe of each bucket (`SLUICE_BUCKETS`), and one more.
  var wordStart: [Int32] = []
  var probes: [Probe] = []
  /// Lanes of literals and labels, ranges of which probes name.
  var wordLanes: [WordLane] = []
  /// Open-addressed table of key hashes (0 is empty), and where each slot's lanes begin and end.
  var keySlots: [UInt64] = []
  var keyStart: [Int32] = []
  var keyEnd: [Int32] = []
  var keyLanes: [KeyLane] = []
  /// A bit for each hash of a key, and one for each hash of the last four or eight letters of a
  /// longer key (see `sluice_key_tables`).
  var keyBits: [UInt64] = Array(repeating: 0, count: Int(SLUICE_KEY_BITS_WORDS))
  var keyStems: [UInt64] = Array(repeating: 0, count: Int(SLUICE_KEY_BITS_WORDS))
  var pool: [UInt8] = []
  /// Hashes of context words, one run a list.
  var contextHashes: [UInt64] = []
  /// For each of them the number under which gates know its first word, or -1.
  var contextNumbers: [Int32] = []
  /// Widest context window of a rule with a gate, in bytes.
  var gateBefore = 0
  /// Screens by number of the rule; none where they are made when they are first needed.
  var screens = ScreenTables()
  /// Rules that run over the whole block.
  var slowLanes: [Int32] = []
  /// The kernels' bitmaps and shapes.
  var scan = sluice_scan_tables()
}
