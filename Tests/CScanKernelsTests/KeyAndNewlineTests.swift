// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import Testing

@Suite("Keys and newlines")
struct KeyAndNewlineTests {
  @Test(
    "step back from a separator to the end of its key",
    arguments: [
      ("key=", 0), ("key =", 1), ("key\t=", 1), ("key  =", 1), ("'key'=", 1), ("\"key\" :", 2),
      ("k[\"key\"] =", 3), ("\\\"key\\\":", 2), ("\\\"key\\\" :", 3), ("[key]=", 1),
      ("k[\\'key\\'] =", 4), ("key\\\\=", 1), ("=", 0), ("\"\"key\"\":", 2), ("`key` =", 2),
      ("key1=", 0),
    ])
  func stepBack(text: String, gap: UInt32) throws {
    let bytes = [UInt8](repeating: 0, count: 8) + Array(text.utf8)
    try bytes.withUnsafeBufferPointer {
      let start = try #require($0.baseAddress)
      #expect(sluice_key_gap(start + bytes.count - 1) == gap)
    }
  }

  @Test("hash without regard to the case of letters")
  func foldCase() {
    #expect(sluice_hash_literal(Array("SECR".utf8)) == sluice_hash_literal(Array("secr".utf8)))
    #expect(sluice_hash_prefix(Array("SECRET".utf8)) == sluice_hash_prefix(Array("secret".utf8)))
    #expect(sluice_hash_key(Array("ORD".utf8)) == sluice_hash_key(Array("ord".utf8)))
    #expect(sluice_hash_key(Array("ORK".utf8)) != sluice_hash_key(Array("ord".utf8)))
  }

  @Test(
    "find the last newline and count them all", arguments: [0, 1, 15, 64, 255, 256, 257, 3_000])
  func findNewlines(length: Int) {
    var generator = SeededBytes(seed: UInt64(length))
    for oneIn in [1, 3, 500, 100_000] {
      let text = (0..<length).map { _ in generator.next(below: oneIn) == 0 ? 0x0A : UInt8(0x61) }
      let newlines = text.indices.filter { text[$0] == 0x0A }
      text.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        #expect(sluice_count_newlines(start, length) == newlines.count)
        #expect(sluice_last_newline(start, length).map { $0 - start } == newlines.last)
      }
    }
  }
}
