// SPDX-License-Identifier: Apache-2.0

/// What texts that hold a literal, label or key can look like where the kernels hash them.
extension RuleCompiler {
  /// Offset of the first letter that begins a word and has two more bytes behind it.
  static func probePosition(in bytes: [UInt8]) -> Int? {
    for index in bytes.indices where index + 3 <= bytes.count {
      let follows = index > 0 && ASCII.isAlphanumeric(bytes[index - 1])
      if ASCII.isLetter(bytes[index]), !follows { return index }
    }
    return nil
  }

  /// Four-byte prefixes that a text which holds `prefix` (three or four bytes) can begin with.
  ///
  /// - Parameter endsWord: whether a word ends behind the prefix; a token goes on otherwise.
  static func completions(of prefix: [UInt8], endsWord: Bool) -> [[UInt8]] {
    if prefix.count >= 4 { return [Array(prefix.prefix(4))] }
    return (endsWord ? wordEnds : anyBytes).map { prefix + [$0] }
  }

  /// Bytes that can follow a word, bit 5 set as the hash has it: blanks, punctuation, the text's end.
  static let wordEnds = Array(
    Set((0...127).map { UInt8($0) }.filter { !ASCII.isLetter($0) }.map { $0 | 0x20 })
  ).sorted()

  /// Any byte, bit 5 set as the hash has it.
  static let anyBytes = (0...255).map { UInt8($0) }.filter { $0 & 0x20 != 0 }

  /// The eight bytes at a probed position in lower case, and a mask of those that are certain.
  struct Prefix {
    var value: UInt64 = 0
    var mask: UInt64 = 0
    var count = 0
    /// Bytes of the text it was made of that are in it, or left out.
    var taken = 0

    /// The same with one byte more.
    func adding(_ byte: UInt8) -> Prefix {
      var longer = self
      longer.value |= UInt64(ASCII.lowercased(byte)) << UInt64(8 * count)
      longer.mask |= 0xFF << UInt64(8 * count)
      longer.count += 1
      longer.taken += 1
      return longer
    }

    /// The same with one byte of the text left out.
    func skipping() -> Prefix {
      var longer = self
      longer.taken += 1
      return longer
    }
  }

  /// What the text at a probed position can begin with. A separator in a label stands for itself,
  /// another, or nothing: each way is a prefix of its own, so that the first eight bytes decide.
  static func prefixes(of text: [UInt8], from lead: Int, _ kind: Probe.Kind) -> [Prefix] {
    let isLabel = kind == .label || kind == .labelPrefix
    var open = [Prefix()]
    var closed: [Prefix] = []
    for byte in text[(kind == .context ? 0 : lead)...] {
      let isFree = isLabel && byte == UInt8(ascii: " ")
      var next: [Prefix] = []
      for prefix in open {
        // Buckets go by the first six bytes: separators behind them are not spelt out.
        if prefix.count == 8 || isFree && prefix.count >= 6 {
          closed.append(prefix)
        } else if isFree {
          next.append(prefix.skipping())
          next += [0x20, 0x2D, 0x2E, 0x5F].map(prefix.adding)
        } else {
          next.append(prefix.adding(byte))
        }
      }
      open = next
    }
    return closed + open
  }

  /// What a text that holds the label can begin with: separators are free.
  static func labelPrefixes(of label: [UInt8], length: Int = 4) -> [[UInt8]] {
    var prefixes: [[UInt8]] = [[]]
    for byte in label {
      if prefixes.allSatisfy({ $0.count >= length }) { break }
      prefixes = prefixes.flatMap { prefix -> [[UInt8]] in
        if prefix.count >= length { return [prefix] }
        if byte == UInt8(ascii: " ") {
          return [prefix] + [0x20, 0x2D, 0x5F, 0x2E].map { prefix + [$0] }
        }
        return [prefix + [byte]]
      }
    }
    return prefixes
  }

  /// The three bytes a key can end in, separators between its words included.
  static func keyEndings(of key: [UInt8]) -> [[UInt8]] {
    let last = Array(key.suffix(3))
    let separators: [UInt8] = [0x20, 0x2D, 0x5F, 0x2E]
    if last.count == 2 {
      return (0...255).filter { $0 & 0x20 != 0 }.map { [UInt8($0)] + last }
    }
    return [last] + separators.map { [$0, last[1], last[2]] }
      + separators.map { [last[1], $0, last[2]] }
  }
}
