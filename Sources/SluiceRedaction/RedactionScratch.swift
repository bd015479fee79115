// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// All memory one worker needs to redact; never shared between threads at a time.
public struct RedactionScratch: ~Copyable {
  /// Finds candidates.
  public var matcher: Matcher
  var resolver = OverlapResolver()
  var names: NameSearch.Scratch
  var cache: TokenCache
  /// Keyed hashes by entity number, made when first needed.
  var hashes: [KeyedHash?]
  var canonical = ByteBuffer(capacity: 256)
  var exempt = GrowableBuffer<Zone>(capacity: 16)
  /// How the next blocks are laid out.
  public var layout = RecordLayout.lines
  /// What the lines before the next block leave (``LabelLine/state(after:from:)``), or 0.
  public var labelBefore = 0
  /// What the lines before the next block leave (``SecretLines/rawValue``), or 0.
  public var secretBefore = 0
  /// The document that blocks belong to, where they are parts of one.
  var document: NamedDocument?
  /// Returns when all blocks before the next one are done with the document; nil when they are.
  public var awaitTurn: (() -> Void)?
  /// Number of the input that the next block comes from.
  public var source = 0
  var shadow = ShadowText()
  var shadowFindings = GrowableBuffer<Finding>(capacity: 16)
  var shadowValues = ByteBuffer(capacity: 1024)
  var shadowUnknowns = GrowableBuffer<Int32>(capacity: 8)
  /// Cells of the last block of a table, and the names of its columns.
  var cells: [CSVCursor.Cell] = []
  var columnNames: [[UInt8]] = []
  var marks = InlineMarks()
  var keptZones = GrowableBuffer<Zone>(capacity: 16)
  var lastNumber = JSONPlace.Memory()
  /// What was replaced in the last block, by ascending offset.
  public internal(set) var placements = GrowableBuffer<Placement>(capacity: 256)
  /// Records of the last block that were withheld or dropped, by ascending offset.
  public internal(set) var withheld = GrowableBuffer<WithheldRecord>(capacity: 8)
  /// Findings by entity number since the scratch was made.
  public internal(set) var counts: [Int]
  /// Records withheld since the scratch was made.
  public internal(set) var withheldCount = 0
  /// Records dropped since the scratch was made.
  public internal(set) var droppedCount = 0
  /// Look-alikes of tokens that were escaped.
  public internal(set) var escapedCount = 0

  /// A stretch of the block that findings keep out of.
  struct Zone: BitwiseCopyable {
    var start: Int32
    var end: Int32
    /// Scope that made it, or -1.
    var scope: Int32
  }

  /// Makes scratch for `redactor`. `cacheSeed` keeps hostile input from aiming at one cache slot.
  public init(for redactor: Redactor, cacheSeed: UInt64 = 0x51_7E_C0_DE) {
    matcher = Matcher(rules: redactor.rules)
    names = NameSearch.Scratch(redactor.nameSearch)
    cache = TokenCache(seed: cacheSeed)
    hashes = Array(repeating: nil, count: redactor.entities.count)
    counts = Array(repeating: 0, count: redactor.entities.count)
  }
}
