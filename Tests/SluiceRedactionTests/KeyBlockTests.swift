// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceRedaction
import SluiceTesting
import Testing

@Suite("Key blocks")
struct KeyBlockTests {
  /// Lines that open, fill, interrupt and close key blocks.
  static let lines = [
    "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----",
    "-----BEGIN CERTIFICATE-----", "-----END RSA PRIVATE KEY-----", "-----END CERTIFICATE-----",
    "MIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bAAAA", "  AbCd12==", "q1w2",
    "", "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,00", "some log line, not key", "two words",
    "2026-01-02 INFO MIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3b", "\r",
    "-----BEGIN EC PRIVATE KEY-----AAAA-----END EC PRIVATE KEY-----",
    "-----END EC PRIVATE KEY----- -----BEGIN EC PRIVATE KEY-----",
  ]

  static func text(_ generator: inout SeededGenerator, lines count: Int) -> [[UInt8]] {
    (0..<count).map { _ in
      // Bodies are long: the same line again and again, most of the time.
      let line =
        Int.random(in: 0..<3, using: &generator) == 0
        ? lines[5] : lines.randomElement(using: &generator) ?? ""
      return Array((line + "\n").utf8)
    }
  }

  /// The state after `text`, line by line.
  static func fold(_ lines: some Sequence<[UInt8]>, from state: KeyBlock) -> KeyBlock {
    var state = state
    for line in lines { _ = state.take(Array(line.dropLast()).span) }
    return state
  }

  @Test("have the same state after any chunk as after its lines one by one")
  func chunks() {
    var generator = SeededGenerator(seed: 71)
    for round in 0..<1500 {
      let lines = Self.text(&generator, lines: Int.random(in: 1...25, using: &generator))
      let cut = Int.random(in: 0...lines.count, using: &generator)
      let carried = Self.fold(lines[..<cut], from: KeyBlock())
      let chunk = Array(lines[cut...].joined())
      let wanted = Self.fold(lines[cut...], from: carried)
      #expect(carried.after(chunk.span) == wanted, "round \(round)")
    }
  }

  @Test("open wherever the BEGIN line stands in a chunk", arguments: 0..<16)
  func begin(after count: Int) {
    for mark in ["x", "-", "-----BEGIN", " -"] {
      let before = String(repeating: mark, count: count)
      for ending in ["\n", "\nMIIEowIBAAKCAQEA7f3b\n"] {
        let text = Array((before + "-----BEGIN RSA PRIVATE KEY-----" + ending).utf8)
        #expect(KeyBlock().after(text.span).isOpen, "\(count) times '\(mark)' before")
      }
      let text = Array((before + "-----BEGIN RSA PRIVATE KEE-----\n").utf8)
      #expect(!KeyBlock().after(text.span).isOpen)
    }
  }

  @Test("end at their cap, wherever the chunks are cut")
  func cap() {
    let body = Array((Self.lines[5] + "\n").utf8)
    var lines = [Array((Self.lines[0] + "\n").utf8)]
    lines += Array(repeating: body, count: 3 * KeyBlock.mostLines)
    let wanted = (0...lines.count).map { Self.fold(lines[..<$0], from: KeyBlock()) }
    #expect(!wanted[KeyBlock.mostLines + 2].isOpen)
    for size in [1, 7, 400, 499, 500, 501, 502, 1200] {
      var state = KeyBlock()
      var index = 0
      while index < lines.count {
        let end = min(lines.count, index + size)
        state = state.after(Array(lines[index..<end].joined()).span)
        #expect(state == wanted[end], "chunks of \(size) lines, after \(end)")
        if state != wanted[end] { break }
        index = end
      }
    }
  }

  @Test(
    "begin on a line of their own or behind anything",
    arguments: ["", "x ", "  ", "key: ", "\"", "-", "---", "-----END CERTIFICATE-----"])
  func glued(before: String) throws {
    let text =
      "a\n\(before)\(Self.lines[0])\n\(Self.lines[5])\nAbCd12==\n-----END RSA PRIVATE KEY-----\nb\n"
    let redacted = try RedactorUnderTest(policy: labels).redact(text)
    #expect(!redacted.contains("MIIE") && !redacted.contains("AbCd"), "\(redacted)")
    #expect(redacted.hasPrefix("a\n") && redacted.hasSuffix("\nb\n"))
  }

  @Test(
    "are masked whatever their lines are wrapped in",
    arguments: [
      #"{"k":["-----BEGIN RSA PRIVATE KEY-----","MIIE1","MIIE2","AbCd12==","-----END RSA PRIVATE KEY-----"],"n":1}"#,
      #"{"b":"{\"k\":[\"-----BEGIN RSA PRIVATE KEY-----\",\"MIIE1\",\"AbCd12==\"]}"}"#,
      #"k = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIE1\n" + "MIIE2\n" + "AbCd12==\n";"#,
      "k = \"-----BEGIN RSA PRIVATE KEY-----\\n\"\n  + \"MIIE1\\n\"\n  + \"AbCd12\\n\"\n",
      "a | -----BEGIN RSA PRIVATE KEY-----\na | Proc-Type: 4,ENCRYPTED\na | DEK-Info: AES,00\na |\na | MIIE1\na | AbCd12==\n",
      "{\"m\":\"-----BEGIN RSA PRIVATE KEY-----\"}\n{\"m\":\"MIIE1\",\"n\":1}\n{\"m\":\"AbCd12==\",\"n\":1}\n{\"m\":\"-----END RSA PRIVATE KEY-----\"}\n",
      "[\n  \"-----BEGIN RSA PRIVATE KEY-----\",\n  \"Proc-Type: 4,ENCRYPTED\",\n  \"DEK-Info: AES,00\",\n  \"\",\n  \"MIIE1\",\n  \"AbCd12\"\n]\n",
      "k=-----BEGIN%20RSA%20PRIVATE%20KEY-----%0AMIIE1%0AMIIE2%0AAbCd12%3D%3D%0A-----END%20RSA%20PRIVATE%20KEY-----",
      "k=-----BEGIN+RSA+PRIVATE+KEY-----%0D%0AMIIE1%0D%0AAbCd12%3D%3D%0D%0A-----END+RSA+PRIVATE+KEY-----",
      "<k>-----BEGIN RSA PRIVATE KEY-----<br>MIIE1<br/>AbCd12==<br>-----END RSA PRIVATE KEY-----</k>",
      "<k a=\"-----BEGIN RSA PRIVATE KEY-----&#10;MIIE1&#10;AbCd12==&#10;-----END RSA PRIVATE KEY-----\"/>",
      #"{"k":"-----BEGIN RSA PRIVATE KEY-----\nMIIE1\/MIIE2\nAbCd12=="}"#,
      "    -----BEGIN RSA PRIVATE KEY-----\r\n    MIIE1\r\n    MIIE2\r\n    AbCd12==\r\n",
      "-----BEGIN RSA PRIVATE KEY----- MIIE1 MIIE2 AbCd12==",
    ])
  func wrapped(text: String) throws {
    let body = String(repeating: "MIIEowIBAAKCAQEA", count: 4)
    let record = text.replacing("MIIE1", with: body).replacing("MIIE2", with: body)
    let redacted = try RedactorUnderTest(policy: labels).redact(record)
    #expect(!redacted.contains("MIIE") && !redacted.contains("AbCd"), "\(redacted)")
    for (line, output) in zip(record.split(separator: "\n"), redacted.split(separator: "\n"))
    where line.hasPrefix("{") {
      #expect(JSONTests.parse(String(output)) != nil, "\(output)")
    }
    #expect(record.split(separator: "\n").count == redacted.split(separator: "\n").count)
  }

  @Test("leave the lines alone that come after a key, or stand in the midst of one")
  func foreign() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    let text = """
      -----BEGIN RSA PRIVATE KEY-----
      MIIEowIBAAKCAQEAMIIEowIBAAKCAQEAMIIEowIBAAKCAQEA
      2026-01-02 10:00:00 INFO started worker level=info
      MIIEowIBAAKCAQEAMIIEowIBAAKCAQEAMIIEowIBAAKCAQEA
      -----END RSA PRIVATE KEY-----
      two words
      """
    #expect(
      sluice.redact(text) == """
        [SECRET]
        [SECRET]
        2026-01-02 10:00:00 INFO started worker level=info
        [SECRET]
        [SECRET]
        two words
        """)
  }

  @Test("survive their number")
  func rawValue() {
    var generator = SeededGenerator(seed: 72)
    let lines = Self.text(&generator, lines: 200)
    var state = KeyBlock()
    for line in lines {
      _ = state.take(Array(line.dropLast()).span)
      #expect(KeyBlock(rawValue: state.rawValue) == state)
    }
    #expect(KeyBlock(rawValue: 0) == KeyBlock())
  }

  @Test("are redacted alike, whatever lines are redacted together")
  func redacted() throws {
    let sluice = try RedactorUnderTest(policy: labels)
    var generator = SeededGenerator(seed: 73)
    for round in 0..<60 {
      let lines = Self.text(&generator, lines: 30)
      let whole = sluice.redact(Array(lines.joined()))
      var output: [UInt8] = []
      var state = KeyBlock()
      var index = 0
      while index < lines.count {
        let end = min(lines.count, index + Int.random(in: 1...6, using: &generator))
        let chunk = Array(lines[index..<end].joined())
        output += sluice.redact(chunk, keyBlock: state.rawValue)
        state = state.after(chunk.span)
        index = end
      }
      let (shown, wanted) = (
        String(decoding: output, as: UTF8.self), String(decoding: whole, as: UTF8.self)
      )
      #expect(shown == wanted, "round \(round)")
    }
  }
}
