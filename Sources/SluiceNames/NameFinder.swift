// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames
import SluiceModel

/// Finds people's names in text. Immutable, shared by all workers.
///
/// A token tagger with hashed features on top of a lexicon, after section 3 to 5 of docs/names.md.
public struct NameFinder: Sendable {
  /// What is searched, and how much evidence a name needs.
  public let mode: NameMode
  /// How far one record reaches.
  public let record: NameRecord
  /// Log-odds from which a word counts; lower finds more.
  public let threshold: Float
  private let tables: ModelTables

  /// Makes a finder. `threshold` is in log-odds; without one the mode's default holds.
  public init(
    model: NameModel, mode: NameMode, record: NameRecord = .line, threshold: Float? = nil
  ) {
    self.mode = mode
    self.record = record
    self.threshold = threshold ?? mode.defaultThreshold
    tables = model.tables
  }

  /// Finds the names of a block and replaces the contents of `spans` by them: sorted, not overlapping,
  /// titles excluded, offsets into `block`.
  ///
  /// `claimed` holds sorted, disjoint ranges taken by other findings. With a `memory`, names of the
  /// lines that came before it are found again; a line that is one JSON value stands by itself.
  /// Complexity: O(*n*); allocates nothing once `scratch` and `spans` have grown.
  public func find(
    in block: Span<UInt8>, claimed: Span<ClaimedRange>, into spans: inout GrowableBuffer<NameSpan>,
    using scratch: inout NameScratch, memory: NameMemory? = nil
  ) {
    precondition(scratch.belongs(to: tables), "the scratch was made for another model")
    precondition(block.count <= Int(Int32.max), "a block of more than 2 GiB")
    spans.removeAll()
    var claim = 0
    if record == .block {
      findInRecord(block, 0, block.count, claimed, &claim, &spans, &scratch)
      return
    }
    if mode == .strict {
      markPlaces(block, &scratch)
      findInMarkedLines(block, claimed, &claim, &spans, &scratch)
      return
    }
    var start = 0
    while start < block.count {
      let end = ByteSearch.first(0x0A, in: block, from: start)
      if end > start {
        let isApart = memory == nil || NameFinder.isJSON(block, start, end)
        findInRecord(
          block, start, end, claimed, &claim, &spans, &scratch, isApart ? nil : memory)
      }
      start = end + 1
    }
  }

  /// Whether a key's value may be a person's name by what the key says: `first_name`, `author`, `name`.
  public func mayNamePerson(_ key: Span<UInt8>) -> Bool {
    var start = key.count
    while start > 0, key[start - 1].isASCIILetter { start -= 1 }
    guard start < key.count else { return false }
    var previous: UInt32 = 0
    if start > 0 {
      var first = start - 1
      while first > 0, key[first - 1].isASCIILetter { first -= 1 }
      if first < start - 1 { previous = Tokenizer.asciiHash(key, first, count: start - 1 - first) }
    }
    let last = Tokenizer.asciiHash(key, start, count: key.count - start)
    switch tables.keys.kind(previous: previous, last: last) {
    case .person, .role, .name: return true
    case .none, .other, .thing: return false
    }
  }

  /// Whether a line is one JSON object or array, by its ends.
  private static func isJSON(_ block: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var last = end - 1
    while last > start, block[last] <= 0x20 { last -= 1 }
    switch block[start] {
    case UInt8(ascii: "{"): return block[last] == UInt8(ascii: "}")
    case UInt8(ascii: "["): return block[last] == UInt8(ascii: "]")
    default: return false
    }
  }

  /// Marks newlines and the places where a name may begin.
  private func markPlaces(_ block: Span<UInt8>, _ scratch: inout NameScratch) {
    let groups = (block.count + 63) / 64
    scratch.places.refill(with: 0, count: groups)
    scratch.newlines.refill(with: 0, count: groups)
    // Safety: both buffers hold `groups` words, as the call asks; it reads `block` and keeps nothing.
    unsafe block.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      unsafe scratch.places.withUnsafeStorage { places in
        unsafe scratch.newlines.withUnsafeStorage { newlines in
          unsafe sluice_names_mark(base, text.count, places, newlines)
        }
      }
    }
  }

  /// Looks at the lines that hold a place where a name may begin.
  private func findInMarkedLines(
    _ block: Span<UInt8>, _ claimed: Span<ClaimedRange>, _ claim: inout Int,
    _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch
  ) {
    var done = 0
    for group in 0..<scratch.places.count {
      var bits = scratch.places[group]
      while bits != 0 {
        let place = group * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        guard place >= done, PlaceFilter.admits(block, place, tables) else { continue }
        let start = lineStart(scratch.newlines, before: place, from: done)
        done = lineEnd(scratch.newlines, behind: place, count: block.count)
        findInRecord(block, start, done, claimed, &claim, &spans, &scratch)
      }
    }
  }

  /// Offset behind the newline before `place`, or `from`.
  private func lineStart(_ newlines: borrowing ScratchBuffer<UInt64>, before place: Int, from: Int)
    -> Int
  {
    var group = place / 64
    var bits = newlines[group] & ((1 << UInt64(place % 64)) - 1)
    while bits == 0 {
      if group * 64 <= from { return from }
      group -= 1
      bits = newlines[group]
    }
    return max(from, group * 64 + 64 - bits.leadingZeroBitCount)
  }

  /// Offset of the newline behind `place`, or the block's end.
  private func lineEnd(_ newlines: borrowing ScratchBuffer<UInt64>, behind place: Int, count: Int)
    -> Int
  {
    var group = place / 64
    var bits = newlines[group] & (~0 << UInt64(place % 64))
    while bits == 0 {
      group += 1
      if group == newlines.count { return count }
      bits = newlines[group]
    }
    return group * 64 + bits.trailingZeroBitCount
  }

  /// Bytes of a record that are looked at together, so that a record of a megabyte takes no more memory
  /// than its share.
  static let segmentBytes = 64 * 1024

  private func findInRecord(
    _ block: Span<UInt8>, _ start: Int, _ end: Int, _ claimed: Span<ClaimedRange>,
    _ claim: inout Int, _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch,
    _ memory: NameMemory? = nil
  ) {
    var from = start
    while end - from > NameFinder.segmentBytes {
      let cut = NameFinder.cut(block, from: from)
      findInSegment(block, from, cut, claimed, &claim, &spans, &scratch, memory)
      from = cut
    }
    findInSegment(block, from, end, claimed, &claim, &spans, &scratch, memory)
  }

  /// Where a segment that begins at `from` ends: where a clause or value does, else behind a blank, or
  /// at least between scalars.
  private static func cut(_ block: Span<UInt8>, from: Int) -> Int {
    let limit = from + segmentBytes
    var cut = limit
    while cut > limit - 2048 {
      switch block[cut - 1] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "}"): return cut
      case UInt8(ascii: ".") where block[cut - 2].isASCIILower: return cut
      default: cut -= 1
      }
    }
    cut = limit
    while cut > limit - 2048, block[cut - 1] > 0x20 { cut -= 1 }
    if cut > limit - 2048 { return cut }
    cut = limit
    while cut > limit - 4, block[cut] & 0xC0 == 0x80 { cut -= 1 }
    return cut
  }

  private func findInSegment(
    _ block: Span<UInt8>, _ start: Int, _ end: Int, _ claimed: Span<ClaimedRange>,
    _ claim: inout Int, _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch,
    _ memory: NameMemory? = nil
  ) {
    Tokenizer.tokenize(
      block, from: start, to: end, tables: tables, into: &scratch.tokens, folding: &scratch.fold,
      remembering: &scratch.memo)
    let hasNames = FindingFold.fold(&scratch.tokens, claimed: claimed, next: &claim, tables)
    LineKind.assign(&scratch.tokens, tables)
    let first = spans.count
    tag(block, all: true, hasNames: hasNames, mayRepeat: true, &spans, &scratch, memory)
    // What the names found leave behind is looked at again, as it will be written.
    var isNew = spans.count > first
    var rounds = 0
    while isNew, rounds < NameFinder.maximumRounds {
      let hasChanged = FindingFold.fold(&scratch.tokens, spans, from: first, tables)
      let known = spans.count
      tag(
        block, all: LineKind.assign(&scratch.tokens, tables), hasNames: false,
        mayRepeat: hasChanged, &spans, &scratch, memory)
      isNew = spans.count > known
      if isNew { NameFinder.merge(&spans, from: first, at: known, &scratch.merging) }
      rounds += 1
    }
  }

  /// Rounds after which what is found is taken for complete.
  private static let maximumRounds = 4

  /// Tags tokens, all or those near fresh findings, and appends the names; `mayRepeat` says whether
  /// words of earlier lines may be found that were not before.
  private func tag(
    _ block: Span<UInt8>, all: Bool, hasNames: Bool, mayRepeat: Bool,
    _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch, _ memory: NameMemory?
  ) {
    let strict = mode == .strict
    let found = NameTagger.tag(
      &scratch.tokens, block, tables, strict: strict, all: all, threshold: threshold, &scratch.fold)
    if hasNames {
      var walk = scratch.tokens.walk(.knownName)
      while let index = scratch.tokens.next(&walk) { scratch.tokens.name(index) }
    }
    // What the memory holds was looked for in the round before, where no word has changed since.
    guard found || hasNames || mayRepeat && memory?.isEmpty == false else { return }
    SpanBuilder.clean(&scratch.tokens)
    if strict {
      SpanBuilder.dropUnsure(&scratch.tokens, tables, threshold: threshold)
    }
    scratch.coreference.spread(&scratch.tokens, tables, memory)
    SpanBuilder.build(scratch.tokens, tables, threshold: threshold, into: &spans)
  }

  /// Merges the two ascending runs that meet at `middle`.
  private static func merge(
    _ spans: inout GrowableBuffer<NameSpan>, from first: Int, at middle: Int,
    _ room: inout GrowableBuffer<NameSpan>
  ) {
    room.removeAll()
    for index in first..<middle { room.append(spans[index]) }
    var old = 0
    var new = middle
    for slot in first..<spans.count {
      if new == spans.count || old < room.count && room[old].start < spans[new].start {
        spans[slot] = room[old]
        old += 1
      } else {
        spans[slot] = spans[new]
        new += 1
      }
    }
  }
}
