// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline
import Testing

@testable import SluiceIO

@Suite("Gzip data")
struct GunzipInputTests {
  private static let lines = numberedLines(3000)

  private func isDamaged(_ outcome: ReadOutcome) -> Bool {
    if case .withheldRest(.damaged, byteCount: 0, fault: .some) = outcome { return true }
    return false
  }

  @Test("is decompressed, several members as one text", arguments: [1, 13, 1 << 16])
  func members(size: Int) throws {
    let half = GunzipInputTests.lines.count / 2
    let packed =
      try gzipped(Array(GunzipInputTests.lines[..<half])) + gzipped([])
      + gzipped(Array(GunzipInputTests.lines[half...])) + [0, 0, 0]
    let result = drain(FormatInput(PieceInput(packed, size: size)), limit: 1000)
    #expect(result.bytes == GunzipInputTests.lines)
    #expect(result.ending == .endOfInput)
  }

  @Test("that is UTF-16 inside becomes UTF-8")
  func utf16Inside() throws {
    let packed = try gzipped([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00])
    #expect(drain(FormatInput(PieceInput(packed, size: 3))).bytes == [0x61, 0x0A])
  }

  @Test("that ends early passes whole lines, withholds the cut one, and is a fault")
  func cut() throws {
    let text = numberedLines(12)
    let packed = try gzipped(text)
    for end in 2..<packed.count {
      let sink = MemorySink()
      let input = FormatInput(PieceInput(Array(packed[..<end]), size: 5))
      let report = try copy(input, to: sink)
      let stub = try #require(sink.text.split(separator: "\n").last)
      #expect(stub.hasPrefix("<damaged "))
      let passed = Array(sink.bytes.dropLast(stub.utf8.count + 1))
      #expect(passed == Array(text[..<passed.count]))
      #expect(passed.isEmpty || passed.last == 10)
      #expect(report.faults.map(\.problem) == ["compressed data ends early"])
    }
  }

  @Test("with a wrong check sum or length is a fault")
  func corrupt() throws {
    let packed = try gzipped(GunzipInputTests.lines)
    for offset in [2, packed.count / 2, packed.count - 8, packed.count - 1] {
      var bad = packed
      bad[offset] ^= 0x55
      #expect(isDamaged(drain(FormatInput(PieceInput(bad, size: 1000))).ending), "byte \(offset)")
    }
  }

  @Test("followed by something else is a fault")
  func trailing() throws {
    for junk: [UInt8] in [[0x61], [0, 0, 0x61], [0x1F, 0x8C]] {
      let packed = try gzipped(GunzipInputTests.lines) + junk
      let result = drain(FormatInput(PieceInput(packed, size: 999)))
      #expect(result.bytes == GunzipInputTests.lines)
      #expect(isDamaged(result.ending))
    }
  }

  @Test("that expands beyond the cap is a fault, the same however it arrives")
  func bomb() throws {
    let bomb = try gzipped([UInt8](repeating: 0x61, count: 8 << 20), level: 9)
    let results = [1, 777, 1 << 16].map {
      drain(FormatInput(PieceInput(bomb, size: $0)), limit: 1 << 18)
    }
    for result in results {
      #expect(isDamaged(result.ending))
      #expect(result.bytes.count <= (1 << 20) + (64 << 10))
      #expect(result.bytes.count == results[0].bytes.count)
    }
    var settings = FormatSettings()
    settings.maximumRatio = 2000
    let allowed = drain(FormatInput(PieceInput(bomb, size: 999), settings: settings))
    #expect(allowed.bytes.count == 8 << 20)
    #expect(allowed.ending == .endOfInput)
  }

  @Test("of many small bombs is a fault too")
  func manyBombs() throws {
    let bomb = try gzipped([UInt8](repeating: 0x61, count: 1 << 20), level: 9)
    let input = FormatInput(PieceInput((0..<50).map { _ in bomb }))
    let result = drain(input, limit: 1 << 18)
    #expect(isDamaged(result.ending))
    #expect(result.bytes.count <= 3 << 20)
  }
}
