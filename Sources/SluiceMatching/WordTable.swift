// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Collects literals, labels and context words, and lays them out as `sluice_match_words` reads them:
/// each word once, with all lanes that it leads to.
struct WordTable {
  private var entries: [(probe: Probe, lanes: [WordLane])] = []
  /// The entries of each word.
  private var known: [Word: [Int]] = [:]
  private var pool: [UInt8] = []

  /// What makes two words one.
  struct Word: Hashable {
    var text: [UInt8]
    var lead: Int
    var kind: UInt32
  }

  /// Adds a word, as ``Probe`` has it.
  ///
  /// - Parameter lane: the lane that a literal or label leads to.
  mutating func add(_ text: [UInt8], lead: Int, lane: WordLane?, kind: Probe.Kind) {
    let word = Word(text: text, lead: lead, kind: kind.rawValue)
    if known[word] == nil {
      let prefixes = RuleCompiler.prefixes(of: text, from: lead, kind)
      known[word] = Array(entries.count..<entries.count + prefixes.count)
      for prefix in prefixes {
        let probe = Probe(prefix, offset: pool.count, count: text.count, lead: lead, kind: kind)
        entries.append((probe, []))
      }
      pool += text
    }
    guard let lane else { return }
    for entry in known[word] ?? [] where entries[entry].lanes.last?.lane != lane.lane {
      entries[entry].lanes.append(lane)
    }
  }

  /// Puts the probes of each bucket side by side.
  func lay(into tables: inout RuleTables) {
    tables.pool = pool
    let buckets = Dictionary(grouping: entries, by: \.probe.bucket)
    for bucket in 0..<SLUICE_BUCKETS {
      tables.wordStart.append(Int32(tables.probes.count))
      for entry in buckets[bucket] ?? [] {
        var probe = entry.probe
        probe.lane = Int32(tables.wordLanes.count)
        probe.lane_count = Int16(entry.lanes.count)
        tables.wordLanes += entry.lanes
        tables.probes.append(probe)
      }
    }
    tables.wordStart.append(Int32(tables.probes.count))
  }
}
