// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

/// A rule set's tables as one run of bytes, so that built-in rules need no compiling at start-up.
///
/// The bytes are those of the tables in memory: they are only read by a program built for the same
/// processor from the same sources, which the header checks.
public enum RuleImage {
  /// Bytes that every section begins at a multiple of.
  static let alignment = 64

  /// Goes into the header; changes when a layout, a table, or the list of validators does.
  static func fingerprint(ruleCount: Int) -> UInt64 {
    var hash = Words.emptyHash
    func mix(_ number: Int) {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ UInt64(truncatingIfNeeded: number >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
    mix(14)
    mix(ruleCount)
    mix(MemoryLayout<Lane>.stride)
    mix(MemoryLayout<Verdict>.stride)
    mix(MemoryLayout<Probe>.stride)
    mix(MemoryLayout<WordLane>.stride)
    mix(MemoryLayout<KeyLane>.stride)
    mix(MemoryLayout<PatternInfo>.stride)
    mix(MemoryLayout<ScreenRecord>.stride)
    mix(MemoryLayout<sluice_scan_tables>.stride)
    for name in ValidatorCatalog.names { for byte in name.utf8 { mix(Int(byte)) } }
    return hash
  }

  /// Compiles `rules` and lays their tables out.
  ///
  /// - Throws: every fault of every rule.
  public static func make(_ rules: [Rule]) throws(SluiceErrors) -> [UInt8] {
    let compiled = try CompiledRuleSet(compiling: rules, makesScreens: true)
    var writer = Writer()
    writer.append(fingerprint(ruleCount: rules.count))
    let tables = compiled.tables
    writer.append(tables.lanes)
    writer.append(tables.verdicts)
    writer.append(tables.patterns)
    writer.append(tables.laneStart)
    writer.append(tables.shapeLanes)
    writer.append(tables.digitStart)
    writer.append(tables.digitGated)
    writer.append(tables.digitLanes)
    writer.append(tables.classes)
    writer.append(tables.wordStart)
    writer.append(tables.probes)
    writer.append(tables.wordLanes)
    writer.append(tables.keySlots)
    writer.append(tables.keyStart)
    writer.append(tables.keyEnd)
    writer.append(tables.keyLanes)
    writer.append(tables.keyBits)
    writer.append(tables.keyStems)
    writer.append(tables.pool)
    writer.append(tables.contextHashes)
    writer.append(tables.contextNumbers)
    writer.append(tables.slowLanes)
    writer.append(tables.screens.records)
    writer.append(tables.screens.classes)
    writer.append(tables.screens.words)
    writer.append(tables.screens.masks)
    writer.append(tables.scan)
    writer.append(tables.gateWindow)
    return writer.bytes
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func append(_ number: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
      }
    }

    /// The count, then the elements at the next multiple of the alignment. Padding inside elements
    /// is written as zero, so that the image is the same every time.
    mutating func append<Element: BitwiseCopyable>(_ table: FlatTable<Element>) {
      append(UInt64(table.count))
      while bytes.count % RuleImage.alignment != 0 { bytes.append(0) }
      let size = table.count * MemoryLayout<Element>.stride
      // Safety: the table has `count` elements, whose storage was zeroed before it was filled.
      unsafe table.withUnsafeStart { start in
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: size))
      }
      while bytes.count % 8 != 0 { bytes.append(0) }
    }
  }

  /// Names the tables of an image where they stand.
  @safe
  struct Reader: TableSource {
    // Safety: the image is a constant of the program (or outlives the rule set by its owner's word),
    // aligned as it was written.
    private let base: UnsafeRawPointer
    private let count: Int
    private var offset = 0

    @unsafe
    init(base: UnsafeRawPointer, count: Int, ruleCount: Int) throws(SluiceError) {
      unsafe self.base = base
      self.count = count
      guard UInt(bitPattern: base) % UInt(RuleImage.alignment) == 0,
        try number() == RuleImage.fingerprint(ruleCount: ruleCount)
      else { throw Self.damage }
    }

    private static var damage: SluiceError {
      SluiceError(
        .bug, place: "built-in rules", problem: "their tables do not fit this program",
        remedy: "run scripts/generate and build again")
    }

    private mutating func number() throws(SluiceError) -> UInt64 {
      guard offset + 8 <= count else { throw Self.damage }
      let value = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
      return UInt64(littleEndian: value)
    }

    mutating func next<Element: BitwiseCopyable>() throws(SluiceError) -> FlatTable<Element> {
      let elements = Int(truncatingIfNeeded: try number())
      offset = (offset + RuleImage.alignment - 1) / RuleImage.alignment * RuleImage.alignment
      let size = elements.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
      guard elements >= 0, !size.overflow, offset + size.partialValue <= count else {
        throw Self.damage
      }
      let start = unsafe (base + offset).assumingMemoryBound(to: Element.self)
      offset += size.partialValue
      offset = (offset + 7) / 8 * 8
      return unsafe FlatTable(start: start, count: elements)
    }
  }
}

/// Makes tables in memory of their own, which lives as long as this value.
@safe
final class OwnedTables: TableSource {
  private var sources: [any TableBox]
  private var owned: [UnsafeMutableRawPointer] = unsafe []
  private var index = 0

  /// One table's elements, whatever their type.
  private protocol TableBox {
    func copy() -> (memory: UnsafeMutableRawPointer, table: Any)
  }

  private struct Box<Element: BitwiseCopyable>: TableBox {
    let elements: [Element]

    func copy() -> (memory: UnsafeMutableRawPointer, table: Any) {
      let size = max(1, elements.count) * MemoryLayout<Element>.stride
      let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
      // Safety: freshly allocated for this many elements; the owner of the tables frees it.
      unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
      let base = unsafe memory.bindMemory(to: Element.self, capacity: max(1, elements.count))
      for (index, element) in elements.enumerated() { unsafe base[index] = element }
      let table = unsafe FlatTable(start: UnsafePointer(base), count: elements.count)
      return unsafe (memory, table)
    }
  }

  init(_ tables: RuleTables) {
    sources = [
      Box(elements: tables.lanes), Box(elements: tables.verdicts),
      Box(elements: tables.patterns), Box(elements: tables.laneStart),
      Box(elements: tables.shapeLanes), Box(elements: tables.digitStart),
      Box(elements: tables.digitGated), Box(elements: tables.digitLanes),
      Box(elements: tables.classes), Box(elements: tables.wordStart),
      Box(elements: tables.probes), Box(elements: tables.wordLanes),
      Box(elements: tables.keySlots),
      Box(elements: tables.keyStart), Box(elements: tables.keyEnd),
      Box(elements: tables.keyLanes), Box(elements: tables.keyBits), Box(elements: tables.keyStems),
      Box(elements: tables.pool),
      Box(elements: tables.contextHashes), Box(elements: tables.contextNumbers),
      Box(elements: tables.slowLanes),
      Box(elements: tables.screens.records), Box(elements: tables.screens.classes),
      Box(elements: tables.screens.words), Box(elements: tables.screens.masks),
      Box(elements: [tables.scan]), Box(elements: [Int32(tables.gateBefore)]),
    ]
  }

  func next<Element: BitwiseCopyable>() throws(SluiceError) -> FlatTable<Element> {
    let copied = unsafe sources[index].copy()
    unsafe owned.append(copied.memory)
    index += 1
    guard let table = unsafe copied.table as? FlatTable<Element> else {
      throw SluiceError(.bug, place: "rule tables", problem: "table \(index) has another type")
    }
    return table
  }

  deinit {
    // Safety: each was allocated by `Box.copy`, and the rule set that used them is gone.
    while let pointer = unsafe owned.popLast() { unsafe pointer.deallocate() }
  }
}
