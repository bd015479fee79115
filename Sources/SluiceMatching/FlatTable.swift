// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// A read-only table without reference counts, for the hot path.
///
/// Copies share storage; its owner frees it by ``deallocate()`` when nobody uses a copy any more.
@safe
struct FlatTable<Element: BitwiseCopyable>: @unchecked Sendable {
  // Safety: `base` points at `count` elements that were initialised before anybody saw this value and
  // are never written again; every access is checked against `count`. The owner (a rule set, which
  // every matcher holds, or a scratch) outlives all copies.
  private let base: UnsafePointer<Element>
  /// Number of elements.
  let count: Int

  /// Copies `elements`.
  init(_ elements: [Element]) {
    count = elements.count
    let storage = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() {
      unsafe (storage + index).initialize(to: element)
    }
    unsafe base = UnsafePointer(storage)
  }

  /// Names `count` elements at `start`, which must stay as they are.
  @unsafe
  init(start: UnsafePointer<Element>, count: Int) {
    unsafe base = start
    self.count = count
  }

  /// Calls `body` with a pointer to the first element.
  @unsafe
  @inline(__always)
  func withUnsafeStart<R>(_ body: (UnsafePointer<Element>) -> R) -> R { unsafe body(base) }

  /// Frees the storage. No copy may be used afterwards.
  func deallocate() { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "index \(index) outside a table of \(count)")
    return unsafe base[index]
  }
}

/// ``RuleTables`` as flat tables, in memory of their own or in the program's built-in image.
struct FlatTables: Sendable {
  let lanes: FlatTable<Lane>
  let verdicts: FlatTable<Verdict>
  let patterns: FlatTable<PatternInfo>
  let laneStart: FlatTable<Int32>
  let shapeLanes: FlatTable<Int32>
  let digitStart: FlatTable<Int32>
  let digitGated: FlatTable<Int32>
  let digitLanes: FlatTable<Int32>
  let classes: FlatTable<Bool>
  let wordStart: FlatTable<Int32>
  let probes: FlatTable<Probe>
  let wordLanes: FlatTable<WordLane>
  let keySlots: FlatTable<UInt64>
  let keyStart: FlatTable<Int32>
  let keyEnd: FlatTable<Int32>
  let keyLanes: FlatTable<KeyLane>
  let keyBits: FlatTable<UInt64>
  let keyStems: FlatTable<UInt64>
  let pool: FlatTable<UInt8>
  let contextHashes: FlatTable<UInt64>
  let contextNumbers: FlatTable<Int32>
  let slowLanes: FlatTable<Int32>
  /// Screens by number of the rule; none where each is made when it is first needed.
  let screens: FlatScreens
  /// The kernels' bitmaps and shapes, one element.
  let scan: FlatTable<sluice_scan_tables>
  /// Bytes before and behind a candidate in which a context word opens its gate, two elements.
  let gateWindow: FlatTable<Int32>

  /// Takes every table from `source`, in a fixed order.
  init(_ source: inout some TableSource) throws(SluiceError) {
    lanes = try source.next()
    verdicts = try source.next()
    patterns = try source.next()
    laneStart = try source.next()
    shapeLanes = try source.next()
    digitStart = try source.next()
    digitGated = try source.next()
    digitLanes = try source.next()
    classes = try source.next()
    wordStart = try source.next()
    probes = try source.next()
    wordLanes = try source.next()
    keySlots = try source.next()
    keyStart = try source.next()
    keyEnd = try source.next()
    keyLanes = try source.next()
    keyBits = try source.next()
    keyStems = try source.next()
    pool = try source.next()
    contextHashes = try source.next()
    contextNumbers = try source.next()
    slowLanes = try source.next()
    screens = FlatScreens(
      records: try source.next(), classes: try source.next(), words: try source.next(),
      masks: try source.next())
    scan = try source.next()
    gateWindow = try source.next()
  }
}

extension FlatTables {
  /// Calls `body` with the tables that words are looked up in.
  @unsafe
  @inline(__always)
  func withUnsafeWords<R>(_ body: (UnsafePointer<sluice_word_tables>) -> R) -> R {
    unsafe wordStart.withUnsafeStart { first in
      unsafe probes.withUnsafeStart { probes in
        unsafe wordLanes.withUnsafeStart { lanes in
          unsafe pool.withUnsafeStart { pool in
            var words = unsafe sluice_word_tables(
              first: first, probes: probes, lanes: lanes, pool: pool)
            return unsafe withUnsafePointer(to: &words) { unsafe body($0) }
          }
        }
      }
    }
  }
}

extension FlatTables {
  /// Calls `body` with the tables that keys are looked up in.
  @unsafe
  @inline(__always)
  func withUnsafeKeys<R>(_ body: (UnsafePointer<sluice_key_tables>) -> R) -> R {
    unsafe keyBits.withUnsafeStart { bits in
      unsafe keyStems.withUnsafeStart { stems in
        unsafe keySlots.withUnsafeStart { slots in
          var keys = unsafe sluice_key_tables(
            bits: bits, stems: stems, slots: slots, slot_mask: keySlots.count - 1)
          return unsafe withUnsafePointer(to: &keys) { unsafe body($0) }
        }
      }
    }
  }
}

/// Gives the tables of a rule set, one after the other.
protocol TableSource {
  mutating func next<Element: BitwiseCopyable>() throws(SluiceError) -> FlatTable<Element>
}
