// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Looks for a byte as fast as the C library can.
package enum ByteSearch {
  /// The first `byte` in `text` at or behind `start`, or the text's end.
  package static func first(_ byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int {
    // Safety: the call reads the bytes from `start`, at least 0, to the end and keeps nothing.
    unsafe text.withUnsafeBufferPointer { bytes in
      guard start >= 0, start < bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return bytes.count }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
