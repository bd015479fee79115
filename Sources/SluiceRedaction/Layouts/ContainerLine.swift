// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A line that a container runtime wrote: its stream, its message, and whether the message goes on in
/// the stream's next line.
public struct ContainerLine: Equatable, Sendable {
  /// The two streams of a container.
  public enum Stream: Int, Sendable {
    case output = 0
    case error = 1
  }

  /// The stream it was written to.
  public let stream: Stream
  /// Offsets of the message's bytes; of a JSON string without its quotes.
  public let message: Range<Int>
  /// Whether more of the message follows.
  public let isPartial: Bool

  /// Reads `2026-11-21T10:00:00.123456789Z stdout P message`. Nil for any other line.
  public init?(cri text: Span<UInt8>, line: Range<Int>) {
    var index = line.lowerBound
    while index < line.upperBound, text[index] != 0x20 { index += 1 }
    let stamp = index - line.lowerBound
    guard (20...40).contains(stamp), text[line.lowerBound] &- 48 < 10,
      let (stream, tag) = ContainerLine.stream(text, index + 1, line.upperBound)
    else { return nil }
    var end = tag
    while end < line.upperBound, text[end] != 0x20 { end += 1 }
    // Tags may follow the first one behind colons.
    guard end > tag, text[tag] == UInt8(ascii: "P") || text[tag] == UInt8(ascii: "F"),
      end == tag + 1 || text[tag + 1] == UInt8(ascii: ":")
    else { return nil }
    self.stream = stream
    isPartial = text[tag] == UInt8(ascii: "P")
    message = min(end + 1, line.upperBound)..<line.upperBound
  }

  /// Reads `{"log":"message\n","stream":"stdout",…}`; a message without its line feed goes on.
  /// Nil for any other line.
  public init?(docker text: Span<UInt8>, line: Range<Int>) {
    let head = Array("{\"log\":\"".utf8)
    guard line.count > head.count, ContainerLine.has(head, text, line.lowerBound, line.upperBound)
    else { return nil }
    let start = line.lowerBound + head.count
    var index = start
    var lastEscape = -1
    while index < line.upperBound, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "\\") {
        lastEscape = index
        index += 1
      }
      index += 1
    }
    guard index < line.upperBound else { return nil }
    let endsLine =
      lastEscape == index - 2 && lastEscape >= start && text[index - 1] == UInt8(ascii: "n")
    message = start..<index
    isPartial = !endsLine
    let key = Array("\"stream\":\"std".utf8)
    var place = index
    while place < line.upperBound, !ContainerLine.has(key, text, place, line.upperBound) {
      place += 1
    }
    let isError =
      place + key.count < line.upperBound && text[place + key.count] == UInt8(ascii: "e")
    stream = isError ? .error : .output
  }

  private static func stream(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> (Stream, Int)? {
    if has(Array("stdout ".utf8), text, start, end) { return (.output, start + 7) }
    if has(Array("stderr ".utf8), text, start, end) { return (.error, start + 7) }
    return nil
  }

  private static func has(_ word: [UInt8], _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start + word.count <= end else { return false }
    for index in word.indices where text[start + index] != word[index] { return false }
    return true
  }
}
