// SPDX-License-Identifier: Apache-2.0
import CSystem
import SluiceIO
import Testing

@Suite("Secret bytes")
struct SecretBytesTests {
  @Test("start as zero and keep what is written", arguments: [0, 1, 32, 5000])
  func contents(count: Int) throws {
    let made = SecretBytes(count: count)
    guard var secret = consume made else {
      Issue.record("no memory")
      return
    }
    #expect(secret.bytes.count == count)
    for index in 0..<count { #expect(secret.bytes[index] == 0) }
    for index in 0..<count {
      var bytes = secret.mutableBytes
      bytes[index] = UInt8(truncatingIfNeeded: index)
    }
    for index in 0..<count { #expect(secret.bytes[index] == UInt8(truncatingIfNeeded: index)) }
  }

  @Test("a size of zero or beyond all memory gives nothing")
  func badSizes() {
    #expect(unsafe sluice_secret_alloc(0, nil) == nil)
    #expect(unsafe sluice_secret_alloc(Int.max, nil) == nil)
  }

  @Test("a wipe leaves zeroes")
  func wipe() {
    var bytes: [UInt8] = [1, 2, 3]
    unsafe bytes.withUnsafeMutableBytes { unsafe sluice_wipe($0.baseAddress, $0.count) }
    #expect(bytes == [0, 0, 0])
  }

  @Test("the clock does not go back")
  func clock() {
    let first = sluice_monotonic_ns()
    #expect(first > 0)
    #expect(sluice_monotonic_ns() >= first)
  }
}
