// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Reads and writes that survive interruption, non-blocking descriptors and short counts.
enum SystemCall {
  enum ReadResult: Equatable {
    case bytes(Int)
    case endOfFile
    case failed(Int32)
  }

  /// Appends what one read(2) brings, waiting for it. `isStopping` is asked after each interruption;
  /// once it says yes the descriptor counts as ended.
  static func read(
    _ descriptor: Int32, into buffer: inout ByteBuffer, limit: Int, isStopping: () -> Bool
  ) -> ReadResult {
    while !isStopping() {
      var fault: Int32 = 0
      // Safety: the buffer gives room for `limit` bytes during the call; read(2) writes no more.
      let count = unsafe buffer.appendUnsafe(limit: limit) { room in
        let count = unsafe Glibc.read(descriptor, room, limit)
        fault = errno
        return count
      }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .endOfFile }
      switch fault {
      case EINTR: continue
      case EAGAIN: wait(for: descriptor, Int16(POLLIN))
      default: return .failed(fault)
      }
    }
    return .endOfFile
  }

  /// Writes all of `bytes`. Returns 0 or an errno.
  static func write(_ descriptor: Int32, _ bytes: borrowing ByteBuffer) -> Int32 {
    // Safety: the pointer is used inside the call only; `done` stays within its count.
    unsafe bytes.bytes.withUnsafeBytes { region in
      var done = 0
      while done < region.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: region[done...])
        let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          done += count
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN: wait(for: descriptor, Int16(POLLOUT))
        case let fault: return fault
        }
      }
      return 0
    }
  }

  /// Waits until a descriptor is ready, or a signal comes.
  private static func wait(for descriptor: Int32, _ events: Int16) {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    // Safety: poll(2) writes to the one request, which outlives the call.
    _ = unsafe poll(&request, 1, -1)
  }

  /// What the system says of an errno, such as `no space left on device`.
  static func message(_ fault: Int32) -> String {
    // Safety: strerrordesc_np is not imported; strerror's text is copied before another call.
    guard let text = unsafe strerror(fault) else { return "error \(fault)" }
    let message = unsafe String(cString: text)
    return message.prefix(1).lowercased() + message.dropFirst()
  }
}
