// SPDX-License-Identifier: Apache-2.0
import Crypto
import SluiceModel

/// HMAC-SHA-256 under one key, with what the key contributes hashed already: two blocks a value are
/// left to do. Source: RFC 2104, clauses 2 and 4.
struct KeyedHash: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// - Parameter key: At most 64 bytes.
  init(key: SymmetricKey) {
    inner = KeyedHash.state(key, pad: 0x36)
    outer = KeyedHash.state(key, pad: 0x5C)
  }

  /// The hash state behind the key, filled up to a block and combined with `pad`.
  private static func state(_ key: SymmetricKey, pad: UInt8) -> SHA256 {
    precondition(key.bitCount <= 8 * SHA256.blockByteCount, "a key of \(key.bitCount) bits")
    var hasher = SHA256()
    var block = ByteBuffer(capacity: SHA256.blockByteCount)
    unsafe key.withUnsafeBytes { bytes in
      for index in 0..<bytes.count { block.append(unsafe bytes[index] ^ pad) }
    }
    while block.count < SHA256.blockByteCount { block.append(pad) }
    unsafe block.bytes.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    return hasher
  }

  /// The code of `message`. Complexity: linear in its length.
  func code(_ message: Span<UInt8>) -> SHA256.Digest {
    var hasher = inner
    unsafe message.withUnsafeBytes { unsafe hasher.update(bufferPointer: $0) }
    let digest = hasher.finalize()
    var last = outer
    unsafe digest.withUnsafeBytes { unsafe last.update(bufferPointer: $0) }
    return last.finalize()
  }
}
