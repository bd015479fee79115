// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension Matcher {
  /// Result of a match, put aside.
  struct Aside: ~Copyable {
    var findings = GrowableBuffer<Finding>(capacity: 1)
    var unknowns = GrowableBuffer<Int32>(capacity: 1)
    var decodedValues = ByteBuffer(capacity: 1)
    var trace: [Refusal] = []
  }

  /// Keeps what was found while another text is matched.
  public mutating func setAside() { swapAside() }

  /// Forgets what was found last and takes back what was kept.
  public mutating func takeBack() { swapAside() }

  private mutating func swapAside() {
    swap(&findings, &aside.findings)
    swap(&unknowns, &aside.unknowns)
    swap(&decodedValues, &aside.decodedValues)
    swap(&trace, &aside.trace)
  }

  /// Bytes of a key and of what stands before it on its line that are looked at.
  private static var longestLead: Int { 320 }

  /// Notes the line of the key before `separator` if the key begins it and what stands behind allows a
  /// value below: nothing, the bracket of a list, a mark of a block, or the name of something.
  mutating func noteKeyLine(_ text: Span<UInt8>, separator: Int) {
    guard depth == 0, text[separator] == UInt8(ascii: ":"), separator > 0 else { return }
    let next = KeyReader.skipBlanks(text, separator + 1, atMost: 64)
    if next < text.count {
      switch text[next] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "["), UInt8(ascii: "|"),
        UInt8(ascii: ">"):
        break
      default:
        // `name`, or `"name"`
        let last = text[separator - 1]
        guard last | 0x20 == UInt8(ascii: "e") || KeyReader.isQuote(last) else { return }
      }
    }
    let lowest = max(0, separator - Matcher.longestLead)
    var index = separator
    while index > lowest, text[index - 1] > 0x20 { index -= 1 }
    while index > lowest,
      text[index - 1] == 0x20 || text[index - 1] == UInt8(ascii: "-")
        || text[index - 1] == 0x09
    {
      index -= 1
    }
    guard index == 0 || text[index - 1] == UInt8(ascii: "\n") else { return }
    if keyLines.count == 0 || Int(keyLines[keyLines.count - 1]) != index {
      keyLines.append(Int32(index))
    }
  }
}
