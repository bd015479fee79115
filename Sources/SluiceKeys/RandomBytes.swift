// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// The system's random number generator.
enum RandomBytes {
  /// Fills `target`, 256 bytes at most; waits until the generator is seeded.
  static func fill(_ target: inout MutableSpan<UInt8>) throws(SluiceError) {
    let count = target.count
    precondition(count <= 256, "\(count) random bytes asked for, getentropy(3) gives 256 at most")
    // Safety: getentropy(3) writes `count` bytes, the length of the span, which outlives the call.
    let result = unsafe target.withUnsafeMutableBytes { bytes -> Int32 in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe getentropy(start, count)
    }
    guard result == 0 else {
      throw SluiceError(
        .inputOutput, place: "key", problem: "the system gave no random bytes (error \(errno))")
    }
  }
}
