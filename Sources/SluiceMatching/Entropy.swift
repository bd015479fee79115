// SPDX-License-Identifier: Apache-2.0

/// Shannon entropy of short texts in integer arithmetic, so that every machine agrees.
enum Entropy {
  /// Entropy of `text` in thousandths of a bit a byte; 0 for an empty text. At most the first 256
  /// bytes count. Complexity: O(*n*), no allocation.
  static func millibits(_ text: Span<UInt8>) -> Int {
    let count = min(text.count, 256)
    guard count > 0 else { return 0 }
    var seen = InlineArray<256, UInt16>(repeating: 0)
    for index in 0..<count { seen[Int(text[index])] += 1 }
    // H = log2(n) - (1/n) · Σ c·log2(c)
    var sum = 0
    for index in 0..<count {
      let byte = Int(text[index])
      let occurrences = Int(seen[byte])
      if occurrences > 0 {
        sum += occurrences * milliLog2(occurrences)
        seen[byte] = 0
      }
    }
    return milliLog2(count) - sum / count
  }

  /// log2 of 1...256 in thousandths, rounded down: linear between table points is not exact enough
  /// for thresholds, so the square-and-compare method is used.
  private static func milliLog2(_ value: Int) -> Int {
    var whole = 0
    while (value >> (whole + 1)) > 0 { whole += 1 }
    // Mantissa in [1, 2) with 30 fraction bits.
    var mantissa = UInt64(value) << UInt64(30 - whole)
    var fraction = 0
    for _ in 0..<12 {
      mantissa = (mantissa * mantissa) >> 30
      fraction <<= 1
      if mantissa >= 1 << 31 {
        mantissa >>= 1
        fraction |= 1
      }
    }
    return whole * 1000 + fraction * 1000 / 4096
  }
}
