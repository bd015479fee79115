// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The reading thread's side of one run.
final class PipelineRun {
  private let settings: PipelineSettings
  private let delivery: Delivery
  private let storage: StorageMeter
  private let states: [WorkerState]
  private var framer: LineFramer
  private var slot: ChunkSlot
  private var pool: WorkerPool?
  /// The record that the last chunk ended in the middle of.
  private var tail = ByteBuffer(capacity: 4096)
  private var report = PipelineReport()

  init(
    settings: PipelineSettings, boundary: (any ChunkBoundary)?,
    makeProcessor: @escaping @Sendable (Int) -> any ChunkProcessor, delivery: Delivery
  ) {
    self.settings = settings
    self.delivery = delivery
    storage = StorageMeter(limit: settings.maximumBufferedBytes)
    states = (0..<settings.workers).map { WorkerState(index: $0, make: makeProcessor) }
    framer = LineFramer(
      maximumRecordBytes: settings.maximumRecordBytes, countsRecords: settings.countsRecords,
      boundary: boundary)
    framer.keepsFirstRecord = settings.keepsFirstRecord
    framer.grouping = settings.grouping
    slot = ChunkSlot(chunkBytes: settings.chunkBytes)
    storage.add(slot.capacity + tail.capacity)
  }

  func run(_ inputs: [any ByteInput]) throws(SluiceError) -> PipelineReport {
    for (index, input) in inputs.enumerated() {
      framer.begin(source: index)
      read(input)
      if report.ending == .stopped || delivery.isOver { break }
    }
    pool?.finish()
    delivery.finish()
    report.records = framer.records
    report.bytesIn = framer.bytes
    report.withheld = framer.withheld
    report.bytesOut = delivery.bytesOut
    report.peakBufferBytes = storage.peak
    switch delivery.failure {
    case .failed(let error): throw error
    case .readerGone: report.ending = .readerGone
    case nil: break
    }
    return report
  }

  private func read(_ input: any ByteInput) {
    while !delivery.isOver {
      let before = slot.input.capacity
      let outcome = input.read(into: &slot.input, limit: readLimit)
      storage.add(slot.input.capacity - before)
      switch outcome {
      case .bytes(let count):
        if absorb(count) { dispatch(readBytes: count) }
      case .endOfInput:
        framer.end(slot.input, segments: &slot.segments)
        dispatch(readBytes: slot.input.count)
        return
      case .stopped(let unread):
        report.ending = .stopped
        if framer.holdsCutRecord(slot.input) || unread > 0 {
          framer.endWithholding(
            slot.input, reason: .cut, unread: unread, hadNewline: false,
            segments: &slot.segments)
        }
        dispatch(readBytes: 0)
        return
      case .withheldRest(let reason, let byteCount, let fault):
        if let fault { report.faults.append(fault) }
        framer.endWithholding(
          slot.input, reason: reason, unread: byteCount, hadNewline: true,
          segments: &slot.segments)
        dispatch(readBytes: 0)
        return
      }
    }
  }

  /// A whole chunk, but for what the cut record before it takes of the slot's usual room.
  private var readLimit: Int {
    let room = slot.input.capacity - slot.input.count
    return room >= settings.chunkBytes / 2 ? min(room, settings.chunkBytes) : settings.chunkBytes
  }

  private func absorb(_ count: Int) -> Bool {
    let before = tail.capacity
    let isReady = framer.absorb(
      &slot.input, newCount: count, segments: &slot.segments, tail: &tail)
    storage.add(tail.capacity - before)
    return isReady
  }

  /// Processes and writes the held slot, or hands it to the workers.
  private func dispatch(readBytes: Int) {
    let isBusy = pool?.isBusy ?? false
    let isSmall = readBytes < settings.inlineBytes
    if !slot.segments.isEmpty {
      if settings.workers == 1 || (isSmall && !isBusy) {
        let before = slot.capacity
        slot.process(with: states[0])
        storage.add(slot.capacity - before)
        delivery.deliver(slot, flushes: readBytes < settings.chunkBytes)
        reuseSlot()
      } else {
        slot = startedPool().submit()
      }
    } else {
      slot.clear()
    }
    let capacity = slot.input.capacity
    slot.input.append(tail)
    storage.add(slot.input.capacity - capacity)
    tail.removeAll()
    if tail.capacity > 2 * settings.chunkBytes && storage.isCrowded {
      storage.add(4096 - tail.capacity)
      tail = ByteBuffer(capacity: 4096)
    }
  }

  private func reuseSlot() {
    slot.clear()
    guard storage.isCrowded else { return }
    let before = slot.capacity
    slot.shrink()
    storage.add(slot.capacity - before)
  }

  private func startedPool() -> WorkerPool {
    if let pool { return pool }
    let started = WorkerPool(
      first: slot, states: states, chunkBytes: settings.chunkBytes, delivery: delivery,
      storage: storage, wakeReader: settings.wakeReader)
    pool = started
    return started
  }
}
