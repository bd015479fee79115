// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluicePipeline

/// Records that begin with `+` go on; all others close.
private struct PlusGrouping: RecordGrouping {
  func state(after record: borrowing Span<UInt8>, from state: Int) -> Int {
    record.count > 0 && record[0] == UInt8(ascii: "+") ? 1 : 0
  }
}

@Suite("Records that belong together")
struct GroupingTests {
  /// The chunks' records, `|` behind each chunk, whatever the pieces.
  func run(_ pieces: [String], limit: Int = 40) -> [String] {
    var framer = LineFramer(maximumRecordBytes: limit, countsRecords: true, boundary: nil)
    framer.grouping = PlusGrouping()
    framer.begin(source: 0)
    var input = ByteBuffer()
    var tail = ByteBuffer()
    var chunks: [String] = []
    func take(_ segments: [ChunkSegment]) {
      for segment in segments {
        if let withheld = segment.withheld {
          chunks.append(
            "<\(withheld.reason.rawValue) \(withheld.byteCount) \(withheld.hadNewline)>")
        } else {
          chunks.append(
            String(
              decoding: segment.range.map { input.bytes[$0] }, as: UTF8.self)
              + (segment.facts.endsWithoutNewline ? "$" : ""))
        }
      }
    }
    for piece in pieces {
      input.append(piece)
      var segments: [ChunkSegment] = []
      if framer.absorb(&input, newCount: piece.utf8.count, segments: &segments, tail: &tail) {
        take(segments)
        input.removeAll()
        input.append(tail.bytes)
        tail.removeAll()
      }
    }
    var segments: [ChunkSegment] = []
    framer.end(input, segments: &segments)
    take(segments)
    return chunks
  }

  @Test("stay in one chunk")
  func groups() {
    #expect(run(["a\n+b\n+c\n", "d\ne\n"]) == ["a\n", "+b\n+c\nd\ne\n"])
    #expect(run(["+a\n", "+b", "\nc\n+d\n"]) == ["+a\n+b\nc\n", "+d\n"])
    #expect(run(["+a\n+b"]) == ["+a\n+b$"])
    #expect(run(["a\nb"]) == ["a\n", "b$"])
    #expect(run([""]) == [])
  }

  @Test("are the same records for every way to cut the input")
  func cuts() {
    let text = "a\n+b\n+c\nd\n\n+e\nf\n+\n\ng"
    let wanted = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\n")
    for size in 1...text.utf8.count {
      var pieces: [String] = []
      var rest = text[...]
      while !rest.isEmpty {
        pieces.append(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      let chunks = run(pieces)
      #expect(chunks.joined() == wanted + "$", "\(size)")
      for chunk in chunks.dropLast() {
        let last = chunk.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last
        #expect(last?.hasPrefix("+") == false, "\(size): \(chunks)")
      }
    }
  }

  @Test("are withheld whole when they are too long, for every way to cut the input")
  func tooLong() {
    let part = "+" + String(repeating: "x", count: 15)
    let group = (0..<5).map { _ in part }.joined(separator: "\n") + "\nend"
    let text = "a\n\(group)\nb\n"
    for size in [1, 2, 3, 7, 16, 17, 50, text.utf8.count] {
      var pieces: [String] = []
      var rest = text[...]
      while !rest.isEmpty {
        pieces.append(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      let chunks = run(pieces).joined()
      #expect(!chunks.contains("x"), "\(size): \(chunks)")
      #expect(chunks == "a\n<too-long \(group.utf8.count) true>b\n", "\(size)")
    }
  }
}
