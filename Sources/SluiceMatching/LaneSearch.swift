// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel

/// Where each lane stands in the text that is matched now, and the search for places at which the
/// patterns of shapes are worth trying.
@safe
struct LaneSearch: ~Copyable {
  // Safety: its tables belong to the rule set that the matcher holds; `states` and `runs` never grow;
  // text, candidates, context words and screens are set anew before each tile and stay as they are
  // until its last attempt.
  private var search = unsafe sluice_lane_search()
  private var states: GrowableBuffer<sluice_lane_state>
  private var runs: GrowableBuffer<sluice_class_run>
  private var text: Int32 = 0
  private let gateBefore: Int
  private let gateBehind: Int

  /// Begins with no text.
  init(_ tables: FlatTables) {
    states = GrowableBuffer(repeating: sluice_lane_state(), count: tables.lanes.count)
    runs = GrowableBuffer(repeating: sluice_class_run(), count: tables.classes.count / 256)
    gateBefore = ContextGates.reachBefore(tables)
    gateBehind = ContextGates.reachBehind(tables)
    unsafe search.lanes = unsafe tables.lanes.withUnsafeStart { unsafe $0 }
    unsafe search.shape_start = unsafe tables.laneStart.withUnsafeStart { unsafe $0 }
    unsafe search.shape_lanes = unsafe tables.shapeLanes.withUnsafeStart { unsafe $0 }
    unsafe search.digit_start = unsafe tables.digitStart.withUnsafeStart { unsafe $0 }
    unsafe search.digit_gated = unsafe tables.digitGated.withUnsafeStart { unsafe $0 }
    unsafe search.digit_lanes = unsafe tables.digitLanes.withUnsafeStart { unsafe $0 }
    unsafe search.classes = unsafe tables.classes.withUnsafeStart { unsafe $0 }
    unsafe search.gate_before = Int64(gateBefore)
    unsafe search.gate_behind = Int64(gateBehind)
    unsafe search.states = unsafe UnsafePointer(states.withUnsafeMutableStart { unsafe $0 })
    unsafe search.runs = unsafe runs.withUnsafeMutableStart { unsafe $0 }
  }

  /// Begins text number `number`.
  mutating func begin(text number: Int32, _ bytes: Span<UInt8>) {
    text = number
    unsafe search.text_number = number
    unsafe search.count = bytes.count
    unsafe bytes.withUnsafeBufferPointer { buffer in unsafe search.text = buffer.baseAddress }
  }

  /// Begins with the first of the candidates of a tile.
  @unsafe
  mutating func begin(
    _ candidates: borrowing GrowableBuffer<UInt64>, _ gates: borrowing ContextGates,
    screens: UnsafeMutablePointer<sluice_screen>?, takesAll: Bool
  ) {
    unsafe search.screens = screens
    unsafe search.takes_all = takesAll
    unsafe gates.hits.elements.withUnsafeBufferPointer { hits in
      unsafe search.hits = hits.baseAddress
      unsafe search.hit_count = hits.count
    }
    unsafe search.hit_cursor = min(search.hit_cursor, search.hit_count)
    unsafe search.open_from = Int64(gates.openFrom)
    unsafe candidates.elements.withUnsafeBufferPointer { candidates in
      unsafe search.candidates = candidates.baseAddress
      unsafe search.candidate_count = candidates.count
    }
    unsafe search.next = 0
    unsafe search.lane = nil
    unsafe search.lane_end = nil
  }

  /// The next place that is worth trying, or candidate that no lane sees to.
  @inline(__always)
  mutating func next() -> sluice_attempt? {
    var attempt = sluice_attempt()
    return unsafe sluice_next_attempt(&search, &attempt) ? attempt : nil
  }

  /// Where the pattern of a lane is to be tried for an anchor at `origin`, or -1.
  @inline(__always)
  func start(lane: Int, origin: Int) -> Int {
    unsafe withUnsafePointer(to: search) { search in
      unsafe Int(sluice_lane_start(search, Int32(lane), Int64(origin)))
    }
  }

  // MARK: States

  @inline(__always)
  private func state(_ lane: Int) -> sluice_lane_state {
    let state = states[lane]
    return state.text == text
      ? state : sluice_lane_state(text: text, last_end: 0, failed_start: -1)
  }

  /// Whether a match of the lane may begin at `start`: not within the last one, and not where none
  /// did the last time.
  @inline(__always)
  func isOpen(_ lane: Int, at start: Int) -> Bool {
    let state = state(lane)
    return start >= Int(state.last_end) && start != Int(state.failed_start)
  }

  /// End of the lane's last match, or 0.
  @inline(__always)
  func lastEnd(_ lane: Int) -> Int { Int(state(lane).last_end) }

  /// Whether the lane failed last at `start`.
  @inline(__always)
  func hasFailed(_ lane: Int, at start: Int) -> Bool { Int(state(lane).failed_start) == start }

  /// The lane matched up to `end`.
  @inline(__always)
  mutating func matched(_ lane: Int, end: Int) {
    var state = state(lane)
    state.last_end = Int32(end)
    states[lane] = state
  }

  /// The lane did not match at `start`.
  @inline(__always)
  mutating func failed(_ lane: Int, at start: Int) {
    var state = state(lane)
    state.failed_start = Int32(start)
    states[lane] = state
  }
}
