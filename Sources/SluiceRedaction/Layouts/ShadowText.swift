// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Text made of parts of a block, with a note of where each byte came from: what stands apart in the
/// block can be matched as if it stood together.
struct ShadowText: ~Copyable {
  /// The made text: whole lines.
  private(set) var bytes = ByteBuffer(capacity: 4096)
  /// Offset in the block of each byte, or -1 for one that was made up.
  private(set) var origins = GrowableBuffer<Int32>(capacity: 4096)

  var isEmpty: Bool { bytes.isEmpty }

  mutating func removeAll() {
    bytes.removeAll()
    origins.removeAll()
  }

  /// Makes vector loads behind the last byte read zeroes.
  mutating func finish() { bytes.clearTail() }

  mutating func append(madeUp text: some Sequence<UInt8>) {
    for byte in text {
      bytes.append(byte)
      origins.append(-1)
    }
  }

  mutating func append(_ byte: UInt8, from origin: Int) {
    bytes.append(byte)
    origins.append(Int32(origin))
  }

  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    for index in range { append(text[index], from: index) }
  }

  /// The first run of block offsets at or behind `start` and before `end`, and where it ends in the
  /// made text; nil when only made-up bytes are left. A byte of the block may stand for two here.
  func run(from start: Int, to end: Int) -> (origin: Range<Int>, next: Int)? {
    var index = start
    while index < end, origins[index] < 0 { index += 1 }
    guard index < end else { return nil }
    let first = Int(origins[index])
    var last = first
    index += 1
    while index < end, origins[index] >= 0,
      Int(origins[index]) == last + 1 || Int(origins[index]) == last
    {
      last = Int(origins[index])
      index += 1
    }
    return (first..<(last + 1), index)
  }
}
