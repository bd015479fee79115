// SPDX-License-Identifier: Apache-2.0

/// The bytes of a literal, read by offset.
struct Table: ExpressibleByStringLiteral, Sendable {
  private let text: StaticString

  init(stringLiteral value: StaticString) { text = value }

  /// Length in bytes.
  var count: Int { text.utf8CodeUnitCount }

  /// The byte at `offset`, or zero outside the table.
  subscript(offset: Int) -> UInt8 {
    guard offset >= 0, offset < text.utf8CodeUnitCount, text.hasPointerRepresentation else {
      return 0
    }
    // Safety: a literal lives as long as the program; `offset` is below its length.
    return unsafe text.utf8Start[offset]
  }

  /// Offset of the first byte equal to `byte`, or `nil`.
  func firstIndex(of byte: UInt8) -> Int? {
    var offset = 0
    while offset < count {
      if self[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether `byte` occurs.
  func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  /// Whether the pair occurs at an even offset, for tables of two-letter codes.
  func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
    var offset = 0
    while offset + 1 < count {
      if self[offset] == first, self[offset + 1] == second { return true }
      offset += 2
    }
    return false
  }

  /// Value of the decimal digit at `offset`, or zero where there is none.
  func digit(_ offset: Int) -> Int { ASCII.digit(self[offset]) ?? 0 }
}
