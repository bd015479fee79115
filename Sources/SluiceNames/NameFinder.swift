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
  /// `claimed` holds sorted, disjoint ranges taken by other findings.
  /// Complexity: O(*n*); allocates nothing once `scratch` and `spans` have grown.
  public func find(
    in block: Span<UInt8>, claimed: Span<ClaimedRange>, into spans: inout GrowableBuffer<NameSpan>,
    using scratch: inout NameScratch
  ) {
    precondition(scratch.belongs(to: tables), "the scratch was made for another model")
    precondition(block.count <= Int(Int32.max), "a block of more than 2 GiB")
    spans.removeAll()
    var claim = 0
    if record == .block {
      findInRecord(block, 0, block.count, claimed, &claim, &spans, &scratch)
    } else if mode == .strict {
      findInMarkedLines(block, claimed, &claim, &spans, &scratch)
    } else {
      var start = 0
      while start < block.count {
        var end = start
        while end < block.count, block[end] != UInt8(ascii: "\n") { end += 1 }
        if end > start { findInRecord(block, start, end, claimed, &claim, &spans, &scratch) }
        start = end + 1
      }
    }
  }

  /// Looks at the lines that hold a place where a name may begin.
  private func findInMarkedLines(
    _ block: Span<UInt8>, _ claimed: Span<ClaimedRange>, _ claim: inout Int,
    _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch
  ) {
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
    var done = 0
    for group in 0..<groups {
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

  private func findInRecord(
    _ block: Span<UInt8>, _ start: Int, _ end: Int, _ claimed: Span<ClaimedRange>,
    _ claim: inout Int, _ spans: inout GrowableBuffer<NameSpan>, _ scratch: inout NameScratch
  ) {
    scratch.tokens.removeAll()
    Tokenizer.tokenize(
      block, from: start, to: end, tables: tables, into: &scratch.tokens, folding: &scratch.fold)
    let hasNames = takeClaims(&scratch.tokens, claimed, &claim)
    NameTagger.tag(
      &scratch.tokens, from: 0, block, tables, strict: mode == .strict, threshold: threshold,
      &scratch.fold, &scratch.memo)
    if hasNames { NameFinder.tagClaimed(&scratch.tokens) }
    SpanBuilder.clean(&scratch.tokens, from: 0)
    if mode == .strict {
      SpanBuilder.dropUnsure(&scratch.tokens, from: 0, tables, threshold: threshold)
    }
    scratch.coreference.spread(&scratch.tokens, from: 0, tables)
    SpanBuilder.build(scratch.tokens, from: 0, tables, threshold: threshold, into: &spans)
  }

  /// Blocks the tokens that touch a claimed range and marks those of claimed names; tells whether
  /// there are any. `claim` moves on from record to record.
  private func takeClaims(
    _ tokens: inout TokenList, _ claimed: Span<ClaimedRange>, _ claim: inout Int
  ) -> Bool {
    var hasNames = false
    guard claim < claimed.count else { return false }
    for index in 0..<tokens.count {
      while claim < claimed.count, claimed[claim].end <= tokens[index].start { claim += 1 }
      guard claim < claimed.count else { break }
      if claimed[claim].start < tokens[index].end {
        if claimed[claim].isName {
          tokens[index].isKnownName = tokens[index].isWord
          hasNames = true
        } else {
          tokens[index].isBlocked = true
        }
      }
    }
    return hasNames
  }

  /// Words of names that other rules found are names, whatever they scored.
  private static func tagClaimed(_ tokens: inout TokenList) {
    for index in 0..<tokens.count where tokens[index].isKnownName { tokens[index].isName = true }
  }
}
