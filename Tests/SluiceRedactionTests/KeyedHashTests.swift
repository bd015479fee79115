// SPDX-License-Identifier: Apache-2.0
import Crypto
import Testing

@testable import SluiceRedaction

@Suite("Keyed hashes")
struct KeyedHashTests {
  @Test("SipHash-2-4 gives the value that its authors publish")
  func sipHashVector() {
    // Aumasson and Bernstein, appendix A: key 00...0f, message 00...0e.
    let hash = SipHash(key: SIMD2(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))
    let message = [UInt8](0..<15)
    #expect(hash.hash(message.span) == 0xA129_CA61_49BE_45E5)
  }

  @Test("SipHash takes every byte and the length in")
  func sipHashDiffers() {
    let hash = SipHash(key: SIMD2(1, 2))
    var seen = Set<UInt64>()
    for count in 0..<40 {
      var message = [UInt8](repeating: 0, count: count)
      seen.insert(hash.hash(message.span))
      for index in message.indices {
        message[index] = 1
        seen.insert(hash.hash(message.span))
        message[index] = 0
      }
    }
    #expect(seen.count == 40 + 40 * 39 / 2)
  }

  @Test("A ready hash is HMAC-SHA-256", arguments: [0, 1, 20, 55, 56, 63, 64, 65, 200])
  func isHMAC(count: Int) {
    for keyBytes in [16, 32, 64] {
      let key = SymmetricKey(data: (0..<keyBytes).map { UInt8($0 ^ 0x5A) })
      let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
      let wanted = HMAC<SHA256>.authenticationCode(for: message, using: key)
      #expect(Array(KeyedHash(key: key).code(message.span)) == Array(wanted))
    }
  }
}
