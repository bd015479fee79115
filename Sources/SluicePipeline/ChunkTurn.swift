// SPDX-License-Identifier: Apache-2.0
import Dispatch

/// A chunk's place in the reading order, for what needs to know the chunks before it.
///
/// The turn comes when all chunks before are processed. Who does not wait for it runs beside them.
public final class ChunkTurn {
  private let own: DispatchSemaphore?
  private let next: DispatchSemaphore?
  private var hasCome: Bool

  /// The turn of a chunk while no other is in flight.
  init() {
    own = nil
    next = nil
    hasCome = true
  }

  /// A turn that comes when `own` is signalled, and signals `next` when it is over.
  init(own: DispatchSemaphore, next: DispatchSemaphore) {
    self.own = own
    self.next = next
    hasCome = false
  }

  /// Returns when the turn has come. It then lasts until the chunk is processed.
  public func wait() {
    if hasCome { return }
    own?.wait()
    hasCome = true
  }

  /// The chunk is processed, or given up: the next one has its turn.
  func finish() {
    wait()
    next?.signal()
  }
}
