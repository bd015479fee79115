// SPDX-License-Identifier: Apache-2.0
import Dispatch
import SluiceModel
import Synchronization

/// A ring of slots, the worker threads that process them, and the thread that writes them in order.
final class WorkerPool: @unchecked Sendable {
  // Sendable: `slots` and `states` are constant, everything that changes is atomic or belongs to
  // the reading thread (`held`), the counters to the thread that loops over them.
  private let slots: [ChunkSlot]
  private let states: [WorkerState]
  private let delivery: Delivery
  private let storage: StorageMeter
  private let wakeReader: @Sendable () -> Void

  // Credits start at zero and are signalled: a semaphore must not be freed below its first value.
  private let work = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)
  private let threads = DispatchGroup()
  private let taken = Atomic<Int>(0)
  private let submitted = Atomic<Int>(Int.max)
  private let flying = Atomic<Int>(0)
  private var held = 0

  /// Starts one thread a worker and one to write. The reading thread holds the first slot.
  init(
    first: ChunkSlot, states: [WorkerState], chunkBytes: Int, delivery: Delivery,
    storage: StorageMeter, wakeReader: @escaping @Sendable () -> Void
  ) {
    var slots = [first]
    for _ in 0..<(states.count + 1) {
      let slot = ChunkSlot(chunkBytes: chunkBytes)
      storage.add(slot.capacity)
      slots.append(slot)
    }
    self.slots = slots
    self.states = states
    self.delivery = delivery
    self.storage = storage
    self.wakeReader = wakeReader
    for _ in 1..<slots.count { free.signal() }
    first.turn.signal()
    // A serial queue each: every loop has a thread of its own, however few cores there are.
    for index in states.indices {
      DispatchQueue(label: "sluice.worker.\(index)").async(group: threads) { @Sendable in
        self.workLoop(index)
      }
    }
    DispatchQueue(label: "sluice.writer").async(group: threads) { @Sendable in
      self.writeLoop()
    }
  }

  /// Whether a submitted chunk is not yet written. While false, the reading thread may use the
  /// sinks and the first worker's state.
  var isBusy: Bool { flying.load(ordering: .acquiring) > 0 }

  /// Hands the held slot on and waits for the next one. Reading thread only.
  func submit() -> ChunkSlot {
    flying.add(1, ordering: .relaxed)
    work.signal()
    held += 1
    free.wait()
    waitForStorage()
    return slots[held % slots.count]
  }

  /// Waits until all chunks are written and all threads are gone. Reading thread only.
  func finish() {
    submitted.store(held, ordering: .releasing)
    for _ in states { work.signal() }
    let last = slots[held % slots.count]
    last.isEnd = true
    last.done.signal()
    threads.wait()
    last.isEnd = false
  }

  /// Takes all the credits it must, so that slots in flight come back and shrink.
  private func waitForStorage() {
    var borrowed = 0
    while storage.isExhausted && isBusy {
      free.wait()
      borrowed += 1
    }
    for _ in 0..<borrowed { free.signal() }
  }

  private func workLoop(_ index: Int) {
    while true {
      work.wait()
      let sequence = taken.add(1, ordering: .relaxed).oldValue
      if sequence >= submitted.load(ordering: .acquiring) { return }
      let slot = slots[sequence % slots.count]
      // Chunks are taken in order, so the one before is at work or done: the wait ends.
      let turn = ChunkTurn(own: slot.turn, next: slots[(sequence + 1) % slots.count].turn)
      if !delivery.isOver {
        let before = slot.capacity
        slot.process(with: states[index], turn: turn)
        storage.add(slot.capacity - before)
      }
      turn.finish()
      slot.done.signal()
    }
  }

  private func writeLoop() {
    var sequence = 0
    while true {
      let slot = slots[sequence % slots.count]
      slot.done.wait()
      if slot.isEnd { return }
      let wasOver = delivery.isOver
      let isLast = flying.load(ordering: .relaxed) == 1
      delivery.deliver(slot, flushes: isLast)
      slot.clear()
      if storage.isCrowded {
        let before = slot.capacity
        slot.shrink()
        storage.add(slot.capacity - before)
      }
      if delivery.isOver && !wasOver { wakeReader() }
      flying.subtract(1, ordering: .releasing)
      free.signal()
      sequence += 1
    }
  }
}

/// Counts the bytes of storage that all buffers of a run take.
final class StorageMeter: Sendable {
  private let total = Atomic<Int>(0)
  private let highest = Atomic<Int>(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Notes that storage grew, or shrank, by `bytes`.
  func add(_ bytes: Int) {
    if bytes == 0 { return }
    let now = total.add(bytes, ordering: .relaxed).newValue
    highest.max(now, ordering: .relaxed)
  }

  /// The most bytes held at one time.
  var peak: Int { highest.load(ordering: .relaxed) }
  /// Whether the reading thread has to wait.
  var isExhausted: Bool { total.load(ordering: .relaxed) > limit }
  /// Whether slots should give back what they grew.
  var isCrowded: Bool { total.load(ordering: .relaxed) > limit / 2 }
}
