// SPDX-License-Identifier: Apache-2.0

/// One way a rule's candidates are found: a rule has a lane for each anchor kind.
///
/// Candidates of a lane come in ascending order, so "not before the end of the last match" is one
/// number a lane.
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
  /// Whether walked-back starts are computed for a phone tail.
  var isPhoneTail = false
  /// Whether candidates come from a shape or literal rather than from a key or label.
  var isAnchored: Bool = false
  /// Bits of the context words one of which must stand near; 0 when the lane needs none.
  var gate: UInt64 = 0
}

/// A literal, label or key that is looked up by hash.
struct Probe: BitwiseCopyable {
  /// Where its text stands in the pool.
  var offset: Int32
  var count: Int32
  /// Bytes from the probed position back to the literal's start.
  var lead: Int32
  var lane: Int32
  /// Next probe with the same hash, or -1.
  var next: Int32
  var kind: Kind
  /// The first eight bytes, case-folded, and which of them count: most look-ups end here.
  var prefix: UInt64 = 0
  var prefixMask: UInt64 = 0

  enum Kind: UInt8, BitwiseCopyable {
    case literal
    case caselessLiteral
    /// A label: separators are free, a word ends behind it.
    case label
    /// A label that may go on (`adobe*`).
    case labelPrefix
    /// Joined last words of a key.
    case key
    /// The end of a key's last word.
    case gluedKey
    /// A word that opens gates; `lead` is its bit.
    case context
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
}

/// The flattened tables of a rule set, filled by ``RuleCompiler``.
struct RuleTables: Sendable {
  var lanes: [Lane] = []
  var verdicts: [Verdict] = []
  var patterns: [CompiledPattern] = []
  /// Lanes by shape: ranges of `shapeLanes`.
  var laneStart: [Int32] = []
  var shapeLanes: [Int32] = []
  /// First lanes by digit-run length (8...31), ranges of `digitLanes`.
  var digitStart: [Int32] = []
  var digitLanes: [Int32] = []
  /// Membership flags, 256 a class.
  var classes: [Bool] = []
  var literalHeads: [Int32] = []
  var keyHeads: [Int32] = []
  var probes: [Probe] = []
  var pool: [UInt8] = []
  /// Sorted hashes of context words, one run a list.
  var contextHashes: [UInt64] = []
  /// Widest context window of a rule with a gate, in bytes.
  var gateBefore = 0
  /// Rules that run over the whole block.
  var slowLanes: [Int32] = []
}
