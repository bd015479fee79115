// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

/// Turns rules into tables and says what is wrong with them.
struct RuleCompiler {
  private(set) var faults: [SluiceError] = []
  private var tables = RuleTables()
  private var lanesByShape: [[Int32]] = Array(
    repeating: [], count: Int(SLUICE_SHAPE_COUNT.rawValue))
  private var digitLanes: [[Int32]] = Array(repeating: [], count: RuleCompiler.longestDigitRun + 1)
  private var classNumbers: [String: Int32] = [:]
  private var words = WordTable()
  private var keyed: [(hash: UInt64, lane: KeyLane)] = []
  private var literalHashes: [UInt32] = []
  private var prefixHashes: [UInt32] = []
  private var shortHashes: [UInt32] = []
  private var keyHashes: [UInt32] = []
  private var contextWords: [ContextWord: Int32] = [:]
  private var ruleNumber: Int32 = 0

  /// What is looked for of a context word.
  private struct ContextWord: Hashable {
    var start: [UInt8]
    var isRequired: Bool
  }

  /// Longest digit run a rule can ask for.
  static let longestDigitRun = Int(SLUICE_LONGEST_DIGIT_RUN)
  /// Shortest digit run the kernels report.
  static let shortestDigitRun = 8

  /// Adds one rule; faults are collected.
  mutating func add(_ rule: Rule, checksPatterns: Bool) {
    let detection = rule.detection
    if checksPatterns, let pattern = detection.pattern {
      for fault in PatternConstraints.faults(in: pattern, isSlow: detection.isSlow) {
        report(rule, fault.problem, fault.remedy)
      }
    }
    addVerdict(rule)
    // Its findings come from the name tagger; the verdict keeps the numbers in step.
    if detection.usesTagger {
      ruleNumber += 1
      return
    }
    let firstLane = tables.lanes.count
    defer { addGate(rule, firstLane: firstLane) }
    let valueGroup = detection.pattern.map(CompiledPattern.valueGroup(in:)) ?? 0
    var anchored: Int32 = -1
    if detection.pattern != nil, !(detection.anchors.isEmpty && detection.keys.isEmpty) {
      anchored = addPattern(valueGroup: valueGroup, isAnchored: true)
    }
    if !detection.anchors.isEmpty, detection.pattern == nil {
      report(rule, "anchors need a pattern", "add pattern = '...'")
      ruleNumber += 1
      return
    }
    var literals: [String] = []
    for anchor in detection.anchors {
      if anchor.hasPrefix("@") {
        addShape(anchor, rule, pattern: anchored)
      } else {
        literals.append(anchor)
      }
    }
    if !literals.isEmpty { addLiterals(literals, rule, pattern: anchored) }
    if !detection.keys.isEmpty { addKeys(rule, pattern: anchored) }
    if !detection.labels.isEmpty || detection.isSlow {
      guard detection.pattern != nil else {
        report(rule, "labels need a pattern", "add pattern = '...'")
        ruleNumber += 1
        return
      }
      let searching = addPattern(valueGroup: valueGroup, isAnchored: false)
      if !detection.labels.isEmpty { addLabels(rule, pattern: searching) }
      if detection.isSlow {
        tables.slowLanes.append(
          addLane(
            Lane(rule: ruleNumber, pattern: searching)))
      }
    }
    if detection.anchors.isEmpty, detection.keys.isEmpty, detection.labels.isEmpty,
      !detection.isSlow
    {
      report(rule, "no anchor, key or label", "name one, or set slow = true and pay for it")
    }
    ruleNumber += 1
  }

  /// Flattens what was added.
  mutating func finish() -> RuleTables {
    var enabled: UInt64 = 0
    for (shape, lanes) in lanesByShape.enumerated() {
      tables.laneStart.append(Int32(tables.shapeLanes.count))
      tables.shapeLanes += lanes
      if !lanes.isEmpty { enabled |= 1 << UInt64(shape) }
    }
    tables.laneStart.append(Int32(tables.shapeLanes.count))
    for lanes in digitLanes {
      tables.digitStart.append(Int32(tables.digitLanes.count))
      let ungated = lanes.filter { tables.lanes[Int($0)].gate == 0 }
      tables.digitGated.append(Int32(tables.digitLanes.count + ungated.count))
      tables.digitLanes += ungated + lanes.filter { tables.lanes[Int($0)].gate != 0 }
    }
    tables.digitStart.append(Int32(tables.digitLanes.count))
    words.lay(into: &tables)
    layKeys()
    if !tables.digitLanes.isEmpty { enabled |= 1 << UInt64(Shape.digitRun.index) }
    if !literalHashes.isEmpty { enabled |= 1 << UInt64(Shape.literal.index) }
    if !keyHashes.isEmpty { enabled |= 1 << UInt64(Shape.key.index) }
    for shape in [Shape.token, .alnumRun] + Shape.encodings {
      enabled |= 1 << UInt64(shape.index)
    }
    tables.scan.enabled = enabled
    RuleCompiler.set(&tables.scan.literal_bits, literalHashes)
    RuleCompiler.set(&tables.scan.prefix_bits, prefixHashes)
    RuleCompiler.set(&tables.scan.short_bits, shortHashes)
    RuleCompiler.set(&tables.scan.key_bits, keyHashes)
    return tables
  }

  /// Sets the bits `hashes` of a bitmap.
  private static func set<Bitmap>(_ bitmap: inout Bitmap, _ hashes: [UInt32]) {
    // Safety: the bitmap is an array of C of 64-bit words, and hashes are below its number of bits.
    unsafe withUnsafeMutableBytes(of: &bitmap) { bytes in
      let words = unsafe bytes.bindMemory(to: UInt64.self)
      for hash in hashes { unsafe words[Int(hash >> 6)] |= 1 << UInt64(hash & 63) }
    }
  }

  // MARK: Judging

  private mutating func addVerdict(_ rule: Rule) {
    var validator: Int32 = -1
    var isChecksum = false
    if let name = rule.detection.validator {
      if let index = ValidatorCatalog.index(named: name) {
        validator = Int32(index)
        isChecksum = ValidatorCatalog.isChecksum(index)
      } else {
        let nearest = NearestName.suggestion(for: name, among: ValidatorCatalog.names)
        report(
          rule, "unknown validator '\(name)'", nearest.map { "did you mean '\($0)'?" } ?? "")
      }
    }
    let isRequired = rule.context?.isRequired ?? false
    let score = Int32((rule.detection.score * 100).rounded())
    // Near words matter where they are demanded, and to a score below certainty's half; words that
    // rule a match out always do.
    let isNearRead = isRequired || (score < 50 && !isChecksum)
    let near = addContext(isNearRead ? rule.context?.near ?? [] : [], isRequired: isRequired)
    let notNear = addContext(rule.context?.notNear ?? [], isRequired: false)
    tables.verdicts.append(
      Verdict(
        validator: validator, isChecksum: isChecksum, spansEscapes: rule.detection.spansEscapes,
        contextRequired: isRequired,
        takesWholeValue: rule.detection.takesWholeValue, score: score,
        minimumMillibits: Int32((rule.detection.minimumEntropy * 1000).rounded()),
        contextWindow: Int32(rule.context?.withinBytes ?? 0),
        nearStart: near.start, nearCount: near.count,
        notNearStart: notNear.start, notNearCount: notNear.count,
        nearBits: near.bits, notNearBits: notNear.bits))
    tables.gateBefore = max(tables.gateBefore, rule.context?.withinBytes ?? 0)
  }

  /// Adds the words that can be looked for. Where context is required, words have to be found by
  /// hash, which takes three bytes that begin with a letter.
  private mutating func addContext(_ words: [String], isRequired: Bool) -> (
    start: Int32, count: Int32, bits: UInt64
  ) {
    let start = Int32(tables.contextHashes.count)
    var bits: UInt64 = 0
    for word in words {
      let number = contextNumber(word, isRequired: isRequired)
      if number < 0, isRequired { continue }
      tables.contextHashes.append(Words.hash(word))
      tables.contextNumbers.append(number)
      bits |= ContextGates.quickBit(of: number)
    }
    return (start, Int32(tables.contextHashes.count) - start, bits)
  }

  /// The number under which the start of a context word's first word is looked for by hash from now
  /// on, or -1 when it cannot be.
  private mutating func contextNumber(_ word: String, isRequired: Bool) -> Int32 {
    let first = Array(word.utf8.prefix { $0 != UInt8(ascii: " ") }).map(ASCII.lowercased)
    guard RuleCompiler.isHashable(first) else { return -1 }
    // Words go on without a separator in the text ("passportno"), so only their start is hashed.
    let key = Array(first.prefix(8))
    if let known = contextWords[ContextWord(start: key, isRequired: isRequired)] { return known }
    let number = ContextGates.number(contextWords.count, isRequired: isRequired)
    contextWords[ContextWord(start: key, isRequired: isRequired)] = number
    words.add(key, lead: Int(number), lane: nil, kind: .context)
    for prefix in RuleCompiler.completions(of: Array(key.prefix(4)), endsWord: true) {
      addHash(prefix, key, lead: 0, kind: .context)
    }
    return number
  }

  /// Where a rule demands context, its anchored lanes sleep until one of its words has been seen
  /// near: most digit runs then cost a comparison each.
  private mutating func addGate(_ rule: Rule, firstLane: Int) {
    guard rule.context?.isRequired == true, let verdict = tables.verdicts.last else { return }
    var gate: UInt64 = 0
    for index in verdict.near {
      gate |= ContextGates.bit(of: tables.contextNumbers[index])
    }
    for number in firstLane..<tables.lanes.count where tables.lanes[number].is_anchored {
      tables.lanes[number].gate = gate
    }
  }

  private static func isHashable(_ word: [UInt8]) -> Bool {
    word.count >= 3 && (ASCII.isLetter(word[0]) || word[0] >= 0x80)
  }

  // MARK: Anchors

  private mutating func addShape(_ name: String, _ rule: Rule, pattern: Int32) {
    if name.hasPrefix("@digits:") {
      addDigits(String(name.dropFirst("@digits:".count)), rule, pattern: pattern)
      return
    }
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    var lengths: ClosedRange<Int>?
    if parts.count == 2, parts[0] == "@alnum-run" {
      let bounds = parts[1].split(separator: "-").map { Int($0) ?? 0 }
      guard let low = bounds.first, let high = bounds.last, bounds.count <= 2, low <= high,
        low >= 24
      else {
        report(rule, "bad run '\(name)'", "write @alnum-run:N or @alnum-run:N-M with N from 24")
        return
      }
      lengths = low...high
    }
    guard let shapes = Shape.named[parts.count == 2 && lengths != nil ? parts[0] : name] else {
      let nearest = NearestName.suggestion(for: name, among: Shape.named.keys.sorted())
      report(rule, "unknown anchor '\(name)'", nearest.map { "did you mean '\($0)'?" } ?? "")
      return
    }
    for shape in shapes {
      let walk = rule.detection.walkBack ?? shape.walkBack
      let limit =
        rule.detection.walkBack == nil ? shape.walkBackLimit : rule.detection.walkBackLimit
      var lane = Lane(
        rule: ruleNumber, pattern: pattern, backStep: shape.backStep,
        walk: walk.map { classNumber($0, rule) }, limit: limit)
      lane.is_phone_tail = shape == .phoneTail && rule.detection.walkBack == nil
      lane.is_anchored = true
      lane.after = afterClasses(rule)
      lane.minimum_length = Int32(lengths?.lowerBound ?? 0)
      lane.maximum_length = Int32(lengths?.upperBound ?? Int(Int32.max))
      lanesByShape[shape.index].append(addLane(lane))
    }
  }

  private mutating func afterClasses(_ rule: Rule) -> (Int32, Int32, Int32, Int32) {
    var classes = SIMD4<Int32>(repeating: -1)
    if rule.detection.after.count > 4 {
      report(rule, "more than four classes in 'after'", "keep the first four")
    }
    for (index, text) in rule.detection.after.prefix(4).enumerated() {
      classes[index] = classNumber(text, rule)
    }
    return (classes[0], classes[1], classes[2], classes[3])
  }

  private mutating func addDigits(_ range: String, _ rule: Rule, pattern: Int32) {
    let parts = range.split(separator: "-").map { Int($0) ?? 0 }
    guard let low = parts.first, let high = parts.last, parts.count <= 2, low <= high,
      low >= RuleCompiler.shortestDigitRun, high <= RuleCompiler.longestDigitRun
    else {
      report(
        rule, "bad digit run '@digits:\(range)'",
        "write @digits:N or @digits:N-M with N from \(RuleCompiler.shortestDigitRun) and M up to "
          + "\(RuleCompiler.longestDigitRun)")
      return
    }
    var lane = Lane(
      rule: ruleNumber, pattern: pattern, backStep: Shape.digitRun.backStep,
      walk: rule.detection.walkBack.map { classNumber($0, rule) },
      limit: rule.detection.walkBackLimit)
    lane.is_anchored = true
    lane.after = afterClasses(rule)
    lane.first_digits = firstDigits(rule, isWalked: lane.walk_class >= 0)
    let number = addLane(lane)
    for length in low...high { digitLanes[length].append(number) }
  }

  /// The digits that a match of the rule can begin with, a bit each.
  private func firstDigits(_ rule: Rule, isWalked: Bool) -> UInt16 {
    guard !isWalked, let pattern = rule.detection.pattern else { return 0x3FF }
    let screen = PatternScreen(
      Array(pattern.utf8), isCaseless: rule.detection.isCaseless)
    return (0..<10).reduce(0) { bits, digit in
      screen.begins(with: UInt8(48 + digit)) ? bits | 1 << UInt16(digit) : bits
    }
  }

  private mutating func addLiterals(_ literals: [String], _ rule: Rule, pattern: Int32) {
    let walk = rule.detection.walkBack
    let number = addLane(
      Lane(
        rule: ruleNumber, pattern: pattern, walk: walk.map { classNumber($0, rule) },
        limit: rule.detection.walkBackLimit))
    let lane = WordLane(lane: number, pattern: pattern, reach: walk == nil ? 0 : -1)
    for literal in literals {
      let bytes = Array(literal.utf8)
      guard let lead = RuleCompiler.probePosition(in: bytes) else {
        report(
          rule, "anchor '\(literal)' holds no word start with three bytes behind it",
          "use a longer literal, a shape, a key or a label")
        continue
      }
      let kind: Probe.Kind = rule.detection.isCaseless ? .caselessLiteral : .literal
      let text = kind == .literal ? bytes : bytes.map(ASCII.lowercased)
      words.add(text, lead: lead, lane: lane, kind: kind)
      for prefix in RuleCompiler.completions(of: Array(text[lead...].prefix(4)), endsWord: false) {
        addHash(prefix, text, lead: lead, kind: kind)
      }
    }
  }

  /// Lets words that begin with these four bytes through the kernel.
  private mutating func addHash(
    _ prefix: [UInt8], _ text: [UInt8], lead: Int, kind: Probe.Kind
  ) {
    let hash = unsafe prefix.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe sluice_hash_literal($0) } ?? 0
    }
    literalHashes.append(hash)
    addPrefix(text, lead: lead, kind: kind, hash: hash)
  }

  /// Says what more of a word must hold: its first six bytes if so many are certain, else nothing
  /// beyond the four.
  private mutating func addPrefix(_ text: [UInt8], lead: Int, kind: Probe.Kind, hash: UInt32) {
    let first = kind == .context ? 0 : lead
    let longer =
      kind == .label || kind == .labelPrefix
      ? RuleCompiler.labelPrefixes(of: text, length: 6) : [Array(text[first...].prefix(6))]
    guard longer.allSatisfy({ $0.count >= 6 }) else {
      shortHashes.append(hash)
      return
    }
    for six in longer {
      prefixHashes.append(
        unsafe six.withUnsafeBufferPointer { buffer in
          unsafe buffer.baseAddress.map { unsafe sluice_hash_prefix($0) } ?? 0
        })
    }
  }

  /// Fills the open-addressed table of keys.
  private mutating func layKeys() {
    keyed.sort { $0.hash < $1.hash }
    var size = 64
    while size < keyed.count * 3 { size *= 2 }
    tables.keySlots = Array(repeating: 0, count: size)
    tables.keyStart = Array(repeating: 0, count: size)
    tables.keyEnd = Array(repeating: 0, count: size)
    var index = 0
    while index < keyed.count {
      let hash = keyed[index].hash
      let start = tables.keyLanes.count
      while index < keyed.count, keyed[index].hash == hash {
        tables.keyLanes.append(keyed[index].lane)
        index += 1
      }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while tables.keySlots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      tables.keySlots[slot] = hash
      RuleCompiler.mark(hash, &tables.keyBits)
      tables.keyStart[slot] = Int32(start)
      tables.keyEnd[slot] = Int32(tables.keyLanes.count)
    }
  }

  private static func mark(_ hash: UInt64, _ bits: inout [UInt64]) {
    let place = sluice_key_place(hash)
    bits[Int(place >> 6)] |= 1 << (place & 63)
  }

  // MARK: Labels and keys

  private mutating func addLabels(_ rule: Rule, pattern: Int32) {
    var lane = Lane(rule: ruleNumber, pattern: pattern)
    lane.reach = Int32(rule.detection.reachBytes)
    let wordLane = WordLane(lane: addLane(lane), pattern: pattern, reach: lane.reach)
    for label in rule.detection.labels {
      var bytes = Array(label.utf8).map(ASCII.lowercased)
      let mayGoOn = bytes.last == UInt8(ascii: "*")
      if mayGoOn { bytes.removeLast() }
      guard bytes.filter(Words.isPart).count >= 3, let first = bytes.first,
        ASCII.isLetter(first) || first >= 0x80
      else {
        report(
          rule, "label '\(label)' is too short or begins with no letter",
          "use at least three letters, beginning with a to z")
        continue
      }
      let kind: Probe.Kind = mayGoOn ? .labelPrefix : .label
      words.add(bytes, lead: 0, lane: wordLane, kind: kind)
      for prefix in RuleCompiler.labelPrefixes(of: bytes) {
        for full in RuleCompiler.completions(of: prefix, endsWord: !mayGoOn) {
          addHash(full, bytes, lead: 0, kind: kind)
        }
      }
    }
  }

  private mutating func addKeys(_ rule: Rule, pattern: Int32) {
    let lane = addLane(
      Lane(rule: ruleNumber, pattern: pattern))
    for key in rule.detection.keys {
      var bytes = Array(key.utf8).map(ASCII.lowercased)
      let isGlued = bytes.first == UInt8(ascii: "*")
      if isGlued { bytes.removeFirst() }
      guard bytes.count >= 2, bytes.count <= SLUICE_LONGEST_KEY, bytes.allSatisfy(Words.isPart)
      else {
        report(
          rule, "key '\(key)' is not 2 to \(SLUICE_LONGEST_KEY) letters and digits",
          "leave separators out: 'clientsecret' also means client_secret and clientSecret")
        continue
      }
      for ending in RuleCompiler.keyEndings(of: bytes) {
        let hash = unsafe ending.withUnsafeBufferPointer { buffer in
          unsafe buffer.baseAddress.map { unsafe sluice_hash_key($0) } ?? 0
        }
        keyHashes.append(hash)
      }
      var hash = Words.emptyHash
      for (letters, byte) in bytes.reversed().enumerated() {
        if sluice_key_is_stem(Int32(letters)) != 0 { RuleCompiler.mark(hash, &tables.keyStems) }
        hash = Words.extend(hash, byte)
      }
      keyed.append((hash, KeyLane(lane: lane, isGlued: isGlued)))
    }
  }

  // MARK: Tables

  /// Adds the screens of all rules.
  mutating func addScreens(_ rules: [Rule]) {
    for rule in rules {
      tables.screens.add(
        PatternScreen(
          Array((rule.detection.pattern ?? "").utf8), isCaseless: rule.detection.isCaseless))
    }
  }

  private mutating func addLane(_ lane: Lane) -> Int32 {
    tables.lanes.append(lane)
    return Int32(tables.lanes.count - 1)
  }

  private mutating func addPattern(valueGroup: Int, isAnchored: Bool) -> Int32 {
    tables.patterns.append(
      PatternInfo(rule: ruleNumber, valueGroup: Int32(valueGroup), isAnchored: isAnchored))
    return Int32(tables.patterns.count - 1)
  }

  private mutating func classNumber(_ text: String, _ rule: Rule) -> Int32 {
    if let known = classNumbers[text] { return known }
    guard let characters = CharacterClass(text) else {
      report(rule, "bad walk_back class '\(text)'", "write the inside of a bracket, as A-Za-z0-9_")
      return -1
    }
    let number = Int32(tables.classes.count / 256)
    tables.classes += characters.members
    classNumbers[text] = number
    return number
  }

  private mutating func report(_ rule: Rule, _ problem: String, _ remedy: String) {
    faults.append(
      SluiceError(.configuration, place: rule.id, problem: problem, remedy: remedy))
  }
}
