// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Decoded text of the lines of a block that hold escapes, with the way back to the block.
///
/// Level 1 is the block decoded once, level 2 that decoded again, and so on: `%2540` and JSON inside
/// JSON strings take two.
struct ViewScratch: ~Copyable {
  /// Levels of decoding.
  static let levels = 3

  /// Decoded text of one level.
  struct Level: ~Copyable {
    var text: ByteBuffer? = ByteBuffer(capacity: 64)
    /// Block offset of each decoded byte, and one more for the end.
    var map = GrowableBuffer<Int32>(capacity: 64)
    /// Block offset behind each decoded byte's source.
    var ends = GrowableBuffer<Int32>(capacity: 64)
    /// Parts of the level below that are to be decoded into this one.
    var jobs = GrowableBuffer<Matcher.DecodingJob>(capacity: 8)
    /// Lines up to here were noted, for escapes and for quoted-printable.
    var notedUntil = 0
    var quotedUntil = 0
    /// Up to here runs were tried as encodings, and where the run tried last ends.
    var runUntil = 0
    var runEnd = 0
  }

  private var first = Level()
  private var second = Level()
  private var third = Level()

  /// Forgets the last block.
  mutating func beginBlock() {
    for number in 1...ViewScratch.levels {
      withLevel(number) { level in
        level.jobs.removeAll()
        level.notedUntil = 0
        level.quotedUntil = 0
        level.runUntil = 0
        level.runEnd = 0
      }
    }
  }

  /// Calls `body` with level `number`, 1 to ``levels``.
  @inline(__always)
  mutating func withLevel<R>(_ number: Int, _ body: (inout Level) -> R) -> R {
    switch number {
    case 1: body(&first)
    case 2: body(&second)
    default: body(&third)
    }
  }

  /// Takes the text of level `number` out, so that it can be read while this value changes.
  mutating func takeText(_ number: Int) -> ByteBuffer? {
    switch number {
    case 1: first.text.take()
    case 2: second.text.take()
    default: third.text.take()
    }
  }

  /// Puts a text back that ``takeText(_:)`` gave.
  mutating func putText(_ text: consuming ByteBuffer, _ number: Int) {
    switch number {
    case 1: first.text = consume text
    case 2: second.text = consume text
    default: third.text = consume text
    }
  }

  /// Block offset behind the source of the byte before `position`: what an escape that stands for
  /// nothing (a colour code) follows is not swallowed.
  func sourceEnd(of position: Int, depth: Int) -> Int {
    switch depth {
    case 0: position
    case 1: Int(first.ends[position - 1])
    case 2: Int(second.ends[position - 1])
    default: Int(third.ends[position - 1])
    }
  }

  /// Block offset of `position` in the text of `depth`.
  func sourceOffset(of position: Int, depth: Int) -> Int {
    switch depth {
    case 0: position
    case 1: Int(first.map[position])
    case 2: Int(second.map[position])
    default: Int(third.map[position])
    }
  }
}
