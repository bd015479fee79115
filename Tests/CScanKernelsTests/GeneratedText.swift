// SPDX-License-Identifier: Apache-2.0

/// Text that is full of shapes, near shapes and borders.
enum GeneratedText {
  /// Lengths around words, steps and tiles, and some in between.
  static func lengths(_ generator: inout SeededBytes) -> [Int] {
    [
      generator.next(below: 200), 4_060 + generator.next(below: 80),
      16_350 + generator.next(below: 70), 32_740 + generator.next(below: 60),
      generator.next(below: 12_000), 16_384, 64 * generator.next(below: 100),
    ]
  }

  static func make(_ length: Int, _ generator: inout SeededBytes) -> [UInt8] {
    let kind = generator.next(below: 4)
    var text: [UInt8] = []
    text.reserveCapacity(length + 64)
    while text.count < length {
      switch kind {
      case 0:
        text.append(generator.byte())
      case 1:
        text.append(soup[generator.next(below: soup.count)])
      case 2:
        text.append(digits[generator.next(below: digits.count)])
      default:
        // Pieces of log lines, one byte in twenty changed.
        for byte in pieces[generator.next(below: pieces.count)] {
          let isChanged = generator.next(below: 20) == 0
          text.append(isChanged ? soup[generator.next(below: soup.count)] : byte)
        }
        if generator.next(below: 2) == 0 { text.append(0x20) }
      }
    }
    return Array(text.prefix(length))
  }

  private static let soup = Array("0123456789.:-/ ,@+[=\\%&\"'_]AZaz\n\t\u{1B}\u{E9}".utf8)
  private static let digits = Array("01234567890123456789.:-/ ,".utf8)
  private static let pieces: [[UInt8]] =
    ShapeExample.all.map { Array($0.text.utf8) }
    + [
      "2026-11-21T04:35:11Z", "INFO", "dfs.DataNode$Receiver:", "took 12 ms", "\n", "{\"id\":7,",
      "blk_-6952295868487656571", "sshd[123]:", "::1", "0.0.0.0:8080", "étude", "naïve",
    ].map { Array($0.utf8) }
}
