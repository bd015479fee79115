// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceValidators

extension Matcher {
  /// Tests validator, entropy and context of a matched span, and keeps it if all hold.
  ///
  /// - Parameter isLabelled: whether the span was found behind a label, which is context enough.
  @inline(__always)
  mutating func judge(
    _ text: Span<UInt8>, rule: Int, start: Int, end: Int, isLabelled: Bool = false
  ) -> Bool {
    guard end > start else { return false }
    let verdict = tables.verdicts[rule]
    if isCounting { efforts[rule].judged += 1 }
    if verdict.validator >= 0,
      !ValidatorCatalog.accepts(Int(verdict.validator), text.extracting(start..<end))
    {
      return refuse(rule, start, end, .validator)
    }
    if verdict.minimumMillibits > 0,
      Entropy.millibits(text.extracting(start..<end)) < Int(verdict.minimumMillibits)
    {
      return refuse(rule, start, end, .entropy)
    }
    var score = verdict.isChecksum ? 100 : Int(verdict.score)
    let isExcludable =
      verdict.notNearCount > 0
      && (isTracing
        || mayStandNear(
          verdict.notNear, bits: verdict.notNearBits, verdict, start: start, end: end))
    let isNearRead =
      verdict.nearCount > 0
      && (isTracing
        || mayStandNear(
          verdict.near, bits: verdict.nearBits, verdict, start: start, end: end))
    var context = (isNear: false, isExcluded: false)
    if isExcludable || isNearRead {
      context = contextNear(text, verdict: verdict, start: start, end: end)
    }
    if context.isExcluded { return refuse(rule, start, end, .contextExcluded) }
    if verdict.contextRequired, !context.isNear, !isLabelled {
      return refuse(rule, start, end, .contextMissing)
    }
    if context.isNear { score = min(100, score + 30) }
    report(
      text,
      Finding(
        start: Int32(start), end: Int32(end), rule: Int32(rule), score: UInt8(score),
        isValidated: verdict.isChecksum))
    return true
  }

  private mutating func refuse(_ rule: Int, _ start: Int, _ end: Int, _ reason: Refusal.Reason)
    -> Bool
  {
    if isTracing {
      trace.append(
        Refusal(rule: rule, start: start, end: end, reason: reason, isDecoded: depth > 0))
    }
    return false
  }

  /// A limit was hit at `position` of the text that is matched now: its record is withheld.
  mutating func unknown(rule: Int, at position: Int) {
    if isTracing {
      trace.append(
        Refusal(
          rule: rule, start: position, end: position, reason: .limit, isDecoded: depth > 0))
    }
    unknowns.append(Int32(views.sourceOffset(of: position, depth: depth)))
  }

  /// Keeps a finding; one from a view is mapped to the block, with its decoded value kept.
  @inline(__always)
  mutating func report(_ text: Span<UInt8>, _ finding: Finding) {
    var mapped = finding
    if EscapeDecoder.tornUnit(text, at: Int(finding.start)) != nil {
      mapped.isTorn = true
      tornCount += 1
    }
    if depth == 0 {
      findings.append(mapped)
      return
    }
    // A quote that stands unescaped in the text that was decoded closes a string there, whatever the
    // result looks like: no value goes past it. Each level of escaping doubles a quote's length.
    for position in Int(finding.start)..<Int(finding.end) where text[position] == UInt8(ascii: "\"")
    {
      let source = views.sourceOffset(of: position, depth: depth)
      if views.sourceEnd(of: position + 1, depth: depth) - source <= 1 << (depth - 1) {
        mapped.end = Int32(position)
        break
      }
    }
    guard mapped.end > mapped.start else { return }
    let end = mapped.end
    mapped.start = Int32(views.sourceOffset(of: Int(finding.start), depth: depth))
    mapped.end = Int32(views.sourceEnd(of: Int(end), depth: depth))
    // A token that only appears after decoding is no token of ours.
    guard mapped.end > mapped.start, finding.rule != Finding.tokenRule else { return }
    if isBehindEscapedSeparator(text, Int(finding.start)) {
      mapped.isSeparated = true
      separatedCount += 1
    }
    mapped.decodedStart = Int32(decodedValues.count)
    mapped.decodedCount = end - finding.start
    decodedValues.append(text.extracting(Int(finding.start)..<Int(end)))
    findings.append(mapped)
  }

  /// Whether what stands before `start` separates words and is an escape longer than `\\n`, which a
  /// pattern may take for a part of the word.
  private func isBehindEscapedSeparator(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0 else { return false }
    switch text[start - 1] {
    case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ","),
      UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "/"):
      break
    default: return false
    }
    let source = views.sourceOffset(of: start - 1, depth: depth)
    return views.sourceEnd(of: start, depth: depth) - source > 2
  }

  /// Which context words stand near a span, on its line.
  private func contextNear(_ text: Span<UInt8>, verdict: Verdict, start: Int, end: Int)
    -> (isNear: Bool, isExcluded: Bool)
  {
    let window = Int(verdict.contextWindow)
    var first = lineStart(text, start, atMost: window)
    // A word that is cut by the window's edge is not read.
    if first > 0, first == start - window {
      while first < start, Words.isPart(text[first]), Words.isPart(text[first - 1]) { first += 1 }
    }
    let last = lineEnd(text, end, atMost: window / 3)
    var sieve = HashSieve()
    for index in verdict.near { sieve.insert(tables.contextHashes[index]) }
    for index in verdict.notNear { sieve.insert(tables.contextHashes[index]) }
    var result = (isNear: false, isExcluded: false)
    readWords(text, first..<start, verdict, sieve, &result)
    if !isDecided(result, verdict) { readWords(text, end..<last, verdict, sieve, &result) }
    return result
  }

  /// Whether no further word changes the result.
  @inline(__always)
  private func isDecided(_ result: (isNear: Bool, isExcluded: Bool), _ verdict: Verdict) -> Bool {
    result.isExcluded || result.isNear && verdict.notNearCount == 0
  }

  /// Tells most hashes that are not in a short list without looking at it.
  private struct HashSieve {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ hash: UInt64) {
      low |= 1 << (hash & 63)
      high |= 1 << (hash >> 6 & 63)
    }

    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
      low >> (hash & 63) & high >> (hash >> 6 & 63) & 1 != 0
    }
  }

  private func readWords(
    _ text: Span<UInt8>, _ range: Range<Int>, _ verdict: Verdict, _ sieve: HashSieve,
    _ result: inout (isNear: Bool, isExcluded: Bool)
  ) {
    // Hashes of the last one, two and three words joined.
    var one = Words.emptyHash
    var two = Words.emptyHash
    var three = Words.emptyHash
    var previous: UInt8 = 0
    var isInWord = range.lowerBound > 0 && Words.isPart(text[range.lowerBound - 1])
    var next = range.lowerBound
    while next < range.upperBound {
      // What a token is called is no evidence for what stands beside it.
      if text[next] == UInt8(ascii: "["), let end = TokenForm.end(in: text, from: next) {
        if isInWord { endWord(one, two, three, verdict, sieve, &result) }
        isInWord = false
        previous = 0
        next = end
        continue
      }
      let byte = text[next]
      next += 1
      let isPart = Words.isPart(byte)
      if isInWord, !isPart || Words.begins(byte, behind: previous) {
        endWord(one, two, three, verdict, sieve, &result)
        if isDecided(result, verdict) { return }
      }
      if isPart {
        if !isInWord || Words.begins(byte, behind: previous) {
          three = two
          two = one
          // A run of words counts from a word's start only, not from a camel hump, so that what is
          // found is what the gates have seen.
          one = isInWord ? Words.emptyHash ^ 1 : Words.emptyHash
        }
        one = Words.extend(one, byte)
        two = Words.extend(two, byte)
        three = Words.extend(three, byte)
      }
      isInWord = isPart
      previous = byte
    }
    if isInWord { endWord(one, two, three, verdict, sieve, &result) }
  }

  @inline(__always)
  private func endWord(
    _ one: UInt64, _ two: UInt64, _ three: UInt64, _ verdict: Verdict, _ sieve: HashSieve,
    _ result: inout (isNear: Bool, isExcluded: Bool)
  ) {
    guard sieve.mayHold(one) || sieve.mayHold(two) || sieve.mayHold(three) else { return }
    for index in verdict.near {
      let hash = tables.contextHashes[index]
      if hash == one || hash == two || hash == three { result.isNear = true }
    }
    for index in verdict.notNear {
      let hash = tables.contextHashes[index]
      if hash == one || hash == two || hash == three { result.isExcluded = true }
    }
  }
}
