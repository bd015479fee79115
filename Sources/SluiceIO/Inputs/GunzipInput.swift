// SPDX-License-Identifier: Apache-2.0
import CZlib
import SluiceModel
import SluicePipeline

/// Reads gzip data of one or more members decompressed.
///
/// Data that ends early, fails a check sum, is followed by anything but zeroes, or expands beyond
/// the ratio cap ends the input; what was decompressed before goes on.
/// Source: RFC 1952, section 2.2 (members).
@safe
final class GunzipInput: ByteInput {
  private enum Phase {
    case inMember
    case betweenMembers
    case padding
  }

  /// The ratio is looked at each time so many bytes came out, however they were read.
  private static let stepBytes = 64 * 1024
  private static let readBytes = 64 * 1024

  let name: String
  private let input: any ByteInput
  private let settings: FormatSettings
  // Safety: zlib keeps the address of the stream, so it lives on the heap; owned by this object,
  // ended and freed in `deinit`.
  private let stream: UnsafeMutablePointer<z_stream>
  private var packed = ByteBuffer(capacity: GunzipInput.readBytes)
  private var position = 0
  private var phase = Phase.inMember
  private var hasEnded = false
  private var damage: ReadOutcome?
  private var member = Volume()
  private var whole = Volume()

  private struct Volume {
    var packed = 0
    var unpacked = 0
  }

  init(_ input: any ByteInput, settings: FormatSettings) {
    name = input.name
    self.input = input
    self.settings = settings
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip wrapper with its check sum.
    if unsafe sluice_inflate_init(stream, 15 + 16) != Z_OK {
      damage = GunzipInput.damaged(input.name, "has no memory to decompress")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    while true {
      if let damage { return damage }
      if position == packed.count, let outcome = refill() { return outcome }
      switch phase {
      case .inMember:
        let count = inflate(into: &buffer, limit: limit)
        if count > 0 { return .bytes(count) }
      case .betweenMembers: startMember()
      case .padding: skipPadding()
      }
    }
  }

  /// Reads packed bytes. Returns how the input ends if there are none.
  private func refill() -> ReadOutcome? {
    packed.removeAll()
    position = 0
    let outcome = input.read(into: &packed, limit: GunzipInput.readBytes)
    switch outcome {
    case .bytes: return nil
    case .endOfInput where phase == .inMember:
      return GunzipInput.damaged(name, "compressed data ends early")
    case .endOfInput, .stopped, .withheldRest: return outcome
    }
  }

  private func inflate(into buffer: inout ByteBuffer, limit: Int) -> Int {
    let room = min(limit, GunzipInput.stepBytes - member.unpacked % GunzipInput.stepBytes)
    let available = packed.count - position
    var result = Z_OK
    var left = 0
    // Safety: zlib reads `available` bytes of `packed` and writes at most `room` bytes; both
    // buffers outlive the call and no pointer is used after it.
    let count = unsafe buffer.appendUnsafe(limit: room) { target in
      unsafe packed.withUnsafeStart { source in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source + position)
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(room)
        result = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        left = unsafe Int(stream.pointee.avail_in)
        return unsafe room - Int(stream.pointee.avail_out)
      }
    }
    position = packed.count - left
    add(packed: available - left, unpacked: count)
    switch result {
    case Z_STREAM_END: phase = .betweenMembers
    case Z_OK, Z_BUF_ERROR: break
    default: damage = GunzipInput.damaged(name, "compressed data is corrupt")
    }
    if member.unpacked % GunzipInput.stepBytes == 0 || result == Z_STREAM_END {
      if isBomb(member) || isBomb(whole) {
        damage = GunzipInput.damaged(
          name, "expands more than \(settings.maximumRatio) times",
          remedy: "decompress it beforehand if it is to be trusted")
      }
    }
    return count
  }

  private func add(packed: Int, unpacked: Int) {
    member.packed += packed
    member.unpacked += unpacked
    whole.packed += packed
    whole.unpacked += unpacked
  }

  private func isBomb(_ volume: Volume) -> Bool {
    volume.unpacked > settings.unlimitedBytes
      && volume.unpacked / settings.maximumRatio > volume.packed
  }

  private func startMember() {
    if packed.bytes[position] == 0 {
      phase = .padding
    } else if packed.bytes[position] == 0x1F, unsafe inflateReset(stream) == Z_OK {
      phase = .inMember
      member = Volume()
    } else {
      damage = GunzipInput.damaged(name, "compressed data is followed by something else")
    }
  }

  /// Archivers pad with zeroes to whole blocks.
  private func skipPadding() {
    while position < packed.count {
      if packed.bytes[position] != 0 {
        damage = GunzipInput.damaged(name, "compressed data is followed by something else")
        return
      }
      position += 1
    }
  }

  private static func damaged(
    _ name: String, _ problem: String, remedy: String = "fetch the file again"
  ) -> ReadOutcome {
    let fault = SluiceError(.inputOutput, place: name, problem: problem, remedy: remedy)
    return .withheldRest(.damaged, byteCount: 0, fault: fault)
  }
}
