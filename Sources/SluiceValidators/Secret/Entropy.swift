// SPDX-License-Identifier: Apache-2.0

/// Shannon entropy of a text's bytes.
enum Entropy {
  /// Bits per byte, 0 to 8; texts beyond 4096 bytes are measured by their first 4096.
  static func bitsPerByte(_ text: borrowing Span<UInt8>) -> Double {
    let length = min(text.count, 4096)
    guard length > 0 else { return 0 }
    var counts = InlineArray<256, UInt16>(repeating: 0)
    for index in 0..<length { counts[Int(text[index])] += 1 }
    var sum = 0.0
    for index in 0..<256 where counts[index] > 1 {
      sum += Double(counts[index]) * log2(Double(counts[index]))
    }
    return log2(Double(length)) - sum / Double(length)
  }

  /// Base-two logarithm of a number of at least one, by the series of the inverse hyperbolic
  /// tangent.
  static func log2(_ value: Double) -> Double {
    let significand = value.significand
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for power in 0..<12 {
      sum += term / Double(2 * power + 1)
      term *= square
    }
    return Double(value.exponent) + 2 * sum / 0.693_147_180_559_945_3
  }
}
