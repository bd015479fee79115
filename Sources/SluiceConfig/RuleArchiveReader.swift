// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads the parts of a rule archive; every step checks that the bytes are there.
struct RuleArchiveReader: ~Escapable {
  private let bytes: Span<UInt8>
  private(set) var offset = 0
  private var lastEntity: EntityType?

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  static func damage(_ problem: String) -> SluiceError {
    SluiceError(
      .bug, place: "built-in rules", problem: "the archive is damaged: \(problem)",
      remedy: "run scripts/generate and build again")
  }

  @_lifetime(self: copy self)
  mutating func byte() throws(SluiceError) -> UInt8 {
    guard offset < bytes.count else { throw Self.damage("cut short") }
    let value = bytes[offset]
    offset += 1
    return value
  }

  @_lifetime(self: copy self)
  mutating func fixed() throws(SluiceError) -> UInt32 {
    var value: UInt32 = 0
    for shift in [UInt32(0), 8, 16, 24] { value |= UInt32(try byte()) << shift }
    return value
  }

  @_lifetime(self: copy self)
  mutating func count() throws(SluiceError) -> Int {
    var value = 0
    var shift = 0
    while shift < 56 {
      let next = try byte()
      value |= Int(next & 0x7f) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    throw Self.damage("a number too large")
  }

  @_lifetime(self: copy self)
  mutating func fraction() throws(SluiceError) -> Double {
    guard bytes.count - offset >= 8 else { throw Self.damage("cut short") }
    var pattern: UInt64 = 0
    for index in 0..<8 { pattern |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    offset += 8
    return Double(bitPattern: pattern)
  }

  @_lifetime(self: copy self)
  mutating func string() throws(SluiceError) -> String {
    let length = try count()
    guard length <= bytes.count - offset else { throw Self.damage("cut short") }
    let start = offset
    offset += length
    guard let text = try? UTF8Span(validating: bytes.extracting(start..<offset)) else {
      throw Self.damage("a string that is not UTF-8")
    }
    return String(copying: text)
  }

  @_lifetime(self: copy self)
  mutating func optionalString() throws(SluiceError) -> String? {
    let text = try string()
    return text.isEmpty ? nil : text
  }

  @_lifetime(self: copy self)
  mutating func strings() throws(SluiceError) -> [String] {
    let length = try count()
    if length == 0 { return [] }
    guard length <= bytes.count - offset else { throw Self.damage("cut short") }
    var texts: [String] = []
    texts.reserveCapacity(length)
    for _ in 0..<length { texts.append(try string()) }
    return texts
  }

  /// One rule of the first section.
  @_lifetime(self: copy self)
  mutating func core() throws(SluiceError) -> Rule {
    let id = try string()
    // Neighbours in a folder mostly share their entity; checking a name again costs more.
    let name = try string()
    if lastEntity?.name != name { lastEntity = EntityType(name) }
    guard let entity = lastEntity else { throw Self.damage("an invalid entity") }
    let flags = RuleArchive.Flags(rawValue: try byte())
    var profiles: [Profile] = []
    for _ in 0..<(try count()) {
      let index = try count()
      guard index < Profile.allCases.count else { throw Self.damage("an unknown profile") }
      profiles.append(Profile.allCases[index])
    }
    var detection = Rule.Detection()
    detection.isCaseless = flags.contains(.isCaseless)
    detection.isSlow = flags.contains(.isSlow)
    detection.takesWholeValue = flags.contains(.takesWholeValue)
    detection.spansEscapes = flags.contains(.spansEscapes)
    detection.usesTagger = flags.contains(.usesTagger)
    detection.pattern = try optionalString()
    detection.anchors = try strings()
    detection.walkBack = try optionalString()
    detection.walkBackLimit = try count()
    detection.after = try strings()
    detection.keys = try strings()
    detection.labels = try strings()
    detection.reachBytes = try count()
    detection.validator = try optionalString()
    detection.minimumEntropy = try fraction()
    detection.score = try fraction()
    var context: Rule.Context?
    if flags.contains(.hasContext) {
      var words = Rule.Context()
      words.near = try strings()
      words.notNear = try strings()
      words.withinBytes = try count()
      words.isRequired = flags.contains(.isContextRequired)
      context = words
    }
    return Rule(
      id: id, entity: entity, summary: "", isDefault: flags.contains(.isDefault),
      profiles: profiles, detection: detection, context: context)
  }

  /// One rule's entry of the second section.
  @_lifetime(self: copy self)
  mutating func catalog(into rule: inout Rule) throws(SluiceError) {
    rule.summary = try string()
    rule.sources = try strings()
    rule.examples.mustMatch = try strings()
    rule.examples.mustNotMatch = try strings()
  }
}
