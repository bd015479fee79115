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

  /// Sorts by start; the findings are nearly sorted already, but a hostile input may not be.
  private mutating func sort(_ findings: borrowing GrowableBuffer<Finding>) {
    order.removeAll()
    var moves = 0
    for number in 0..<findings.count {
      order.append(Int32(number))
      var slot = number
      let start = findings[number].start
      while slot > 0, findings[Int(order[slot - 1])].start > start {
        order[slot] = order[slot - 1]
        slot -= 1
        moves += 1
      }
      order[slot] = Int32(number)
      if moves > 64 * 1024 { break }
    }
    if order.count < findings.count { heapSort(findings) }
  }

  private mutating func heapSort(_ findings: borrowing GrowableBuffer<Finding>) {
    order.removeAll()
    for number in 0..<findings.count { order.append(Int32(number)) }
    let count = order.count
    var root = count / 2 - 1
    while root >= 0 {
      siftDown(findings, root, count)
      root -= 1
    }
    var last = count - 1
    while last > 0 {
      let top = order[0]
      order[0] = order[last]
      order[last] = top
      siftDown(findings, 0, last)
      last -= 1
    }
  }

  private mutating func siftDown(
    _ findings: borrowing GrowableBuffer<Finding>, _ first: Int, _ count: Int
  ) {
    var parent = first
    while 2 * parent + 1 < count {
      var child = 2 * parent + 1
      if child + 1 < count, isBefore(findings, order[child], order[child + 1]) { child += 1 }
      guard isBefore(findings, order[parent], order[child]) else { return }
      let swapped = order[parent]
      order[parent] = order[child]
      order[child] = swapped
      parent = child
    }
  }

  private func isBefore(
    _ findings: borrowing GrowableBuffer<Finding>, _ left: Int32, _ right: Int32
  ) -> Bool {
    let (first, second) = (findings[Int(left)].start, findings[Int(right)].start)
    return first != second ? first < second : left < right
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
