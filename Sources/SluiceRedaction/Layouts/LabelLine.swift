// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// A line that is a label and nothing else (`Password:`), whose value stands on the next line.
public enum LabelLine {
  /// The labels, as the rules know them; in the text they match in any case and with `-`, `_` or
  /// blanks between words.
  static let labels = [
    "password", "passwort", "passphrase", "pin code", "api key", "secret key", "client secret",
    "access token", "token", "secret", "ssn", "social security number", "date of birth",
    "birth date", "phone number", "telephone", "full name", "first name", "last name",
    "card number", "account number", "passport number", "driver license", "iban", "username",
    "address", "tax id", "national id", "phone", "mobile", "tel", "fax", "cell", "cell phone",
    "mobile number", "mobile phone", "home phone", "work phone", "telefon", "telefono", "téléphone",
    "handy", "dob", "birthday", "geburtsdatum", "adresse", "anschrift", "direccion", "indirizzo",
    "home address", "shipping address", "billing address", "credit card", "name", "login",
  ]
  /// What ``AddressLines`` puts before a line that follows the street of an address.
  static let continued = "address continued"
  private static let bytes = labels.map { Array($0.utf8) }
  /// Longest line that is read.
  private static let longest = 48

  /// The number of the label that the line at `line` is, from 1, or 0.
  public static func number(of text: Span<UInt8>, line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, isDecoration(text[end - 1]) { end -= 1 }
    guard end > line.lowerBound, text[end - 1] == UInt8(ascii: ":"), line.count <= longest else {
      return 0
    }
    end -= 1
    while end > line.lowerBound, isDecoration(text[end - 1]) { end -= 1 }
    var start = line.lowerBound
    while start < end, isDecoration(text[start]) { start += 1 }
    for index in bytes.indices where matches(bytes[index], text, start..<end) { return index + 1 }
    return 0
  }

  /// What a line makes of the state that the line before left: the number of the label that it is, or
  /// behind the labels how many lines an address has run over, or 0.
  static func state(after line: Range<Int>, of text: Span<UInt8>, from state: Int) -> Int {
    let label = number(of: text, line: line)
    if label > 0 { return label }
    if AddressLines.opens(text, line) { return labels.count + 1 }
    let isOpen = state > labels.count && state < labels.count + AddressLines.longest
    return isOpen && AddressLines.continues(text, line) ? state + 1 : 0
  }

  /// The state behind the last line of `chunk`: a fold over lines.
  public static func state(after chunk: Span<UInt8>, from state: Int) -> Int {
    // No address runs over more lines than these, so what stands before them does not matter.
    var start = chunk.count
    var lines = 0
    while start > 0 {
      start -= 1
      guard chunk[start] == UInt8(ascii: "\n"), start + 1 < chunk.count else { continue }
      lines += 1
      if lines > AddressLines.longest + 1 {
        start += 1
        break
      }
    }
    var result = start > 0 ? 0 : state
    Lines.read(chunk, from: start) { line in
      result = self.state(after: line, of: chunk, from: result)
      return true
    }
    return result
  }

  /// Offset of the value on a line, behind marks of lists, quotes and code.
  static func valueStart(_ text: Span<UInt8>, _ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start < line.upperBound {
      let isMark = isDecoration(text[start]) || text[start] == UInt8(ascii: "`")
      let needsBlank = text[start] == UInt8(ascii: "-") || text[start] == UInt8(ascii: "#")
      guard isMark, !needsBlank || (start + 1 < line.upperBound && text[start + 1] == 0x20) else {
        return start
      }
      start += 1
    }
    return start
  }

  private static func matches(
    _ label: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard range.count == label.count else { return false }
    for index in label.indices {
      var byte = text[range.lowerBound + index]
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { byte = 0x20 }
      if byte &- 65 < 26 { byte |= 0x20 }
      if byte != label[index] { return false }
    }
    return true
  }

  /// Blanks, and what marks lists, quotes and bold text.
  private static func isDecoration(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == UInt8(ascii: "*")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "#")
  }
}
