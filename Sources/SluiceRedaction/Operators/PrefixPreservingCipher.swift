// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras

/// Encrypts addresses so that two that share their first *n* bits go on sharing their first *n* bits.
///
/// Source: draft-denis-ipcrypt, "ipcrypt-pfx": each bit is flipped by the last bit of the XOR of two
/// AES-128 permutations of the bits before it, padded by a one.
struct PrefixPreservingCipher: Sendable {
  private let first: SymmetricKey
  private let second: SymmetricKey

  /// Makes a cipher from 32 bytes, or returns nil when both halves are equal or there are fewer.
  init?(_ key: [UInt8]) {
    guard key.count == 32, key[0..<16] != key[16..<32] else { return nil }
    first = SymmetricKey(data: Array(key[0..<16]))
    second = SymmetricKey(data: Array(key[16..<32]))
  }

  /// The sixteen bytes that stand for `address`; an IPv4 address goes in and comes out as
  /// `::ffff:a.b.c.d`. Nil when the library refuses. Complexity: two AES permutations a bit.
  func encrypt(_ address: [UInt8]) -> [UInt8]? {
    guard address.count == 16 else { return nil }
    let isIPv4 = address[0..<12] == PrefixPreservingCipher.ipv4Prefix[...]
    let start = isIPv4 ? 96 : 0
    var result = [UInt8](repeating: 0, count: 16)
    var prefix = [UInt8](repeating: 0, count: 16)
    if isIPv4 {
      result[0..<12] = address[0..<12]
      prefix[3] = 1
      prefix[14] = 0xFF
      prefix[15] = 0xFF
    } else {
      prefix[15] = 1
    }
    for bit in start..<128 {
      var left = prefix
      var right = prefix
      do {
        try AES.permute(&left, key: first)
        try AES.permute(&right, key: second)
      } catch {
        return nil
      }
      let plain = address[bit / 8] >> UInt8(7 - bit % 8) & 1
      let cipher = plain ^ (left[15] ^ right[15]) & 1
      result[bit / 8] |= cipher << UInt8(7 - bit % 8)
      for index in 0..<15 { prefix[index] = prefix[index] << 1 | prefix[index + 1] >> 7 }
      prefix[15] = prefix[15] << 1 | plain
    }
    return result
  }

  /// What an IPv4 address begins with as sixteen bytes. Source: RFC 4291, 2.5.5.2.
  static let ipv4Prefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}
