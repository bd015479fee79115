// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

/// Finds everything the rules accept in a block of whole lines.
///
/// One a worker: it owns all scratch memory, and after warm-up it allocates nothing. The order of
/// work is the order of the files: kernels report candidates, `Matcher+Anchors`, `Matcher+Keys` and
/// `Matcher+Labels` confirm them by PCRE2, `Matcher+Judge` tests validator, entropy and context,
/// `Matcher+Views` does the same over decoded text.
@safe
public struct Matcher: ~Copyable {
  /// The rules matched.
  public let rules: CompiledRuleSet
  /// The rule set's tables, copied here so that reading them counts no references.
  let tables: FlatTables
  // Safety: made in `init`, owned by this value alone, freed in `deinit`.
  let scanner: OpaquePointer?
  var candidates: GrowableBuffer<UInt64>
  /// Literals, labels and context words of the candidates that are confirmed now.
  var words = GrowableBuffer<sluice_word>(capacity: 64)
  let mostWordsAPlace: Int
  /// Keys of the candidates that are confirmed now.
  var keys = GrowableBuffer<sluice_key>(capacity: 64)
  var patterns: PatternScratch
  /// Where lanes stand, and which attempts to match shapes are left.
  var search: LaneSearch
  var views = ViewScratch()
  var gates = ContextGates()
  /// Where the view that is matched now stands: 0 the block itself, then decoded text.
  var depth = 0
  /// Number of the text that is matched now; lanes' states carry it.
  var textNumber: Int32 = 0
  /// The text and range of bytes found last that delimit no value.
  var plainRun = (text: Int32(0), range: 0..<0)
  /// Text and start of the short base64 value noted last.
  var shortRun = (text: Int32(0), start: -1)
  /// Whether each rule runs.
  let isEnabled: FlatTable<Bool>

  /// What was found in the last block, in no order; spans may overlap.
  public internal(set) var findings: GrowableBuffer<Finding>
  /// Offsets whose record must be withheld because a match limit was hit there.
  public internal(set) var unknowns: GrowableBuffer<Int32>
  /// Decoded values of findings that were found in a view.
  public internal(set) var decodedValues = ByteBuffer(capacity: 1024)
  /// Starts of lines in which escapes of a quoting language were decoded.
  var escapedLines: GrowableBuffer<LineRange>
  /// Starts of lines that begin with a key whose value may stand on the lines below, in no order.
  public internal(set) var keyLines = GrowableBuffer<Int32>(capacity: 16)
  /// What was found in the block while a text made of its parts is matched.
  var aside = Aside()
  /// Findings of this block that begin in the middle of an escape.
  var tornCount = 0
  /// Findings of this block that begin behind an escaped separator.
  var separatedCount = 0
  /// Collected when ``isTracing``: candidates that were refused, and why.
  public internal(set) var trace: [Refusal] = []
  /// Whether refusals are kept (for `explain`).
  public var isTracing = false

  /// What was done for each rule, by rule number, while ``isCounting``.
  public internal(set) var efforts: [Effort] = []
  /// Whether efforts are counted (for `rules cost`).
  public var isCounting = false {
    didSet { efforts = Array(repeating: Effort(), count: isCounting ? rules.rules.count : 0) }
  }

  /// Candidates of each kernel shape, by shape number, while ``isCounting``.
  public internal(set) var shapeCounts = [Int](repeating: 0, count: 64)

  /// What was done for a rule.
  public struct Effort: Sendable, Equatable {
    /// Places where an anchor, key or label of the rule stood.
    public var candidates = 0
    /// Calls of PCRE2.
    public var matches = 0
    /// Spans that were judged.
    public var judged = 0
  }

  /// A line of the block.
  struct LineRange: BitwiseCopyable {
    var start: Int32
    var end: Int32
  }

  /// A candidate that was refused.
  public struct Refusal: Sendable, Equatable {
    /// Number of the rule.
    public var rule: Int
    /// Offset of the first byte in the block (or in decoded text, when `isDecoded`).
    public var start: Int
    /// Offset behind the last byte.
    public var end: Int
    /// Why.
    public var reason: Reason
    /// Whether the offsets are those of a decoded view.
    public var isDecoded: Bool

    /// Why a candidate was refused.
    public enum Reason: String, Sendable {
      case validator = "validator refused"
      case entropy = "entropy too low"
      case contextMissing = "required context missing"
      case contextExcluded = "excluded context near"
      case limit = "match limit hit"
    }
  }

  /// Makes a matcher for `rules`.
  public init(rules: CompiledRuleSet) {
    self.rules = rules
    tables = rules.tables
    isEnabled = FlatTable(rules.isEnabled)
    mostWordsAPlace = Matcher.mostWordsAPlace(rules.tables)
    unsafe scanner = sluice_scanner_create()
    candidates = GrowableBuffer(capacity: 1024)
    patterns = PatternScratch(rules)
    search = LaneSearch(rules.tables)
    findings = GrowableBuffer(capacity: 256)
    unknowns = GrowableBuffer(capacity: 8)
    escapedLines = GrowableBuffer(capacity: 8)
  }

  deinit {
    unsafe sluice_scanner_destroy(scanner)
    isEnabled.deallocate()
  }

  /// Matches `block`, whole lines of text, and leaves the result in ``findings``.
  ///
  /// Offsets are bytes from the block's start. Complexity: linear in the block's length.
  public mutating func match(_ block: borrowing ByteBuffer) {
    findings.removeAll()
    unknowns.removeAll()
    decodedValues.removeAll()
    escapedLines.removeAll()
    keyLines.removeAll()
    tornCount = 0
    separatedCount = 0
    if isTracing { trace = [] }
    depth = 0
    views.beginBlock()
    scan(block)
    matchViews(of: block)
  }

  /// Adds a finding that was made elsewhere (a key's body, a field that a scope masks).
  public mutating func add(_ finding: Finding) { findings.append(finding) }

  /// Adds a finding that was made elsewhere in `text`; escapes in it are decoded, so that it has the
  /// token of the value they stand for.
  public mutating func addDecoded(_ finding: Finding, in text: Span<UInt8>) {
    var finding = finding
    let range = Int(finding.start)..<Int(finding.end)
    if range.contains(where: { text[$0] == UInt8(ascii: "\\") }) {
      finding.decodedStart = Int32(decodedValues.count)
      var index = range.lowerBound
      while index < range.upperBound {
        if let unit = EscapeDecoder.unit(text, at: index) {
          let (first, second, third, fourth) = unit.bytes
          if unit.count > 0 { decodedValues.append(first) }
          if unit.count > 1 { decodedValues.append(second) }
          if unit.count > 2 { decodedValues.append(third) }
          if unit.count > 3 { decodedValues.append(fourth) }
          index += unit.length
        } else {
          decodedValues.append(text[index])
          index += 1
        }
      }
      finding.decodedCount = Int32(decodedValues.count) - finding.decodedStart
    }
    findings.append(finding)
  }

  /// Adds a finding that was made elsewhere, whose value is `value`.
  public mutating func add(_ finding: Finding, value: Span<UInt8>) {
    var finding = finding
    finding.decodedStart = Int32(decodedValues.count)
    finding.decodedCount = Int32(value.count)
    decodedValues.append(value)
    findings.append(finding)
  }

  /// Adds an offset whose record must be withheld.
  public mutating func addUnknown(_ offset: Int32) { unknowns.append(offset) }

  /// Puts `finding` in the place of finding `index`.
  public mutating func replace(_ index: Int, with finding: Finding) { findings[index] = finding }

  /// Forgets all findings but the first `count`.
  public mutating func keep(first count: Int) { findings.truncate(to: count) }

  /// Runs the kernels tile by tile over `text` and confirms each candidate.
  mutating func scan(_ text: borrowing ByteBuffer) {
    let count = text.count
    textNumber &+= 1
    gates.beginText()
    unsafe sluice_scanner_begin(scanner)
    let bytes = text.bytes
    search.begin(text: textNumber, bytes)
    var offset = 0
    while offset < count {
      let length = min(Int(SLUICE_TILE_BYTES), count - offset)
      // Safety: the buffer has readable padding on both sides (ByteBuffer), the candidate buffer
      // has room for what one tile can produce, and the scanner belongs to this matcher.
      let scanner = unsafe scanner
      let scan = tables.scan
      unsafe text.withUnsafeStart { start in
        unsafe candidates.refillUnsafe(capacity: Int(SLUICE_TILE_CANDIDATES)) { room in
          unsafe scan.withUnsafeStart { bitmaps in
            unsafe Int(
              sluice_scan_tile(scanner, bitmaps, start + offset, length, UInt64(offset), room))
          }
        }
      }
      confirmTile(text, end: offset + length)
      offset += length
    }
    for index in 0..<tables.slowLanes.count {
      searchAll(bytes, lane: Int(tables.slowLanes[index]))
    }
  }

  /// Confirms the candidates of a tile: literals first, since they hold the context words that
  /// decide whether gated lanes are awake.
  private mutating func confirmTile(_ text: borrowing ByteBuffer, end: Int) {
    let found = candidates.count
    if isCounting {
      for index in 0..<found { shapeCounts[Int(candidates[index] >> 56)] += 1 }
    }
    // Words behind the tile are not seen yet: gates near its end are open.
    gates.beginTile(openFrom: end < text.count ? end - ContextGates.reachBehind(tables) : Int.max)
    confirmWords(text)
    confirmShapes(text.bytes)
    confirmKeys(text)
  }

  /// Start of the line that holds `position`.
  func lineStart(_ text: Span<UInt8>, _ position: Int, atMost limit: Int = .max) -> Int {
    var index = position
    let lowest = limit == .max ? 0 : max(0, position - limit)
    while index > lowest, text[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }

  /// End of the line that holds `position`, its newline left out.
  func lineEnd(_ text: Span<UInt8>, _ position: Int, atMost limit: Int = .max) -> Int {
    let highest = limit == .max ? text.count : min(text.count, position + limit)
    // Safety: the span is borrowed for the call, which reads no byte at `highest` or behind.
    return unsafe text.withUnsafeBufferPointer { buffer in
      unsafe Int(sluice_line_end(buffer.baseAddress, position, highest))
    }
  }
}
