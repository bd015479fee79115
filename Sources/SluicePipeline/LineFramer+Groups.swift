// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension LineFramer {
  /// As `absorb` without groups: a chunk ends where no group is open. A group with more bytes than a
  /// record may have is withheld whole, to its end.
  mutating func absorb(
    _ input: inout ByteBuffer, grouping: any RecordGrouping, newCount: Int,
    segments: inout [ChunkSegment], tail: inout ByteBuffer
  ) -> Bool {
    let unseen = max(0, input.count - newCount)..<input.count
    let isCrowded = input.count > maximumRecordBytes
    guard isCrowded || NewlineSearch.last(in: input.bytes, unseen) != nil else { return false }
    var state = isDiscarding ? discardState : 0
    var runStart = 0
    var settled = 0
    var position = 0
    while let newline = NewlineSearch.first(in: input.bytes, position..<input.count) {
      state = grouping.state(after: input.bytes.extracting(position..<newline), from: state)
      if isDiscarding {
        discardedBytes += newline + 1 - position
        settled = newline + 1
        runStart = settled
        if state == 0 {
          addWithheld(.tooLong, discardedBytes - 1, hadNewline: true, to: &segments)
          isDiscarding = false
          discardedBytes = 0
        }
      } else if state == 0 {
        if newline - settled > maximumRecordBytes {
          if settled > runStart { split(input.bytes, runStart..<settled, into: &segments) }
          addWithheld(.tooLong, newline - settled, hadNewline: true, to: &segments)
          runStart = newline + 1
        }
        settled = newline + 1
      }
      position = newline + 1
    }
    if !isDiscarding, settled > runStart {
      split(input.bytes, runStart..<settled, into: &segments)
    }
    var kept = settled
    if !isDiscarding, input.count - settled > maximumRecordBytes {
      isDiscarding = true
      discardedBytes = position - settled
      kept = position
    }
    if isDiscarding, input.count - kept > maximumRecordBytes {
      discardedBytes += input.count - kept
      kept = input.count
    }
    discardState = state
    if segments.isEmpty {
      guard kept > 0 else { return false }
      let rest = ByteBuffer(copying: input.bytes.extracting(kept..<input.count))
      input.removeAll()
      input.append(rest.bytes)
      return false
    }
    tail.append(input, in: kept..<input.count)
    input.truncate(to: settled)
    return true
  }
}
