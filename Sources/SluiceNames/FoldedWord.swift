// SPDX-License-Identifier: Apache-2.0

/// A word in lower case, in a fixed buffer with room behind it for eight-byte loads.
///
/// Words of more than 60 bytes are cut. Case is folded for Latin, Greek, Cyrillic and Armenian.
struct FoldedWord: ~Copyable {
  /// Bytes that fit.
  static let limit = 60

  private var bytes = ScratchBuffer<UInt8>(repeating: 0, count: 72)
  private(set) var count = 0

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard count < FoldedWord.limit else { return }
    bytes[count] = byte
    count += 1
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 { bytes[index] }

  /// Eight bytes from `offset` on, little endian; those behind the word are undefined.
  @inline(__always)
  mutating func chunk(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= 64, "chunk outside the word's buffer")
    // Safety: the buffer holds 72 bytes, the load ends at byte 72 at most.
    return unsafe bytes.withUnsafeStorage { base in
      unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
    }
  }

  @inline(__always)
  mutating func setChunk(_ chunk: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset <= 64, "chunk outside the word's buffer")
    // Safety: the buffer holds 72 bytes, the store ends at byte 72 at most.
    unsafe bytes.withUnsafeStorage { base in
      unsafe UnsafeMutableRawPointer(base + offset).storeBytes(of: chunk, as: UInt64.self)
    }
  }

  @inline(__always)
  mutating func setCount(_ newCount: Int) { count = min(newCount, FoldedWord.limit) }

  /// The bytes from `offset` on, `length` (1 to 4) of them, as one value.
  @inline(__always)
  mutating func gram(_ offset: Int, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: WordHash.mask(chunk(at: offset), length))
      &+ UInt32(truncatingIfNeeded: length) &* 0x0101_0101
  }

  /// The hash of the bytes from `offset` on.
  mutating func hash(from offset: Int = 0, count length: Int) -> UInt32 {
    var hash = WordHash.begin(length: length)
    var at = 0
    while at < length {
      hash = WordHash.step(hash, WordHash.mask(chunk(at: offset + at), length - at))
      at += 8
    }
    return WordHash.finish(hash)
  }

  /// Appends `scalar` in lower case, and tells whether it was a capital; nil for one without case.
  mutating func appendFolded(_ scalar: UInt32) -> Bool? {
    let folded = FoldedWord.fold(scalar)
    encode(folded)
    if folded != scalar { return true }
    return FoldedWord.hasCase(scalar) ? false : nil
  }

  private mutating func encode(_ scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// Lower case of a scalar, one to one.
  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
    case 0x130: 0x69
    case 0x100...0x137, 0x14A...0x177, 0x200...0x233: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
    case 0x178: 0xFF
    case 0x386: 0x3AC
    case 0x388...0x38A: scalar + 37
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: scalar + 63
    case 0x391...0x3A9: scalar + 0x20
    case 0x3C2: 0x3C3
    case 0x400...0x40F: scalar + 0x50
    case 0x410...0x42F: scalar + 0x20
    case 0x460...0x4FF where scalar & 1 == 0: scalar + 1
    case 0x531...0x556: scalar + 0x30
    case 0x1E00...0x1EFE where scalar & 1 == 0: scalar + 1
    default: scalar
    }
  }

  private static func hasCase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61...0x7A, 0xDF...0x24F, 0x370...0x52F, 0x561...0x587, 0x1E00...0x1EFF: true
    default: false
    }
  }
}
