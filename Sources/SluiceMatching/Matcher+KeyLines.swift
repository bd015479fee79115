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
    guard depth == 0, separator > 0 else { return }
    if text[separator] == UInt8(ascii: "=") {
      noteOtherLine(text, separator: separator)
      return
    }
    let next = KeyReader.skipBlanks(text, separator + 1, atMost: 64)
    if next < text.count {
      switch text[next] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "["), UInt8(ascii: "|"),
        UInt8(ascii: ">"):
        break
      default:
        // `name`, or `"name"`; PuTTY's `Private-Lines: 2`
        let last = text[separator - 1]
        guard
          last | 0x20 == UInt8(ascii: "e") || KeyReader.isQuote(last)
            || (last | 0x20 == UInt8(ascii: "s") && ASCII.isDigit(text[next]))
        else { return }
      }
    }
    noteLine(text, behind: separator)
  }

  /// Notes the line of `["password"]=>` with nothing behind it, and of a form's part.
  private mutating func noteOtherLine(_ text: Span<UInt8>, separator: Int) {
    guard separator + 1 < text.count else { return }
    switch text[separator + 1] {
    case UInt8(ascii: ">"):
      let next = KeyReader.skipBlanks(text, separator + 2, atMost: 64)
      if next == text.count || text[next] == UInt8(ascii: "\n") || text[next] == UInt8(ascii: "\r")
      {
        noteLine(text, behind: text[separator - 1] == 0x20 ? separator - 1 : separator)
      }
    case UInt8(ascii: "\""):
      // `Content-Disposition: form-data; name=`
      let start = separator - 36
      if start >= 0, text[start] == UInt8(ascii: "C"), text[start + 8] == UInt8(ascii: "D") {
        noteLine(text, at: start)
      }
    default: break
    }
  }

  /// Notes the line that the tag before `position`, which closes, may fill: `<name>password</name>`.
  mutating func noteTagLine(_ text: Span<UInt8>, behind position: Int) {
    guard depth == 0, position + 1 < text.count, text[position + 1] == UInt8(ascii: "/") else {
      return
    }
    noteLine(text, behind: position)
  }

  private mutating func noteLine(_ text: Span<UInt8>, behind position: Int) {
    let lowest = max(0, position - Matcher.longestLead)
    var index = position
    while index > lowest, text[index - 1] > 0x20 { index -= 1 }
    while index > lowest,
      text[index - 1] == 0x20 || text[index - 1] == UInt8(ascii: "-")
        || text[index - 1] == 0x09
    {
      index -= 1
    }
    noteLine(text, at: index)
  }

  private mutating func noteLine(_ text: Span<UInt8>, at start: Int) {
    guard start == 0 || text[start - 1] == UInt8(ascii: "\n") else { return }
    if keyLines.count == 0 || Int(keyLines[keyLines.count - 1]) != start {
      keyLines.append(Int32(start))
    }
  }
}
