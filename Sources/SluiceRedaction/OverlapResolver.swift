// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Turns findings that may overlap into pieces that do not, sorted by start.
///
/// Written order: validated beats unvalidated, then longer beats shorter, then the higher score, then
/// the earlier rule. What a loser covers beyond the winner stays covered by a piece of the loser, so
/// nothing that any rule found is left readable.
struct OverlapResolver: ~Copyable {
  /// Part of a finding that nobody stronger covers.
  struct Piece: BitwiseCopyable {
    /// Offsets in the block.
    var start: Int32
    var end: Int32
    /// Number of the finding.
    var finding: Int32
  }

  /// The result of ``resolve(_:)``: sorted, disjoint.
  private(set) var pieces = GrowableBuffer<Piece>(capacity: 256)
  private var order = GrowableBuffer<Int32>(capacity: 256)
  /// Where the ascending runs of `order` begin, and room to merge them in.
  private var runs = GrowableBuffer<Int32>(capacity: 64)
  private var merged = GrowableBuffer<Int32>(capacity: 256)
  private var cluster = GrowableBuffer<Int32>(capacity: 16)
  private var taken = GrowableBuffer<Piece>(capacity: 16)

  /// Resolves `findings`. Complexity: O(*n* log *n*) for *n* findings and O(*k*²) for *k* that
  /// overlap one another.
  mutating func resolve(_ findings: borrowing GrowableBuffer<Finding>) {
    pieces.removeAll()
    sort(findings)
    var index = 0
    let count = order.count
    while index < count {
      let first = findings[Int(order[index])]
      var end = first.end
      var next = index + 1
      while next < count, findings[Int(order[next])].start < end {
        end = max(end, findings[Int(order[next])].end)
        next += 1
      }
      if next == index + 1 {
        pieces.append(Piece(start: first.start, end: first.end, finding: order[index]))
      } else {
        resolveCluster(findings, index..<next)
      }
      index = next
    }
  }

  /// Sorts by start, equal ones by number. Findings come in few ascending runs, which are merged
  /// pair by pair. Complexity: O(*n* log *r*) for *r* runs.
  private mutating func sort(_ findings: borrowing GrowableBuffer<Finding>) {
    order.removeAll()
    runs.removeAll()
    for number in 0..<findings.count {
      order.append(Int32(number))
      if number == 0 || findings[number].start < findings[number - 1].start {
        runs.append(Int32(number))
      }
    }
    while runs.count > 1 { mergeRuns(findings) }
  }

  /// Merges each run with the next one.
  private mutating func mergeRuns(_ findings: borrowing GrowableBuffer<Finding>) {
    merged.removeAll()
    var kept = 0
    for run in stride(from: 0, to: runs.count, by: 2) {
      var left = Int(runs[run])
      let middle = run + 1 < runs.count ? Int(runs[run + 1]) : order.count
      var right = middle
      let end = run + 2 < runs.count ? Int(runs[run + 2]) : order.count
      runs[kept] = Int32(left)
      kept += 1
      while left < middle || right < end {
        if right == end
          || left < middle
            && findings[Int(order[left])].start <= findings[Int(order[right])].start
        {
          merged.append(order[left])
          left += 1
        } else {
          merged.append(order[right])
          right += 1
        }
      }
    }
    runs.truncate(to: kept)
    swap(&order, &merged)
  }

  /// Whether `left` wins over `right`.
  static func wins(_ left: Finding, _ right: Finding) -> Bool {
    if left.isValidated != right.isValidated { return left.isValidated }
    let (leftLength, rightLength) = (left.end - left.start, right.end - right.start)
    if leftLength != rightLength { return leftLength > rightLength }
    if left.score != right.score { return left.score > right.score }
    return left.rule < right.rule
  }

  private mutating func resolveCluster(
    _ findings: borrowing GrowableBuffer<Finding>, _ range: Range<Int>
  ) {
    // Strongest first.
    cluster.removeAll()
    for index in range {
      cluster.append(order[index])
      var slot = cluster.count - 1
      let finding = findings[Int(order[index])]
      while slot > 0, OverlapResolver.wins(finding, findings[Int(cluster[slot - 1])]) {
        cluster[slot] = cluster[slot - 1]
        slot -= 1
      }
      cluster[slot] = order[index]
    }
    taken.removeAll()
    for index in 0..<cluster.count { take(findings[Int(cluster[index])], number: cluster[index]) }
    for index in 0..<taken.count { pieces.append(taken[index]) }
  }

  /// Adds the parts of `finding` that are still free, keeping `taken` sorted.
  private mutating func take(_ finding: Finding, number: Int32) {
    var start = finding.start
    var index = 0
    while index < taken.count, start < finding.end {
      let other = taken[index]
      if other.end > start {
        if other.start > start {
          let end = min(other.start, finding.end)
          insert(Piece(start: start, end: end, finding: number), at: index)
          index += 1
        }
        start = max(start, other.end)
      }
      index += 1
    }
    if start < finding.end {
      insertSorted(Piece(start: start, end: finding.end, finding: number))
    }
  }

  private mutating func insert(_ piece: Piece, at index: Int) {
    taken.append(piece)
    var slot = taken.count - 1
    while slot > index {
      taken[slot] = taken[slot - 1]
      slot -= 1
    }
    taken[index] = piece
  }

  private mutating func insertSorted(_ piece: Piece) {
    var index = taken.count
    while index > 0, taken[index - 1].start > piece.start { index -= 1 }
    insert(piece, at: index)
  }
}
