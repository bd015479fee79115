// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel
import SluiceNames

/// Runs the name tagger for the rule that asks for it, and makes findings of what it finds.
struct NameSearch: Sendable {
  /// The memory of one worker's search.
  struct Scratch: ~Copyable {
    // Optional, so that a search can take them out while it writes to the rest.
    fileprivate var tagger: NameScratch?
    fileprivate var claims: GrowableBuffer<ClaimedRange>?
    fileprivate var fields: EncodedFields?
    fileprivate var fieldSpans = GrowableBuffer<NameSpan>(capacity: 8)
    /// Names of the document so far.
    fileprivate(set) var memory: NameMemory?
    /// Names of the last block, ascending.
    fileprivate(set) var spans = GrowableBuffer<NameSpan>(capacity: 64)

    init(_ search: NameSearch?) {
      guard let search else { return }
      tagger = NameScratch(for: search.model)
      claims = GrowableBuffer(capacity: 64)
      fields = EncodedFields()
      if search.finder.mode == .broad { memory = NameMemory() }
    }
  }

  private let finder: NameFinder
  private let model: NameModel
  private let rule: Int
  /// The policy's threshold for names, 0 to 1, in log-odds.
  private let wantedLogOdds: Float

  /// Makes a search, or nil when no rule that runs asks for the tagger.
  ///
  /// - Throws: a fault of the build: the model does not fit this program.
  init?(_ rules: CompiledRuleSet, _ policy: Policy) throws(SluiceErrors) {
    guard
      let rule = rules.rules.indices.first(where: {
        rules.isEnabled[$0] && rules.rules[$0].detection.usesTagger
      })
    else { return nil }
    self.rule = rule
    do {
      model = try NameModel.embedded()
    } catch {
      throw SluiceErrors([
        SluiceError(
          .bug, place: "names", problem: "\(error)", remedy: "run scripts/train and build again")
      ])
    }
    let wanted =
      policy.thresholds[rules.rules[rule].entity] ?? policy.threshold ?? Redactor.defaultThreshold
    let mode: NameMode = policy.profile == .logs ? .strict : .broad
    wantedLogOdds = NameScore.logOdds(of: wanted)
    finder = NameFinder(model: model, mode: mode, threshold: mode.defaultThreshold + wantedLogOdds)
  }

  /// Adds a finding for each name in `text` to the matcher's.
  ///
  /// What the resolver has settled is taken: no name goes into it, but names found there are looked
  /// for elsewhere in the record.
  func addFindings(
    _ text: Span<UInt8>, _ entityOfRule: [Int], _ scratch: inout RedactionScratch
  ) {
    guard var tagger = scratch.names.tagger.take(), var claims = scratch.names.claims.take() else {
      return
    }
    claims.removeAll()
    for index in 0..<scratch.resolver.pieces.count {
      let piece = scratch.resolver.pieces[index]
      let finding = scratch.matcher.findings[Int(piece.finding)]
      let found = Int(finding.rule)
      // What is left of a finding and holds no word stays as it is.
      if piece.end - piece.start < finding.end - finding.start,
        !Redactor.holdsWord(text, Int(piece.start)..<Int(piece.end))
      {
        continue
      }
      claims.append(
        ClaimedRange(
          start: piece.start, end: piece.end,
          isName: found >= 0 && entityOfRule[found] == entityOfRule[rule]))
    }
    finder.find(
      in: text, claimed: claims.elements, into: &scratch.names.spans, using: &tagger,
      memory: scratch.names.memory)
    addEncoded(text, &tagger, &scratch)
    scratch.names.tagger = consume tagger
    scratch.names.claims = consume claims
    for index in 0..<scratch.names.spans.count {
      let span = scratch.names.spans[index]
      if span.isKnown { continue }
      scratch.matcher.addDecoded(
        Finding(
          start: span.start, end: span.end, rule: Int32(rule),
          score: NameScore.percent(of: span.margin + wantedLogOdds), isValidated: false),
        in: text)
    }
  }

  /// Adds a finding for each encoded field that holds a name, from the name's first word to its last.
  private func addEncoded(
    _ text: Span<UInt8>, _ tagger: inout NameScratch, _ scratch: inout RedactionScratch
  ) {
    guard var fields = scratch.names.fields.take() else { return }
    fields.read(text, finder)
    if !fields.shadow.isEmpty {
      let none: [ClaimedRange] = []
      let made = fields.shadow.bytes.bytes
      finder.find(in: made, claimed: none.span, into: &scratch.names.fieldSpans, using: &tagger)
      var index = 0
      while index < scratch.names.fieldSpans.count {
        var span = scratch.names.fieldSpans[index]
        index += 1
        while index < scratch.names.fieldSpans.count {
          let next = scratch.names.fieldSpans[index]
          if (span.end..<next.start).contains(where: { made[Int($0)] == 0x0A }) { break }
          span.end = next.end
          span.margin = max(span.margin, next.margin)
          index += 1
        }
        let start = fields.shadow.origins[Int(span.start)]
        guard start >= 0 else { continue }
        scratch.matcher.add(
          Finding(
            start: start, end: fields.shadow.origins[Int(span.end)], rule: Int32(rule),
            score: NameScore.percent(of: span.margin + wantedLogOdds), isValidated: false),
          value: made.extracting(Int(span.start)..<Int(span.end)))
      }
    }
    scratch.names.fields = consume fields
  }

  /// The names that the tagger finds in `text` by itself.
  func spans(in text: Span<UInt8>) -> [Range<Int>] {
    var scratch = NameScratch(for: model)
    var spans = GrowableBuffer<NameSpan>(capacity: 16)
    let none: [ClaimedRange] = []
    finder.find(in: text, claimed: none.span, into: &spans, using: &scratch)
    return (0..<spans.count).map { Int(spans[$0].start)..<Int(spans[$0].end) }
  }
}

/// The names of a document that comes in several blocks, perhaps on several threads.
///
/// Sendable: only who has the turn of a block, in reading order, touches it.
public final class NamedDocument: @unchecked Sendable {
  let memory = NameMemory()
  /// Number of the input that the last block came from.
  private var source = 0

  /// Makes a document of which nothing was seen.
  public init() {}

  /// A block of input `source` comes: another input is another document.
  func begin(source: Int) {
    if source != self.source { memory.removeAll() }
    self.source = source
  }
}

extension RedactionScratch {
  /// Readies the memory of names for a block.
  func beginNames() {
    guard let document else {
      names.memory?.removeAll()
      return
    }
    awaitTurn?()
    document.begin(source: source)
  }

  /// From now on blocks are parts of `document`, until then each block is a document of its own.
  public mutating func join(_ document: NamedDocument) {
    guard names.memory != nil else { return }
    self.document = document
    names.memory = document.memory
  }
  /// What spoke for a name that the tagger found in the last block, for people; nil for others.
  public func nameEvidence(for placement: Placement) -> String? {
    for index in 0..<names.spans.count {
      let span = names.spans[index]
      guard span.start == placement.inputStart, span.end == placement.inputEnd, !span.isKnown else {
        continue
      }
      let tenths = Int((span.margin * 10).rounded())
      return
        "\(span.evidence.summary), \(tenths / 10).\(tenths % 10) above the threshold in log-odds"
    }
    return nil
  }
}
