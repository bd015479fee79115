// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline
import Testing

@testable import SluiceIO

@Suite("An input's format is told from its first bytes")
struct FormatInputTests {
  private static let samples: [(bytes: [UInt8], format: FormatSniffer.Format)] = [
    (Array("plain text\n".utf8), .plain),
    ([0x0A], .plain), ([0x1F], .plain), ([0x00], .plain), ([0xFF], .plain), ([0xFE], .plain),
    ([0x1F, 0x8C, 0x00], .plain),
    ([0x61, 0x00], .plain), ([0x61, 0x00, 0x62, 0x63], .plain), ([0x00, 0x00], .plain),
    ([0xEF, 0xBB, 0xBF, 0x61], .plain),
    ([0x1F, 0x8B, 0x08], .gzip),
    ([0xFF, 0xFE], .utf16(isBigEndian: false)),
    ([0xFF, 0xFE, 0x00, 0x01], .utf16(isBigEndian: false)),
    ([0xFF, 0xFE, 0x61, 0x00], .utf16(isBigEndian: false)),
    ([0xFE, 0xFF, 0x00, 0x61], .utf16(isBigEndian: true)),
    ([0xFF, 0xFE, 0x00, 0x00], .unexamined),
    ([0x00, 0x00, 0xFE, 0xFF], .unexamined),
    ([0x61, 0x00, 0x62, 0x00], .unexamined),
    ([0x00, 0x61, 0x00, 0x62], .unexamined),
    ([0x61, 0x00, 0x00, 0x00, 0x62, 0x00, 0x00, 0x00], .unexamined),
    ((0..<70).map { $0 % 2 == 0 ? 0x61 : 0 }, .unexamined),
    ((0..<63).map { $0 % 2 == 0 ? 0x61 : 0 } + [0x61], .plain),
  ]

  @Test("and once told it stays the same", arguments: samples.indices)
  func told(index: Int) {
    let sample = FormatInputTests.samples[index]
    let sniffer = FormatSniffer()
    #expect(sniffer.format(of: ByteBuffer(sample.bytes).bytes, isAtEnd: true) == sample.format)
    for count in 0..<sample.bytes.count {
      let prefix = ByteBuffer(sample.bytes[..<count])
      if let early = sniffer.format(of: prefix.bytes, isAtEnd: false) {
        #expect(early == sample.format, "after \(count) bytes")
      }
    }
  }

  @Test("a first line of text is passed on at once")
  func noDelay() {
    let input = FormatInput(PieceInput([[0x61, 0x0A], [0x62]]))
    var buffer = ByteBuffer()
    #expect(input.read(into: &buffer, limit: 100) == .bytes(2))
  }

  @Test("plain bytes pass untouched however they arrive", arguments: [1, 2, 3, 1000])
  func plain(size: Int) {
    for text: [UInt8] in [
      [], [0x1F], [0x61, 0x00], [0xEF, 0xBB, 0xBF, 0x61, 0x0A], [0, 0, 0xFE],
    ] {
      let result = drain(FormatInput(PieceInput(text, size: size)))
      #expect(result.bytes == text)
      #expect(result.ending == .endOfInput)
    }
  }

  @Test("wide text without a mark is withheld and counted", arguments: [1, 7, 1000])
  func unexamined(size: Int) throws {
    let wide = Array("name=Jo Doe\n".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    let sink = MemorySink()
    let report = try copy(FormatInput(PieceInput(wide, size: size)), to: sink)
    #expect(sink.text == "<encoding \(wide.count)>\n")
    #expect(report.withheld == [.encoding: 1])
    #expect(report.faults.isEmpty)
  }

  @Test("UTF-16 becomes UTF-8 in either byte order", arguments: [1, 2, 3, 5, 1000])
  func utf16(size: Int) {
    let text = "grüße 漢字 \u{1F600}\r\nend"
    let units = [0xFEFF] + Array(text.utf16)
    let little = units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big = units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [little, big] {
      let result = drain(FormatInput(PieceInput(bytes, size: size)))
      #expect(result.bytes == Array(text.utf8))
      #expect(result.ending == .endOfInput)
    }
  }

  @Test("bad surrogates and an odd last byte become U+FFFD", arguments: [1, 2, 1000])
  func badUTF16(size: Int) {
    let units: [UInt16] = [0xFEFF, 0xD83D, 0x61, 0xDE00, 0x62, 0xD83D, 0xD83D, 0xDE00, 0xD800]
    let bytes =
      units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] } + [0x00]
    let result = drain(FormatInput(PieceInput(bytes, size: size)))
    let wanted = "\u{FFFD}a\u{FFFD}b\u{FFFD}\u{1F600}\u{FFFD}\u{FFFD}"
    #expect(String(decoding: result.bytes, as: UTF8.self) == wanted)
  }

  @Test("bytes that a stop finds undecided are reported as unread")
  func stopWhileUndecided() {
    let stopped = ReadOutcome.stopped(unread: 0)
    let undecided = FormatInput(PieceInput([[0xFF], [0xFE]], ending: stopped))
    #expect(drain(undecided).ending == .stopped(unread: 2))
    let cutUnit = FormatInput(PieceInput([[0xFE, 0xFF, 0xD8, 0x3D, 0x00]], ending: stopped))
    #expect(drain(cutUnit).ending == .stopped(unread: 3))
  }
}
