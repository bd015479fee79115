// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceTesting
import Testing

/// A text in which each character may be written as an escape; remembers where each one went.
struct EscapedText {
  /// Ways to write a character.
  enum Scheme: CaseIterable {
    case json, percent, html
  }

  private(set) var bytes: [UInt8]
  /// Offsets of each character of the plain text.
  private(set) var places: [Range<Int>]

  init(plain: String) {
    bytes = Array(plain.utf8)
    places = bytes.indices.map { $0..<$0 + 1 }
  }

  /// Writes some characters of the text as escapes; each byte of `bytes` can become one.
  mutating func escape(_ scheme: Scheme, oneIn rate: Int, using generator: inout SeededGenerator) {
    var output: [UInt8] = []
    var moved: [Range<Int>] = []
    for byte in bytes {
      let start = output.count
      let isLead =
        switch scheme {
        case .json: byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"")
        case .percent: byte == UInt8(ascii: "%")
        case .html: byte == UInt8(ascii: "&")
        }
      if isLead || Int.random(in: 0..<rate, using: &generator) == 0 {
        output += EscapedText.escaped(byte, scheme, upper: Bool.random(using: &generator))
      } else {
        output.append(byte)
      }
      moved.append(start..<output.count)
    }
    places = places.map { moved[$0.lowerBound].lowerBound..<moved[$0.upperBound - 1].upperBound }
    bytes = output
  }

  private static func escaped(_ byte: UInt8, _ scheme: Scheme, upper: Bool) -> [UInt8] {
    let digits = String(byte, radix: 16, uppercase: upper)
    let two = byte < 16 ? "0" + digits : digits
    return switch scheme {
    case .json: Array("\\u00\(two)".utf8)
    case .percent: Array("%\(two)".utf8)
    case .html: Array((upper ? "&#x\(digits);" : "&#\(byte);").utf8)
    }
  }
}

@Suite("Decoded views")
struct ViewTests {
  static func spans(_ text: String) throws -> [String] {
    var matcher = try MatcherUnderTest([toyMail])
    return matcher.texts(text)
  }

  @Test(
    "find values behind escapes and give the bytes of the escapes back",
    arguments: [
      (#"{"m":"a \u006aane@x.example."}"#, #"\u006aane@x.example"#),
      (#"{"m":"jane\u0040x.example"}"#, #"jane\u0040x.example"#),
      (#"'jane\x40x.example'"#, #"jane\x40x.example"#),
      ("?e=jane%40x.example&f", "jane%40x.example"),
      ("?e=jane%2540x.example&f", "jane%2540x.example"),
      ("<a>jane&#64;x.example</a>", "jane&#64;x.example"),
      ("<a>jane&#x40;x.example</a>", "jane&#x40;x.example"),
      ("<a>jane&commat;x&period;example</a>", "jane&commat;x&period;example"),
      ("\u{1B}[31mjane@x.example\u{1B}[0m", "jane@x.example"),
      ("\u{1B}[1;31mjane\u{1B}[0m@x.example", "jane\u{1B}[0m@x.example"),
      (#"{"m":"{\"n\":\"jane\\u0040x.example\"}"}"#, #"jane\\u0040x.example"#),
      (#"{"m":"hello\njane@x.example\n"}"#, "jane@x.example"),
      (#"{"m":"hello\tjane@x.example"}"#, "jane@x.example"),
      (#"{"m":"{\"n\":\"a\\njane@x.example\"}"}"#, "jane@x.example"),
    ])
  func escapes(text: String, value: String) throws {
    let found = try Self.spans(text)
    // What the raw text shows of the value may be found too, but nothing beside it.
    #expect(found.contains(value), "\(text): \(found)")
    #expect(found.allSatisfy { value.hasSuffix($0) || value.hasPrefix($0) }, "\(text): \(found)")
  }

  @Test(
    "are not made of what is no escape",
    arguments: [
      "jane%4x.example", "jane%zz40x.example", "jane&#64x.example", #"jane\u004x.example"#,
      "jane&at;x.example", "jane%25252540x.example", #"{"m":"jane\\u0040x.example"}"#,
    ])
  func noEscapes(text: String) throws {
    var matcher = try MatcherUnderTest([toyMail])
    // One level more than an escape of an escape is decoded; this list stays behind that.
    let found = matcher.texts(text).filter { $0.contains("jane") && $0.contains("40x") }
    #expect(found == (text.hasPrefix("{") ? [#"jane\\u0040x.example"#] : []), "\(text)")
  }

  @Test("map every span back exactly, for any mixture of escapes up to two levels deep")
  func mapsBack() throws {
    var matcher = try MatcherUnderTest([toyMail])
    var generator = SeededGenerator(seed: 31)
    for round in 0..<600 {
      var text = EscapedText(plain: "x (jane.doe@mail.example) y")
      let first = EscapedText.Scheme.allCases[round % 3]
      text.escape(first, oneIn: 1 + round % 5, using: &generator)
      if round % 2 == 1, let second = EscapedText.Scheme.allCases.randomElement(using: &generator) {
        text.escape(second, oneIn: 4, using: &generator)
      }
      let value = text.places[3].lowerBound..<text.places[23].upperBound
      // As the string of a JSON record: backslashes are escapes there.
      let head = Array(#"{"m":""#.utf8)
      let found = matcher.find(head + text.bytes + Array("\"}\n".utf8)).map(\.span)
      let wanted = value.lowerBound + head.count..<value.upperBound + head.count
      let shown = String(decoding: text.bytes, as: UTF8.self)
      #expect(found.contains(wanted), "round \(round): \(found) in \(shown)")
      #expect(
        found.allSatisfy {
          wanted.lowerBound <= $0.lowerBound && $0.upperBound <= wanted.upperBound
        },
        "round \(round): \(found) beyond \(wanted) in \(shown)")
    }
  }

  @Test("do not tear an escape before a value")
  func torn() throws {
    #expect(try Self.spans(#"{"m":"\u0041 b\njane@x.example"}"#) == ["jane@x.example"])
    #expect(try Self.spans("\u{1B}[32mjane@x.example") == ["jane@x.example"])
    #expect(try Self.spans("GET /?a=b%20jane@x.example") == ["jane@x.example"])
  }
}
