// SPDX-License-Identifier: Apache-2.0

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

  /// Frees the storage. No copy may be used afterwards.
  func deallocate() { unsafe base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "index \(index) outside a table of \(count)")
    return unsafe base[index]
  }
}

/// ``RuleTables`` as flat tables.
struct FlatTables: Sendable {
  let lanes: FlatTable<Lane>
  let verdicts: FlatTable<Verdict>
  let laneStart: FlatTable<Int32>
  let shapeLanes: FlatTable<Int32>
  let digitStart: FlatTable<Int32>
  let digitLanes: FlatTable<Int32>
  let classes: FlatTable<Bool>
  let literalHeads: FlatTable<Int32>
  let keyHeads: FlatTable<Int32>
  let probes: FlatTable<Probe>
  let pool: FlatTable<UInt8>
  let contextHashes: FlatTable<UInt64>
  let slowLanes: FlatTable<Int32>
  /// Bytes before and behind a candidate in which a context word opens its gate.
  let gateBefore: Int
  let gateBehind: Int

  init(_ tables: RuleTables) {
    lanes = FlatTable(tables.lanes)
    verdicts = FlatTable(tables.verdicts)
    laneStart = FlatTable(tables.laneStart)
    shapeLanes = FlatTable(tables.shapeLanes)
    digitStart = FlatTable(tables.digitStart)
    digitLanes = FlatTable(tables.digitLanes)
    classes = FlatTable(tables.classes)
    literalHeads = FlatTable(tables.literalHeads)
    keyHeads = FlatTable(tables.keyHeads)
    probes = FlatTable(tables.probes)
    pool = FlatTable(tables.pool)
    contextHashes = FlatTable(tables.contextHashes)
    slowLanes = FlatTable(tables.slowLanes)
    gateBefore = tables.gateBefore
    gateBehind = tables.gateBefore / 3 + 64
  }

  /// Frees all tables.
  func deallocate() {
    lanes.deallocate()
    verdicts.deallocate()
    laneStart.deallocate()
    shapeLanes.deallocate()
    digitStart.deallocate()
    digitLanes.deallocate()
    classes.deallocate()
    literalHeads.deallocate()
    keyHeads.deallocate()
    probes.deallocate()
    pool.deallocate()
    contextHashes.deallocate()
    slowLanes.deallocate()
  }
}
