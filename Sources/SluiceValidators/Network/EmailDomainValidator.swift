// SPDX-License-Identifier: Apache-2.0

/// Decides whether the part after the last `@` (or `%40`), or the whole text, is a domain that mail
/// can go to: two or more labels of 1 to 63 bytes without a hyphen at either end, and a top label
/// of letters that is no common file extension. Bytes of UTF-8 letters are allowed.
/// Source: RFC 1035, section 2.3.1; RFC 5890, section 2.3 (`xn--`).
enum EmailDomainValidator: Validator {
  static let name = "email-domain"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "jane@example.com", "example.co.uk", "jane%40example.com", "m@xn--bcher-kva.example",
      "a@xn--e1afmkfd.xn--p1ai", "jörg@müller.de",
    ],
    invalid: [
      "icon@2x.png", "jane@localhost", "a@-b.com", "a@b-.com", "a@b..com", "", "a@", "a@b.c",
      "sshd@22.service", "a@b.123", "a@.com", "a@b.com.",
    ])

  private static let fileExtensions: Table = """
     png jpg jpeg gif svg webp bmp ico js jsx mjs ts tsx css scss less map py pyc rb go java \
    class jar war c h cpp hpp cs swift kt php bash bat ps1 html htm xml json jsonl yaml yml \
    toml ini cfg conf csv tsv txt log rst pdf doc docx xls xlsx ppt zip gz tgz xz tar rar so \
    dll exe deb rpm apk iso img bin o a lib service socket timer target mount slice scope device \
    lock tmp bak swp pem crt key cer sql db
    """

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    let start = domainStart(candidate)
    var labelStart = start
    var labels = 0
    for index in start..<candidate.count {
      let byte = candidate[index]
      if byte == ASCII.dot {
        guard isLabel(candidate, labelStart..<index) else { return false }
        labels += 1
        labelStart = index + 1
      } else if !ASCII.isAlphanumeric(byte), byte != ASCII.hyphen, byte < 0x80 {
        return false
      }
    }
    guard labels >= 1, candidate.count - start <= 253,
      isLabel(candidate, labelStart..<candidate.count)
    else { return false }
    return isTopLabel(candidate, labelStart..<candidate.count)
  }

  private static func domainStart(_ text: borrowing Span<UInt8>) -> Int {
    for index in (0..<text.count).reversed() {
      if text[index] == ASCII.at { return index + 1 }
      if index + 2 < text.count, text[index] == ASCII.percent,
        text[index + 1] == UInt8(ascii: "4"), text[index + 2] == ASCII.zero
      {
        return index + 3
      }
    }
    return 0
  }

  private static func isLabel(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 1, range.count <= 63 else { return false }
    return text[range.lowerBound] != ASCII.hyphen && text[range.upperBound - 1] != ASCII.hyphen
  }

  private static func isTopLabel(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    if range.count > 4, matches(text, range.lowerBound..<(range.lowerBound + 4), "xn--", at: 0) {
      return true
    }
    for index in range where !ASCII.isLetter(text[index]) && text[index] < 0x80 { return false }
    return !isFileExtension(text, range)
  }

  private static func isFileExtension(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var offset = 0
    while offset + range.count < fileExtensions.count {
      if fileExtensions[offset] == ASCII.space,
        matches(text, range, fileExtensions, at: offset + 1),
        fileExtensions[offset + 1 + range.count] <= ASCII.space
      {
        return true
      }
      offset += 1
    }
    return false
  }

  private static func matches(
    _ text: borrowing Span<UInt8>, _ range: Range<Int>, _ table: Table, at offset: Int
  ) -> Bool {
    for index in 0..<range.count
    where ASCII.lowercase(text[range.lowerBound + index]) != table[offset + index] {
      return false
    }
    return true
  }
}
