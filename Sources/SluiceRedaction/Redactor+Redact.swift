// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

extension Redactor {
  /// Rule number of a token look-alike whose bracket is escaped.
  static let escapeRule: Int32 = -2
  /// Rule numbers of fields that the policy masks: from this one down, two for each entity type.
  private static let firstFieldRule: Int32 = -3

  /// The rule number of a field that the policy masks as an entity type, by its index in ``entities``.
  ///
  /// - Parameter isBare: whether the value has no quotes of its own and needs some.
  static func fieldRule(_ entity: Int, isBare: Bool) -> Int32 {
    firstFieldRule - Int32(2 * entity + (isBare ? 1 : 0))
  }

  /// Whether `rule` is that of a field whose value needs quotes.
  static func isBareField(_ rule: Int32) -> Bool {
    rule <= firstFieldRule && (firstFieldRule - rule) % 2 == 1
  }

  /// The index in ``entities`` of what `rule` finds; nil for tokens and their look-alikes.
  func entity(of rule: Int32) -> Int? {
    if rule >= 0 { return entityOfRule[Int(rule)] }
    return rule <= Redactor.firstFieldRule ? Int(Redactor.firstFieldRule - rule) / 2 : nil
  }

  /// The entity type of fields that are masked without one of their own.
  var fieldEntity: Int { entities.count - 1 }

  /// Redacts `block`, whole lines of text, and appends the result to `output`.
  ///
  /// ``RedactionScratch/placements`` then says what was replaced where. Every byte outside a finding
  /// is copied as it is. Complexity: linear in the block's length for a bounded rule set.
  ///
  /// - Parameter keyBlock: ``KeyBlock/rawValue`` of the lines before the block.
  public func redact(
    _ block: borrowing ByteBuffer, keyBlock: Int = 0, into output: inout ByteBuffer,
    using scratch: inout RedactionScratch
  ) {
    find(in: block, keyBlock: keyBlock, using: &scratch)
    write(block, into: &output, using: &scratch)
  }

  /// Finds and resolves without writing: fills ``RedactionScratch/placements`` with input offsets
  /// (output offsets are those of the text as it would be written).
  public func locate(
    in block: borrowing ByteBuffer, using scratch: inout RedactionScratch
  ) {
    var output = ByteBuffer(capacity: block.count + 256)
    redact(block, into: &output, using: &scratch)
  }

  private func find(
    in block: borrowing ByteBuffer, keyBlock: Int, using scratch: inout RedactionScratch
  ) {
    let text = block.bytes
    let usesLayout = scratch.layout != .lines || followsLabels
    if usesLayout { matchLayout(text, &scratch) }
    scratch.matcher.match(block)
    if usesLayout { addLayoutFindings(&scratch) }
    findSecretLines(text, &scratch)
    extendKeyBlocks(text, from: KeyBlock(rawValue: keyBlock), &scratch)
    if !scopes.isEmpty { applyScopes(text, &scratch) }
    if let passKeys { applyPassKeys(passKeys, text, &scratch) }
    if policy.honoursInlineMarks {
      scratch.marks.read(text, rules: rules.rules, entities: entities)
    }
    filter(text, &scratch)
    scratch.resolver.resolve(scratch.matcher.findings)
    if let nameSearch { find(nameSearch, text, &scratch) }
  }

  // MARK: Key blocks

  /// Adds the lines that follow the BEGIN line of a private key.
  private func extendKeyBlocks(
    _ text: Span<UInt8>, from carried: KeyBlock, _ scratch: inout RedactionScratch
  ) {
    guard let rule = isKeyBlockRule.firstIndex(of: true) else { return }
    let count = scratch.matcher.findings.count
    if carried.isOpen { mask(text, from: 0, state: carried, rule: rule, &scratch) }
    var done = 0
    for index in 0..<count {
      let finding = scratch.matcher.findings[index]
      guard finding.rule >= 0, isKeyBlockRule[Int(finding.rule)] else { continue }
      maskRest(text, finding, &scratch)
      guard finding.decodedStart < 0, Int(finding.start) >= done else { continue }
      var start = Int(finding.start)
      while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      done = mask(text, from: start, state: KeyBlock(), rule: Int(finding.rule), &scratch)
    }
  }

  /// Masks what stands behind a BEGIN marker on its own line.
  private func maskRest(
    _ text: Span<UInt8>, _ finding: Finding, _ scratch: inout RedactionScratch
  ) {
    // Up to the next marker or the line's end, so that each byte is looked at once or twice.
    let start = Int(finding.end)
    var end = start
    var dashes = 0
    while end < text.count, text[end] != UInt8(ascii: "\n") {
      dashes = text[end] == UInt8(ascii: "-") ? dashes + 1 : 0
      if dashes == 5, KeyBlock.begins(text, at: end - 4, KeyBlock.beginMarker) { break }
      end += 1
    }
    for masked in KeyBlock.material(in: text.extracting(start..<end), behindBegin: 0) {
      addKeyMaterial(masked, at: start, rule: finding.rule, &scratch)
    }
  }

  private func addKeyMaterial(
    _ range: Range<Int>, at offset: Int, rule: Int32, _ scratch: inout RedactionScratch
  ) {
    scratch.matcher.add(
      Finding(
        start: Int32(offset + range.lowerBound), end: Int32(offset + range.upperBound),
        rule: rule, score: 100, isValidated: true))
  }

  /// Follows a block from the line at `start`; returns the offset behind its last line.
  @discardableResult
  private func mask(
    _ text: Span<UInt8>, from start: Int, state: KeyBlock, rule: Int,
    _ scratch: inout RedactionScratch
  ) -> Int {
    var state = state
    return Lines.read(text, from: start) { line in
      for masked in state.take(text.extracting(line)) {
        addKeyMaterial(masked, at: line.lowerBound, rule: Int32(rule), &scratch)
      }
      return state.isOpen
    }
  }

  // MARK: Filtering

  /// Drops findings below the threshold, on the allow list, in a kept scope or in a token of ours;
  /// turns look-alikes of tokens into escapes.
  private func filter(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    scratch.exempt.removeAll()
    for index in 0..<scratch.matcher.findings.count
    where scratch.matcher.findings[index].rule == Finding.tokenRule {
      let finding = scratch.matcher.findings[index]
      if isTrusted(text, finding) {
        scratch.exempt.append(
          RedactionScratch.Zone(start: finding.start, end: finding.end, scope: -1))
      }
    }
    if scratch.exempt.count > 0 { extendOverTokens(text, &scratch) }
    keepWanted(text, from: 0, &scratch)
  }

  /// Secrets that end where a token of ours begins, in the middle of a word, go on to the word's end.
  private func extendOverTokens(_ text: Span<UInt8>, _ scratch: inout RedactionScratch) {
    for index in 0..<scratch.matcher.findings.count {
      var finding = scratch.matcher.findings[index]
      guard finding.rule >= 0, finding.decodedStart < 0, finding.end > 0,
        Redactor.isWord(text, Int(finding.end) - 1),
        entities[entityOfRule[Int(finding.rule)]].name == "SECRET"
      else { continue }
      let first = finding.end
      while let zone = zone(at: finding.end, scratch), Redactor.isWord(text, Int(zone.end)) {
        var end = Int(zone.end)
        while end < text.count, Redactor.isWord(text, end) { end += 1 }
        finding.end = Int32(end)
      }
      if finding.end > first { scratch.matcher.replace(index, with: finding) }
    }
  }

  /// The token of ours that begins at `position`.
  private func zone(at position: Int32, _ scratch: borrowing RedactionScratch)
    -> RedactionScratch.Zone?
  {
    var low = 0
    var high = scratch.exempt.count
    while low < high {
      let middle = (low + high) / 2
      if scratch.exempt[middle].start < position { low = middle + 1 } else { high = middle }
    }
    guard low < scratch.exempt.count, scratch.exempt[low].start == position else { return nil }
    return scratch.exempt[low]
  }

  /// Whether the byte at `position` may be one of a credential's.
  private static func isWord(_ text: Span<UInt8>, _ position: Int) -> Bool {
    guard position < text.count else { return false }
    switch text[position] {
    case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "="):
      return true
    default: return false
    }
  }

  /// Looks for names beside the findings that were resolved, and resolves again with them.
  private func find(
    _ names: NameSearch, _ text: Span<UInt8>, _ scratch: inout RedactionScratch
  ) {
    let count = scratch.matcher.findings.count
    scratch.beginNames()
    names.addFindings(text, entityOfRule, &scratch)
    guard scratch.matcher.findings.count > count else { return }
    keepWanted(text, from: count, &scratch)
    scratch.resolver.resolve(scratch.matcher.findings)
  }

  /// Drops from finding `first` on what the policy does not want.
  private func keepWanted(
    _ text: Span<UInt8>, from first: Int, _ scratch: inout RedactionScratch
  ) {
    var kept = first
    for index in first..<scratch.matcher.findings.count {
      var finding = scratch.matcher.findings[index]
      if finding.rule == Finding.tokenRule {
        guard isToken(text, finding), !isTrusted(text, finding) else { continue }
        finding.end = finding.start + 1
        finding.rule = Redactor.escapeRule
      } else if finding.rule >= 0 {
        if finding.score < thresholds[Int(finding.rule)] { continue }
        if scratch.exempt.count > 0, isExempt(text, finding, &scratch) { continue }
        if !scopes.isEmpty, isKept(finding, &scratch) { continue }
        if let allowList, isAllowed(text, finding, allowList, &scratch) { continue }
        if policy.honoursInlineMarks, isMarked(finding, scratch) { continue }
        if addressRules != nil, isKeptAddress(text, finding, scratch) { continue }
      }
      scratch.matcher.replace(kept, with: finding)
      kept += 1
    }
    scratch.matcher.keep(first: kept)
  }

  /// Whether the text in brackets is a token (rather than a label or hash).
  private func isToken(_ text: Span<UInt8>, _ finding: Finding) -> Bool {
    guard let nameEnd = TokenForm.nameEnd(in: text, from: Int(finding.start)) else { return false }
    return TokenForm.isKeyed(text, nameEnd: nameEnd)
  }

  /// Whether the text in brackets is ours: a label or hash of a known entity type, or a token whose
  /// check holds under this key.
  func isTrusted(_ text: Span<UInt8>, _ finding: Finding) -> Bool {
    if isToken(text, finding) {
      let token = text.extracting(Int(finding.start)..<Int(finding.end))
      if pseudonymizer.isOwn(token) { return true }
      for key in olderKeys where key.isOwn(token) { return true }
      return false
    }
    guard let nameEnd = TokenForm.nameEnd(in: text, from: Int(finding.start)) else { return false }
    let name = text.extracting((Int(finding.start) + 1)..<nameEnd)
    return entities.contains { entity in
      let utf8 = entity.name.utf8
      guard utf8.count == name.count else { return false }
      var index = 0
      for byte in utf8 {
        if byte != name[index] { return false }
        index += 1
      }
      return true
    }
  }

  /// Whether all letters and digits of a finding stand in tokens of ours: it was replaced before. A
  /// token amid other text exempts nothing, since anyone can write `[EMAIL]` into a value.
  private func isExempt(
    _ text: Span<UInt8>, _ finding: Finding, _ scratch: inout RedactionScratch
  ) -> Bool {
    // Zones are disjoint and in order, as candidates of one shape are: the first one that ends
    // behind the finding's start is looked up.
    var index = 0
    var high = scratch.exempt.count
    while index < high {
      let middle = (index + high) / 2
      if scratch.exempt[middle].end > finding.start { high = middle } else { index = middle + 1 }
    }
    var start = Int(finding.start)
    var isTouched = false
    while index < scratch.exempt.count, scratch.exempt[index].start < finding.end {
      let zone = scratch.exempt[index]
      index += 1
      isTouched = true
      if Int(zone.start) > start, Redactor.holdsWord(text, start..<Int(zone.start)) { return false }
      start = max(start, Int(zone.end))
    }
    guard isTouched else { return false }
    return start >= Int(finding.end) || !Redactor.holdsWord(text, start..<Int(finding.end))
  }

  private func isAllowed(
    _ text: Span<UInt8>, _ finding: Finding, _ allowList: AllowListMatcher,
    _ scratch: inout RedactionScratch
  ) -> Bool {
    let entity = entities[entityOfRule[Int(finding.rule)]]
    if finding.decodedStart >= 0 {
      let start = Int(finding.decodedStart)
      let decoded = scratch.matcher.decodedValues.bytes
      return allowList.allows(
        decoded.extracting(start..<(start + Int(finding.decodedCount))), entity: entity)
    }
    return allowList.allows(
      text.extracting(Int(finding.start)..<Int(finding.end)), entity: entity)
  }
}
