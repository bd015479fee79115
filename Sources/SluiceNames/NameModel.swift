// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// Weights and lexicon of the name detector: read once, immutable, shared by all workers.
///
/// Layout, little endian: 64 bytes of header (magic `SLNM`, version, log2 of the weight count, lexicon
/// slots, scale as `Float` bits, checksum, zeros), the weights as `Int8`, then the slots as `UInt32`
/// (24 bits of the hash, 8 bits of class; 0 is free), linear probing with the larger entry in front
/// (Amble and Knuth, Ordered hash tables, Computer Journal 17, 1974).
public struct NameModel: Sendable {
  /// The version of tokeniser, hash, gate and features; a model trained for another one is refused.
  public static let version: UInt32 = 2

  package static let headerBytes = 64
  static let magic: UInt32 = 0x4D4E_4C53

  let tables: ModelTables

  /// Bytes of the model.
  public var byteCount: Int { tables.byteCount }

  /// The value of one weight step, in log-odds.
  package var scale: Float { tables.scale }

  /// The model built into the program. Complexity: O(1); the bytes are used where they stand.
  public static func embedded() throws(NameModelError) -> NameModel { try builtIn.get() }

  /// Read when it is first asked for.
  private static let builtIn = Result<NameModel, NameModelError> { () throws(NameModelError) in
    try readEmbedded()
  }

  private static func readEmbedded() throws(NameModelError) -> NameModel {
    let count = sluice_embedded_names_size()
    guard count > 0, let base = unsafe sluice_embedded_names() else { throw .missing }
    // Safety: the array is a constant of the program: it lives as long as the process and never
    // changes. It stands at a multiple of 64.
    let bytes = unsafe UnsafeRawBufferPointer(start: base, count: count)
    return NameModel(tables: try unsafe ModelTables(bytes, owned: false))
  }

  /// Reads a model and checks its checksum. The bytes are copied.
  public init(bytes: Span<UInt8>) throws(NameModelError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    for index in bytes.indices { unsafe copy[index] = bytes[index] }
    // Safety: the copy is handed over to the tables, which free it, also when they refuse it.
    let tables = try unsafe ModelTables(UnsafeRawBufferPointer(copy), owned: true)
    guard tables.checksum == tables.computedChecksum() else { throw .damaged }
    self.tables = tables
  }

  private init(tables: ModelTables) { self.tables = tables }

  /// Writes a model's bytes. Precondition: `weights` has a power of two elements.
  package static func encode(weights: [Int8], lexicon: [UInt32], scale: Float) -> [UInt8] {
    precondition(weights.count.nonzeroBitCount == 1, "the weights are not a power of two")
    var payload: [UInt8] = []
    payload.reserveCapacity(weights.count + lexicon.count * 4)
    for weight in weights { payload.append(UInt8(bitPattern: weight)) }
    for slot in lexicon { append(slot, to: &payload) }
    let sum = ModelTables.checksum(payload.span)
    var bytes: [UInt8] = []
    append(magic, to: &bytes)
    append(version, to: &bytes)
    append(UInt32(weights.count.trailingZeroBitCount), to: &bytes)
    append(UInt32(lexicon.count), to: &bytes)
    append(scale.bitPattern, to: &bytes)
    append(sum, to: &bytes)
    bytes.append(contentsOf: Array(repeating: 0, count: headerBytes - bytes.count))
    bytes.append(contentsOf: payload)
    return bytes
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Places `entries` (hash and class) into slots for ``encode(weights:lexicon:scale:)``.
  ///
  /// Precondition: fewer entries than slots. A later entry of the same hash is dropped.
  package static func slots(for entries: [(hash: UInt32, lexicon: LexiconClass)], count: Int)
    -> [UInt32]
  {
    precondition(entries.count < count, "more words than slots")
    var slots = Array(repeating: UInt32(0), count: count)
    for entry in entries where entry.lexicon.isKnown {
      var slot = ModelTables.slot(of: entry.hash, count: count)
      var value = ModelTables.mark(of: entry.hash) << 8 | UInt32(entry.lexicon.rawValue)
      while slots[slot] >> 8 != value >> 8 {
        // Larger marks stand in front, so that a search for what is missing ends early.
        if slots[slot] < value { swap(&slots[slot], &value) }
        if value == 0 { break }
        slot = slot + 1 == count ? 0 : slot + 1
      }
    }
    return slots
  }
}

/// The header of a model, as it stands.
struct ModelHeader {
  private var fields: [UInt32]

  init(_ bytes: UnsafeRawBufferPointer) {
    fields = Array(repeating: 0, count: 6)
    guard bytes.count >= NameModel.headerBytes else { return }
    for number in 0..<6 {
      // Safety: the bytes hold a whole header; an unaligned load takes any offset.
      let field = unsafe bytes.loadUnaligned(fromByteOffset: number * 4, as: UInt32.self)
      fields[number] = UInt32(littleEndian: field)
    }
  }

  var weightCount: Int { fields[2] <= 24 ? 1 << Int(fields[2]) : 0 }
  var slotCount: Int { Int(fields[3]) }
  var scale: Float { Float(bitPattern: fields[4]) }
  var checksum: UInt32 { fields[5] }

  /// What is wrong with a model of `size` bytes that has this header.
  func failure(size: Int) -> NameModelError? {
    if fields[0] != NameModel.magic { return .notAModel }
    if fields[1] != NameModel.version {
      return .versionMismatch(found: fields[1], expected: NameModel.version)
    }
    let expected = NameModel.headerBytes + weightCount + slotCount * 4
    guard weightCount >= 64, slotCount >= 1, size == expected, scale > 0, scale.isFinite else {
      return .damaged
    }
    return nil
  }
}

/// The tables of a model where they stand in memory.
@safe
final class ModelTables: @unchecked Sendable {
  // Safety: everything is read-only after `init`. `bytes` is either a constant of the program or a
  // buffer owned by this object and freed in `deinit`; `weights` and `slots` point into it, and the
  // sizes were checked against the header.
  private let bytes: UnsafeRawBufferPointer
  private let isOwned: Bool
  private let slots: UnsafePointer<UInt32>
  private let slotCount: Int
  let weights: WeightTable
  let scale: Float
  let checksum: UInt32
  private let coarseClasses: InlineArray<256, UInt8>
  private let lineShares: InlineArray<64, LineKind.Share>
  let traits = TraitTable()
  let keys = KeyNames()

  var byteCount: Int { unsafe bytes.count }

  init(_ bytes: UnsafeRawBufferPointer, owned: Bool) throws(NameModelError) {
    unsafe self.bytes = bytes
    isOwned = owned
    let header = unsafe ModelHeader(bytes)
    let failure = header.failure(size: bytes.count)
    guard failure == nil, let base = bytes.baseAddress else {
      if owned { unsafe bytes.deallocate() }
      throw failure ?? .notAModel
    }
    let first = unsafe base.advanced(by: NameModel.headerBytes)
    weights = unsafe WeightTable(
      first.assumingMemoryBound(to: Int8.self), count: header.weightCount)
    let second = unsafe first.advanced(by: header.weightCount)
    unsafe slots = second.assumingMemoryBound(to: UInt32.self)
    slotCount = header.slotCount
    scale = header.scale
    checksum = header.checksum
    coarseClasses = InlineArray { LexiconClass(rawValue: UInt8($0)).coarse }
    lineShares = InlineArray { index in
      LineKind.Share(
        TokenKind(rawValue: UInt8(index >> 3)) ?? .edge,
        WordShape(rawValue: UInt8(index & 7)) ?? .none)
    }
  }

  deinit {
    if isOwned { unsafe bytes.deallocate() }
  }

  func computedChecksum() -> UInt32 {
    // Safety: the span is used inside this call only, and `self` keeps the bytes alive.
    let payload = unsafe Span<UInt8>(
      _unsafeBytes: UnsafeRawBufferPointer(rebasing: bytes[NameModel.headerBytes...]))
    return ModelTables.checksum(payload)
  }

  static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return hash
  }

  @inline(__always)
  static func slot(of hash: UInt32, count: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash &* 0x9E37_79B1) * UInt64(count)) >> 32)
  }

  @inline(__always)
  static func mark(of hash: UInt32) -> UInt32 {
    max(1, (hash ^ hash >> 24) & 0xFF_FFFF)
  }

  /// What the lexicon says of a word.
  @inline(__always)
  func lexicon(_ hash: UInt32) -> LexiconClass {
    var slot = ModelTables.slot(of: hash, count: slotCount)
    let mark = ModelTables.mark(of: hash)
    for _ in 0..<slotCount {
      // Safety: `slot < slotCount`, by the multiplication above and the wrap below.
      let entry = unsafe slots[slot]
      if entry >> 8 == mark { return LexiconClass(rawValue: UInt8(truncatingIfNeeded: entry)) }
      // Marks fall along a chain; 0 is free.
      if entry >> 8 < mark { break }
      slot = slot + 1 == slotCount ? 0 : slot + 1
    }
    return LexiconClass(rawValue: 0)
  }

  /// ``LexiconClass/coarse``, looked up.
  @inline(__always)
  func coarse(_ lexicon: LexiconClass) -> UInt8 { coarseClasses[Int(lexicon.rawValue)] }

  /// What a token of this kind and shape adds to its line's counts.
  @inline(__always)
  func lineShare(_ kind: TokenKind, _ shape: WordShape) -> LineKind.Share {
    lineShares[(Int(kind.rawValue) << 3 | Int(shape.rawValue)) & 63]
  }

}

/// The weights of a model. To be used only while the tables that they are of live.
@safe
struct WeightTable: @unchecked Sendable {
  // Safety: `base` points at `mask + 1` weights of the ``ModelTables`` that made it, which the finder
  // or trainer using it holds; they never change.
  private let base: UnsafePointer<Int8>
  private let mask: UInt32

  /// Precondition: `count` is a power of two.
  @unsafe
  init(_ base: UnsafePointer<Int8>, count: Int) {
    unsafe self.base = base
    mask = UInt32(count - 1)
  }

  /// The weight of a feature.
  subscript(feature: UInt32) -> Int32 {
    @inline(__always)
    get {
      // Safety: the mask keeps the index below the weight count.
      Int32(unsafe base[Int(feature & mask)])
    }
  }
}
