// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

extension Matcher {
  /// Walks back from `origin` if the lane asks for it, and matches there.
  @inline(__always)
  mutating func tryLane(
    _ text: Span<UInt8>, lane number: Int, origin: Int, isFollowChecked: Bool = false
  ) {
    let lane = tables.lanes[number]
    guard isEnabled[Int(lane.rule)] else { return }
    if isCounting { efforts[Int(lane.rule)].candidates += 1 }
    if !isFollowChecked, lane.after[0] >= 0, lane.walkClass >= 0,
      !isFollowed(text, lane, runEnd: runEnd(text, lane, from: origin))
    {
      return
    }
    var start = origin
    if lane.isPhoneTail {
      start = phoneStart(text, tail: origin)
    } else if lane.walkClass >= 0 {
      start = walkBack(text, lane: lane, number: number, from: origin)
    }
    guard start >= 0 else { return }
    matchAnchored(text, lane: lane, number: number, at: start)
  }

  /// End of the run of the lane's class that goes on behind `origin`.
  @inline(__always)
  private mutating func runEnd(_ text: Span<UInt8>, _ lane: Lane, from origin: Int) -> Int {
    let number = Int(lane.walkClass)
    var run = run(number)
    if Int(run.origin) == origin { return Int(run.end) }
    // A run that holds an earlier candidate, too, was walked up to there.
    var index = max(origin, Int(run.end))
    let base = number * 256
    let limit = min(text.count, origin + 256)
    while index < limit, tables.classes[base + Int(text[index])] { index += 1 }
    run.origin = Int32(origin)
    run.end = Int32(index)
    runs[number] = run
    return index
  }

  /// What is known of runs of a class in the text that is matched now.
  @inline(__always)
  private func run(_ number: Int) -> RunState {
    let run = runs[number]
    return run.text == textNumber ? run : RunState(text: textNumber)
  }

  /// Whether the bytes behind a run are of the lane's `after` classes.
  @inline(__always)
  func isFollowed(_ text: Span<UInt8>, _ lane: Lane, runEnd: Int) -> Bool {
    for step in 0..<4 where lane.after[step] >= 0 {
      guard runEnd + step < text.count,
        tables.classes[Int(lane.after[step]) * 256 + Int(text[runEnd + step])]
      else { return false }
    }
    return true
  }

  /// A run of letters and digits: lanes say how long it must be and what must follow.
  mutating func confirmRun(_ text: Span<UInt8>, at position: Int) {
    let start = position - 23
    noteRun(text, at: start)
    var end = position + 1
    let limit = min(text.count, start + 512)
    while end < limit, ASCII.isAlphanumeric(text[end]) { end += 1 }
    let first = Int(tables.laneStart[Shape.alnumRun.index])
    let last = Int(tables.laneStart[Shape.alnumRun.index + 1])
    for index in first..<last {
      let number = Int(tables.shapeLanes[index])
      let lane = tables.lanes[number]
      guard end - start >= Int(lane.minimumLength), end - start <= Int(lane.maximumLength),
        lane.after[0] < 0 || isFollowed(text, lane, runEnd: end),
        lane.gate == 0 || isAwake(lane, at: position)
      else { continue }
      tryLane(text, lane: number, origin: start, isFollowChecked: true)
    }
  }

  /// Matches the lane's pattern at `start` and judges what it finds.
  @inline(__always)
  mutating func matchAnchored(_ text: Span<UInt8>, lane: Lane, number: Int, at start: Int) {
    var state = state(number)
    if start < Int(state.lastEnd) || start == Int(state.failedStart) { return }
    let pattern = Int(lane.pattern)
    let calls = patterns.calls
    defer { if isCounting { efforts[Int(lane.rule)].matches += patterns.calls - calls } }
    switch patterns.match(pattern, in: text, from: start) {
    case .match(let matchStart, let end, let valueStart, let valueEnd):
      if valueStart == matchStart || !hasToken(text, matchStart..<valueStart),
        judge(text, rule: Int(lane.rule), start: valueStart, end: valueEnd)
      {
        state.lastEnd = Int32(end)
        lanes[number] = state
        return
      }
    case .unknown:
      unknown(rule: Int(lane.rule), at: start)
    case .noMatch: break
    }
    state.failedStart = Int32(start)
    lanes[number] = state
  }

  /// Start of the run of the lane's class that ends before `origin`, at most the limit before it; -1
  /// when there is no such place.
  @inline(__always)
  private mutating func walkBack(_ text: Span<UInt8>, lane: Lane, number: Int, from origin: Int)
    -> Int
  {
    guard origin >= 0, origin <= text.count else { return -1 }
    let start = runStart(text, class: Int(lane.walkClass), from: origin)
    // What was matched before is not walked over: the search goes on behind it.
    let lastEnd = Int(state(number).lastEnd)
    return max(start, origin - Int(lane.walkLimit), lastEnd <= origin ? lastEnd : 0)
  }

  /// Start of the run of a class that ends before `origin`, or the place ``Lane/longestWalk`` before
  /// it. The lanes of a shape ask for the same run one after the other.
  @inline(__always)
  private mutating func runStart(_ text: Span<UInt8>, class number: Int, from origin: Int) -> Int {
    var run = run(number)
    let known = Int(run.walkedFrom)
    if known == origin { return Int(run.start) }
    let base = number * 256
    let lowest = max(0, origin - Lane.longestWalk)
    var index = origin
    while index > lowest, tables.classes[base + Int(text[index - 1])] {
      index -= 1
      // The rest of this run was walked from an earlier candidate.
      if index == known {
        index = max(lowest, Int(run.start))
        break
      }
    }
    run.walkedFrom = Int32(origin)
    run.start = Int32(index)
    runs[number] = run
    return index
  }

  /// Start of a phone number whose last seven digits begin at `tail`: an area code of three digits
  /// before it, in parentheses or not.
  private func phoneStart(_ text: Span<UInt8>, tail: Int) -> Int {
    var index = tail
    guard index >= 4 else { return tail }
    if isSeparator(text[index - 1]) { index -= 1 }
    if text[index - 1] == UInt8(ascii: ")") {
      return index >= 5 && text[index - 5] == UInt8(ascii: "(") ? index - 5 : tail
    }
    guard index >= 3, index < tail else { return tail }
    for step in 1...3 where !ASCII.isDigit(text[index - step]) { return tail }
    return index - 3
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "/")
  }

  /// Whether three digits and a `-` or `/` follow the second dot of `.ddd.`: what tells the document
  /// numbers that are written so from the far more frequent addresses.
  func goesOnAsDocumentNumber(_ text: Span<UInt8>, behind dot: Int) -> Bool {
    dot + 4 < text.count && ASCII.isDigit(text[dot + 3])
      && (text[dot + 4] == UInt8(ascii: "-") || text[dot + 4] == UInt8(ascii: "/"))
  }

  /// A run of digits: only lanes that take runs of exactly this length are tried.
  mutating func confirmDigits(_ text: Span<UInt8>, at position: Int) {
    let start = position - Shape.digitRun.backStep
    var end = position + 1
    let longest = start + RuleCompiler.longestDigitRun + 1
    let limit = min(text.count, longest)
    while end < limit, ASCII.isDigit(text[end]) { end += 1 }
    let length = end - start
    guard length <= RuleCompiler.longestDigitRun else { return }
    let firstLane = Int(tables.digitStart[length])
    let first = UInt16(text[start] &- 48)
    let awake = awakeGates(at: start)
    let last = Int(awake == 0 ? tables.digitGated[length] : tables.digitStart[length + 1])
    // A number that goes on behind a separator may be longer than the run: PCRE2 decides then.
    let goesOn =
      end < text.count && Words.isPart(text[end])
      || end + 1 < text.count && isSeparator(text[end]) && Words.isPart(text[end + 1])
    for index in firstLane..<last {
      let gate = tables.digitGates[index]
      if gate != 0, gate & awake == 0 { continue }
      let number = Int(tables.digitLanes[index])
      let lane = tables.lanes[number]
      if lane.firstDigits >> first & 1 == 0, !isTracing { continue }
      if gate != 0, !isAwake(lane, at: start) { continue }
      let verdict = tables.verdicts[Int(lane.rule)]
      if lane.after[0] >= 0, !isFollowed(text, lane, runEnd: end) { continue }
      if verdict.isChecksum, !goesOn, tables.lanes[number].walkClass < 0, !isTracing,
        !ValidatorCatalog.accepts(Int(verdict.validator), text.extracting(start..<end))
      {
        continue
      }
      tryLane(text, lane: number, origin: start, isFollowChecked: true)
    }
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
    _ screens: UnsafePointer<sluice_screen>?, aPlace: Int,
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
