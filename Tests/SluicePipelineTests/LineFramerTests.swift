// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluicePipeline

@Suite("Records come out the same however their bytes arrive")
struct LineFramerTests {
  @Test(
    "for every way to split a short input",
    arguments: [
      "", "\n", "a", "a\n", "ab\ncd", "\n\nab\n\n", "bcd\nbcde\nbc\nb", "abcdefgh\nb\n",
      "abcdefghijk",
    ])
  func everySplit(text: String) throws {
    let bytes = Array(text.utf8)
    let wanted = expected(bytes, limit: 3)
    for mask in 0..<(1 << max(bytes.count - 1, 0)) {
      let result = try run(cut(bytes, mask: mask), limit: 3)
      #expect(result.text == wanted, "mask \(mask)")
    }
  }

  @Test("for seeded splits of a long input, small and large limits", arguments: [1, 5, 40, 1000])
  func seededSplits(limit: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(limit))
    var bytes: [UInt8] = []
    for _ in 0..<2000 {
      let length = Int.random(in: 0...60, using: &numbers)
      bytes += (0..<length).map { _ in UInt8.random(in: 0x61...0x66, using: &numbers) } + [10]
    }
    let wanted = expected(bytes, limit: limit)
    for longest in [1, 3, 70, 5000, bytes.count] {
      let pieces = cut(bytes, longest: longest, using: &numbers)
      #expect(try run(pieces, limit: limit).text == wanted, "longest \(longest)")
    }
  }

  @Test("with a record of exactly the limit passed and one more byte withheld")
  func limitIsExact() throws {
    #expect(
      try run([Array("abc\nabcd\n".utf8)], limit: 3).text == "0.1@0s0:ABC\n0.2@4:<too-long 4>\n")
    #expect(try run([Array("abc".utf8)], limit: 3).text == "0.1@0s0:ABC")
    #expect(try run([Array("abcd".utf8)], limit: 3).text == "0.1@0:<too-long 4>")
  }

  @Test("with carriage returns, zeroes and broken UTF-8 untouched")
  func anyBytes() throws {
    let sink = CollectingSink()
    let bytes: [UInt8] = [0x31, 13, 10, 0, 0, 10, 0xFF, 0xC3, 10, 13]
    _ = try run(bytes.map { [$0] }, sink: sink)
    let payload = sink.bytes.split(separator: 10, omittingEmptySubsequences: false)
      .map { Array($0.drop { $0 != 0x3A }.dropFirst()) }
    #expect(payload == [[0x31, 13], [0, 0], [0xFF, 0xC3], [13]])
  }

  @Test("and line feeds are found at every place")
  func newlineSearch() {
    for count in 0..<40 {
      for first in 0..<max(count, 1) {
        for last in [first, count - 1] where last >= first && last < count {
          var bytes = [UInt8](repeating: 0x0B, count: count)
          bytes[first] = 10
          bytes[last] = 10
          let buffer = ByteBuffer(bytes)
          #expect(NewlineSearch.first(in: buffer.bytes, 0..<count) == first)
          #expect(NewlineSearch.last(in: buffer.bytes, 0..<count) == last)
          #expect(NewlineSearch.first(in: buffer.bytes, (last + 1)..<count) == nil)
          #expect(NewlineSearch.last(in: buffer.bytes, 0..<first) == nil)
          #expect(NewlineSearch.count(in: buffer.bytes, 0..<count) == (first == last ? 1 : 2))
        }
      }
    }
  }
}
