// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

extension Matcher {
  /// Tries the lanes of the shapes among the candidates, and notes what is to be decoded.
  mutating func confirmShapes(_ text: Span<UInt8>) {
    // Safety: as many screens as there are patterns, which live as long as this matcher.
    unsafe search.begin(
      candidates, gates, screens: isCounting ? nil : patterns.screens, takesAll: isTracing)
    while let attempt = search.next() {
      guard attempt.lane >= 0 else {
        note(text, attempt)
        continue
      }
      let number = Int(attempt.lane)
      let lane = tables.lanes[number]
      guard isEnabled[Int(lane.rule)] else { continue }
      if isCounting { efforts[Int(lane.rule)].candidates += 1 }
      if lane.gate != 0, !isAwake(lane, at: place(of: attempt)) { continue }
      if attempt.shape == Shape.digitRun.index, !attempt.goes_on, lane.walk_class < 0, !isTracing {
        let verdict = tables.verdicts[Int(lane.rule)]
        let run = text.extracting(Int(attempt.position)..<Int(attempt.run_end))
        if verdict.isChecksum, !ValidatorCatalog.accepts(Int(verdict.validator), run) { continue }
      }
      matchAnchored(text, lane: lane, number: number, at: Int(attempt.start))
    }
  }

  /// Where context is asked for: at a run of digits, or the candidate.
  @inline(__always)
  private func place(of attempt: sluice_attempt) -> Int {
    attempt.shape == Shape.alnumRun.index
      ? Int(attempt.position) + Shape.alnumRun.backStep : Int(attempt.position)
  }

  /// Sees to a candidate that is no lane's.
  private mutating func note(_ text: Span<UInt8>, _ attempt: sluice_attempt) {
    let position = Int(attempt.position)
    switch Int(attempt.shape) {
    case Shape.alnumRun.index: noteRun(text, at: position)
    case Shape.token.index: confirmToken(text, at: position)
    case Shape.nonASCII.index: noteNonASCII(text, at: position)
    case Shape.quoted.index: noteQuoted(text, at: position - Shape.quoted.backStep)
    default: noteEscape(text, at: position)
    }
  }

  /// Walks back from `origin` if the lane asks for it, and matches there.
  @inline(__always)
  private mutating func tryLane(_ text: Span<UInt8>, lane number: Int, origin: Int) {
    let lane = tables.lanes[number]
    guard isEnabled[Int(lane.rule)] else { return }
    if isCounting { efforts[Int(lane.rule)].candidates += 1 }
    let start = search.start(lane: number, origin: origin)
    if start >= 0 { matchAnchored(text, lane: lane, number: number, at: start) }
  }

  /// Matches the lane's pattern at `start` and judges what it finds.
  @inline(__always)
  mutating func matchAnchored(_ text: Span<UInt8>, lane: Lane, number: Int, at start: Int) {
    guard search.isOpen(number, at: start) else { return }
    let pattern = Int(lane.pattern)
    let calls = patterns.calls
    defer { if isCounting { efforts[Int(lane.rule)].matches += patterns.calls - calls } }
    switch patterns.match(pattern, in: text, from: start) {
    case .match(let matchStart, let end, let valueStart, let valueEnd):
      if valueStart == matchStart || !hasToken(text, matchStart..<valueStart),
        judge(text, rule: Int(lane.rule), start: valueStart, end: valueEnd)
      {
        search.matched(number, end: end)
        return
      }
    case .unknown:
      unknown(rule: Int(lane.rule), at: start)
    case .noMatch: break
    }
    search.failed(number, at: start)
  }

  /// Looks up the words at the literal candidates and confirms those that stand there.
  mutating func confirmWords(_ text: borrowing ByteBuffer) {
    var next = 0
    while next < candidates.count {
      // Safety: as many screens as there are patterns.
      unsafe Matcher.look(
        up: candidates, from: &next, in: text, tables, isCounting ? nil : patterns.screens,
        aPlace: mostWordsAPlace, into: &words)
      for index in 0..<words.count { confirmWord(text.bytes, words[index]) }
    }
  }

  /// Looks up the words at the candidates from `next` on, as many as there is room for.
  private static func look(
    up candidates: borrowing GrowableBuffer<UInt64>, from next: inout Int,
    in text: borrowing ByteBuffer, _ tables: FlatTables,
    _ screens: UnsafeMutablePointer<sluice_screen>?, aPlace: Int,
    into words: inout GrowableBuffer<sluice_word>
  ) {
    let room = 2048 + aPlace
    // Safety: candidates lie in the text, the tables are those of a rule set that the matcher holds,
    // and the buffer has the room that is named.
    unsafe words.refillUnsafe(capacity: room) { words in
      unsafe text.withUnsafeStart { start in
        unsafe tables.withUnsafeWords { tables in
          unsafe candidates.elements.withUnsafeBufferPointer { found in
            unsafe Int(
              sluice_match_words(
                tables, screens, start, text.count, found.baseAddress, found.count, &next, words,
                room,
                aPlace))
          }
        }
      }
    }
  }

  /// Most words that one place of a text can hold: those of one bucket of each table.
  static func mostWordsAPlace(_ tables: FlatTables) -> Int {
    func most(_ buckets: Range<Int>) -> Int {
      buckets.reduce(0) { most, bucket in
        var words = 0
        for probe in Int(tables.wordStart[bucket])..<Int(tables.wordStart[bucket + 1]) {
          words += max(1, Int(tables.probes[probe].lane_count))
        }
        return max(most, words)
      }
    }
    let (four, three) = (SLUICE_BUCKETS_FOUR, SLUICE_BUCKETS_THREE)
    return most(0..<four) + most(four..<three) + most(three..<SLUICE_BUCKETS)
  }

  @inline(__always)
  private mutating func confirmWord(_ text: Span<UInt8>, _ word: sluice_word) {
    switch Probe.Kind(UInt32(word.kind)) {
    case .context: gates.add(Int(word.position), number: word.lane)
    case .label, .labelPrefix:
      searchBehindLabel(
        text, lane: Int(word.lane), labelEnd: Int(word.end), from: Int(word.first))
    default: tryLane(text, lane: Int(word.lane), origin: Int(word.first))
    }
  }

  /// Something in token form: `[` type `:k` number `.` twenty base32 digits `]`, or `[TYPE]`. It is
  /// reported with ``Finding/tokenRule``; whose token it is, the redactor finds out.
  mutating func confirmToken(_ text: Span<UInt8>, at position: Int) {
    let start = position - Shape.token.backStep
    guard let end = TokenForm.end(in: text, from: start) else { return }
    report(
      text,
      Finding(
        start: Int32(start), end: Int32(end), rule: Finding.tokenRule, score: 100,
        isValidated: false))
  }

  /// Runs a slow rule's pattern over the whole text. Where a search hits a limit, its lines are
  /// searched one by one, so that the line withheld is the one that hit it.
  mutating func searchAll(_ text: Span<UInt8>, lane number: Int) {
    let lane = tables.lanes[number]
    guard isEnabled[Int(lane.rule)] else { return }
    let pattern = Int(lane.pattern)
    var offset = 0
    /// Up to here lines are searched alone.
    var end = 0
    while offset < text.count {
      let isAlone = offset < end
      let line = isAlone ? lineEnd(text, offset) + 1 : text.count
      let window = text.extracting(0..<min(line, text.count))
      switch patterns.match(pattern, in: window, from: offset) {
      case .match(let start, let matchEnd, let valueStart, let valueEnd):
        let isAccepted = judge(text, rule: Int(lane.rule), start: valueStart, end: valueEnd)
        offset = isAccepted && matchEnd > start ? matchEnd : start + 1
      case .unknown:
        if isAlone || lineEnd(text, offset) + 1 >= text.count {
          unknown(rule: Int(lane.rule), at: offset)
          offset = lineEnd(text, offset) + 1
          end = offset
        } else {
          end = text.count
        }
      case .noMatch:
        if !isAlone { return }
        offset = line
      }
    }
  }
}
