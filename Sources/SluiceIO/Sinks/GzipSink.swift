// SPDX-License-Identifier: Apache-2.0
import CZlib
import SluiceModel
import SluicePipeline

/// Compresses with gzip on the way to another sink.
///
/// A flush makes everything written so far readable at the other end. Nothing written at all makes
/// an empty member, which decompresses to nothing.
@safe
public final class GzipSink: ByteSink {
  private static let packedBytes = 64 * 1024

  private let sink: any ByteSink
  // Safety: zlib keeps the address of the stream, so it lives on the heap; owned by this object,
  // ended and freed in `deinit`.
  private let stream: UnsafeMutablePointer<z_stream>
  private var packed = ByteBuffer(capacity: GzipSink.packedBytes)
  private let empty = ByteBuffer(capacity: 64)
  private var isFlushed = true

  /// Compresses to `sink` with a level from 1 (fast) to 9 (small).
  /// Throws: `configuration` if zlib refuses the level or has no memory.
  public init(_ sink: any ByteSink, level: Int = 6) throws(SluiceError) {
    self.sink = sink
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let isValid = (1...9).contains(level)
    guard isValid, unsafe sluice_deflate_init(stream, Int32(level), 15 + 16) == Z_OK else {
      throw SluiceError(
        .configuration, place: sink.name, problem: "cannot compress at level \(level)",
        remedy: "choose a level from 1 to 9")
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// The name of the sink compressed to.
  public var name: String { sink.name }

  /// Takes all of `bytes`; see `ByteSink`.
  public func write(_ bytes: borrowing ByteBuffer) throws(SinkFailure) {
    try compress(bytes, Z_NO_FLUSH)
    isFlushed = isFlushed && bytes.isEmpty
  }

  /// Makes what was written readable at the other end.
  public func flush() throws(SinkFailure) {
    if !isFlushed { try compress(empty, Z_SYNC_FLUSH) }
    isFlushed = true
    try sink.flush()
  }

  /// Ends the output; nothing is written after it.
  public func finish() throws(SinkFailure) {
    try compress(empty, Z_FINISH)
    try sink.finish()
  }

  private func compress(_ bytes: borrowing ByteBuffer, _ mode: Int32) throws(SinkFailure) {
    let total = bytes.count
    var done = 0
    var isFull = true
    // With room left in `packed`, zlib has taken and given all it could.
    while isFull || done < total {
      packed.removeAll()
      let given = done
      var left = 0
      // Safety: zlib reads at most `total - given` bytes after `source + given` and writes at most
      // `room` bytes; both buffers outlive the call and no pointer is used after it.
      let room = GzipSink.packedBytes
      let count = unsafe packed.appendUnsafe(limit: room) { target in
        unsafe bytes.withUnsafeStart { source in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source + given)
          unsafe stream.pointee.avail_in = UInt32(total - given)
          unsafe stream.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
          unsafe stream.pointee.avail_out = UInt32(room)
          // The result says nothing more: input left over and a full output are looked at below.
          _ = unsafe deflate(stream, mode)
          left = unsafe Int(stream.pointee.avail_in)
          return unsafe room - Int(stream.pointee.avail_out)
        }
      }
      done = total - left
      isFull = count == room
      if !packed.isEmpty { try sink.write(packed) }
    }
  }
}
