// SPDX-License-Identifier: Apache-2.0

/// A candidate without its separators and with capital letters, at most 48 bytes long.
///
/// Offsets count from the first kept byte. Reads outside give a zero byte, never a trap, so that a
/// check may be written before the length is known.
struct CompactForm {
  private var bytes = InlineArray<48, UInt8>(repeating: 0)
  private var start = 0
  private var end = 0

  /// Keeps all but `separators`; `nil` when more than 48 bytes remain.
  init?(_ candidate: borrowing Span<UInt8>, dropping separators: Separators = []) {
    for index in 0..<candidate.count {
      let byte = candidate[index]
      if separators.contains(byte: byte) { continue }
      guard end < 48 else { return nil }
      bytes[end] = ASCII.uppercase(byte)
      end += 1
    }
  }

  /// As `init(_:dropping:)`, and `nil` unless exactly `digits` decimal digits remain.
  init?(
    _ candidate: borrowing Span<UInt8>, digits: Int, dropping separators: Separators = []
  ) {
    self.init(candidate, dropping: separators)
    guard count == digits, isDigits else { return nil }
  }

  /// Number of kept bytes.
  var count: Int { end - start }

  subscript(offset: Int) -> UInt8 {
    guard offset >= 0, offset < end - start else { return 0 }
    return bytes[start + offset]
  }

  /// Whether every byte is a decimal digit; false when empty.
  var isDigits: Bool { count > 0 && isDigits(0..<count) }

  /// Whether every byte of `range` is a decimal digit.
  func isDigits(_ range: Range<Int>) -> Bool {
    for offset in range where !ASCII.isDigit(self[offset]) { return false }
    return true
  }

  /// Whether the form is as long as `shape` and each byte fits: `9` digit, `A` letter, `*` either,
  /// anything else itself.
  func hasShape(_ shape: Table) -> Bool {
    guard count == shape.count else { return false }
    for offset in 0..<count {
      let byte = self[offset]
      let fits =
        switch shape[offset] {
        case UInt8(ascii: "9"): ASCII.isDigit(byte)
        case UInt8(ascii: "A"): ASCII.isUpper(byte)
        case UInt8(ascii: "*"): ASCII.isDigit(byte) || ASCII.isUpper(byte)
        case let literal: byte == literal
        }
      guard fits else { return false }
    }
    return true
  }

  /// Value of the digit at `offset`; zero where there is none.
  func digit(_ offset: Int) -> Int { ASCII.digit(self[offset]) ?? 0 }

  /// Value of the digit or letter at `offset` (`A` is 10); zero where there is neither.
  func base36(_ offset: Int) -> Int { ASCII.base36(self[offset]) ?? 0 }

  /// Decimal value of the digits in `range`, at most 18 of them.
  func number(_ range: Range<Int>) -> Int {
    var value = 0
    for offset in range.prefix(18) { value = value * 10 + digit(offset) }
    return value
  }

  /// Sum of digit times weight, from `start`.
  func weightedSum<let count: Int>(_ weights: InlineArray<count, Int>, from start: Int = 0) -> Int {
    var sum = 0
    for index in 0..<count { sum += weights[index] * digit(start + index) }
    return sum
  }

  /// Whether the byte at `offset` is in `set`; false past the end.
  func isOne(of set: Table, at offset: Int) -> Bool {
    offset >= 0 && offset < count && set.contains(self[offset])
  }

  /// Whether `text` stands at `offset`.
  func has(_ text: Table, at offset: Int = 0) -> Bool {
    guard offset >= 0, offset + text.count <= count else { return false }
    for index in 0..<text.count where self[offset + index] != text[index] { return false }
    return true
  }

  /// Whether the two bytes at `offset` are a pair of `codes`.
  func hasPair(of codes: Table, at offset: Int) -> Bool {
    offset + 2 <= count && codes.containsPair(self[offset], self[offset + 1])
  }

  /// Whether all bytes are the same.
  var isOneByteRepeated: Bool {
    for offset in 0..<count where self[offset] != self[0] { return false }
    return true
  }

  /// Removes `prefix` where the form begins with it.
  @discardableResult
  mutating func dropPrefix(_ prefix: Table) -> Bool {
    guard has(prefix) else { return false }
    start += prefix.count
    return true
  }

  /// Removes the first `length` bytes, or all.
  mutating func dropFirst(_ length: Int) { start = min(end, start + max(0, length)) }

  /// Removes the last `length` bytes, or all.
  mutating func dropLast(_ length: Int) { end = max(start, end - max(0, length)) }

  /// Removes the byte at `offset`, where there is one.
  mutating func removeByte(at offset: Int) {
    guard offset >= 0, offset < count else { return }
    for index in (start + offset)..<(end - 1) { bytes[index] = bytes[index + 1] }
    end -= 1
  }

  /// Removes leading zeros.
  mutating func dropLeadingZeros() { while self[0] == ASCII.zero { start += 1 } }
}
