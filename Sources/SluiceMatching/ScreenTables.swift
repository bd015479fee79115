// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Where a screen's parts stand in the tables of screens. No padding.
struct ScreenRecord: BitwiseCopyable {
  var first: UInt64
  var last: UInt64
  var behind: (UInt64, UInt64, UInt64, UInt64)
  var classes: Int32
  var words: Int32
  /// -1 where there is no automaton.
  var masks: Int32
  var follow: Int32
  var length: Int32
  var unused: Int32 = 0
}

/// Screens in tables that kernels read, by number of the rule.
struct ScreenTables: Sendable {
  private(set) var records: [ScreenRecord] = []
  private(set) var classes: [UInt8] = []
  private(set) var words: [UInt32] = []
  /// Masks and successors of states.
  private(set) var masks: [UInt64] = []

  /// Adds the screen of the next rule.
  mutating func add(_ screen: PatternScreen) {
    let behind = screen.behind.words
    records.append(
      ScreenRecord(
        first: screen.automaton?.first ?? 0, last: screen.automaton?.last ?? 0,
        behind: (behind[0], behind[1], behind[2], behind[3]), classes: Int32(classes.count),
        words: Int32(words.count), masks: screen.automaton == nil ? -1 : Int32(masks.count),
        follow: Int32(masks.count + screen.masks.count), length: Int32(screen.length)))
    classes += screen.classes
    words += screen.words
    masks += screen.masks + (screen.automaton?.follow ?? [])
  }
}

/// ``ScreenTables`` as flat tables.
@safe
struct FlatScreens: Sendable {
  let records: FlatTable<ScreenRecord>
  let classes: FlatTable<UInt8>
  let words: FlatTable<UInt32>
  let masks: FlatTable<UInt64>

  /// The screen of rule number `rule` as kernels read it; its memory lives as long as the tables.
  @unsafe
  func kernelScreen(_ rule: Int, isAnchored: Bool) -> sluice_screen {
    let record = records[rule]
    let masks = unsafe masks.withUnsafeStart { start in unsafe start }
    return unsafe sluice_screen(
      classes: classes.withUnsafeStart { unsafe $0 + Int(record.classes) },
      words: words.withUnsafeStart { unsafe $0 + Int(record.words) },
      masks: record.masks < 0 ? nil : masks + Int(record.masks),
      follow: masks + Int(record.follow), first: record.first, last: record.last,
      behind: record.behind, length: record.length, is_anchored: isAnchored ? 1 : 0, is_off: 0,
      runs: 0, refusals: 0, rest: 0)
  }
}

/// One screen in memory of its own.
final class OwnedScreen: Sendable {
  /// The screen, as number 0.
  let tables: FlatScreens

  /// Copies `screen`.
  init(_ screen: PatternScreen) {
    var made = ScreenTables()
    made.add(screen)
    tables = FlatScreens(
      records: FlatTable(made.records), classes: FlatTable(made.classes),
      words: FlatTable(made.words), masks: FlatTable(made.masks))
  }

  /// Places that its words judge.
  var length: Int { Int(tables.records[0].length) }

  deinit {
    tables.records.deallocate()
    tables.classes.deallocate()
    tables.words.deallocate()
    tables.masks.deallocate()
  }
}
