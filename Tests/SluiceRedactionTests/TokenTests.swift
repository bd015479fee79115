// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceTesting
import Testing

@testable import SluiceRedaction

@Suite("Tokens")
struct TokenTests {
  /// The tokens of a text in order.
  static func tokens(_ text: String) -> [Substring] {
    text.matches(of: /\[[A-Z][A-Z0-9_]*:k1\.[0-9a-hjkmnp-tv-z]{20}\]/).map(\.output)
  }

  @Test(
    "are one for one value, however it is written",
    arguments: [
      ("jane@EXAMPLE.com", "jane@example.com"),
      ("card 4111 1111 1111 1111", "card 4111-1111-1111-1111"),
      ("card 4111111111111111", "card 4111 1111 1111 1111"),
      ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
      ("2001:DB8:0:0:0:0:0:7334", "2001:db8::7334"),
      ("2001:db8::1:0:0:1", "2001:db8:0:0:1:0:0:1"),
      ("mac 00:1B:44:11:3A:B7", "mac 00-1b-44-11-3a-b7"),
      ("call +49 30 901820", "call +49 (0)30 901820"),
      ("call +1 415 555 0123", "call +1-415-555-0123"),
    ])
  func canonical(left: String, right: String) throws {
    let sluice = try RedactorUnderTest()
    let (one, two) = (Self.tokens(sluice.redact(left)), Self.tokens(sluice.redact(right)))
    #expect(one.count == 1 && one == two, "\(sluice.redact(left)) \(sluice.redact(right))")
  }

  @Test(
    "differ where the value does",
    arguments: [
      ("jane@example.com", "Jane@example.com"), ("jane@example.com", "jane@example.org"),
      ("203.0.113.7", "203.0.113.8"), ("2001:db8::1", "2001:db8::2"),
    ])
  func different(left: String, right: String) throws {
    let sluice = try RedactorUnderTest()
    let (one, two) = (Self.tokens(sluice.redact(left)), Self.tokens(sluice.redact(right)))
    #expect(one.count == 1 && two.count == 1 && one != two)
  }

  @Test("of one string found as two types do not link")
  func types() throws {
    func token(_ entity: String) throws -> String {
      let rule = toyRule(
        "toy", entity: entity, pattern: "(?<![0-9])[0-9]{10}(?![0-9])", anchors: ["@digits:10"])
      return try RedactorUnderTest(rules: [rule]).redact("1234567890")
    }
    let (one, two) = (try token("TYPE_A"), try token("TYPE_B"))
    #expect(one.hasPrefix("[TYPE_A:k1.") && two.hasPrefix("[TYPE_B:k1."))
    #expect(one.suffix(21) != two.suffix(21))
  }

  @Test("are the ones that look-up makes for the same value")
  func lookUp() throws {
    let sluice = try RedactorUnderTest()
    let mail = try #require(EntityType("EMAIL"))
    let token = sluice.redactor.pseudonymizer.token(for: "jane@EXAMPLE.com", entity: mail)
    #expect(sluice.redact("jane@example.com") == token)
    let isOwn = sluice.redactor.pseudonymizer.isOwn(Array(token.utf8).span)
    #expect(isOwn)
  }

  @Test("that were changed in any character are no longer ours")
  func forged() throws {
    let sluice = try RedactorUnderTest()
    let token = Array(sluice.redact("jane@example.com").utf8)
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    for index in token.indices where index > 10 && index < token.count - 1 {
      var forged = token
      let place = try #require(digits.firstIndex(of: forged[index]))
      forged[index] = digits[(place + 7) % 32]
      let text = String(decoding: forged, as: UTF8.self)
      #expect(sluice.redact("x \(text) y") == "x [~\(text.dropFirst()) y")
    }
    let other = String(decoding: token, as: UTF8.self).replacing("EMAIL", with: "IPV4")
    #expect(sluice.redact("x \(other) y") == "x [~\(other.dropFirst()) y")
    let moved = String(decoding: token, as: UTF8.self).replacing("k1.", with: "k2.")
    #expect(sluice.redact("x \(moved) y") == "x [~\(moved.dropFirst()) y")
  }

  @Test("of an older key of the ring are ours too")
  func olderKeys() throws {
    let old = try RedactorUnderTest(key: 3)
    let token = old.redact("jane@example.com")
    let secret = [UInt8](repeating: 9, count: 32)
    let redactor = try Redactor(
      rules: old.redactor.rules, policy: Policy(),
      pseudonymizer: Pseudonymizer(keyID: "k2", secret: secret.span),
      olderKeys: [old.redactor.pseudonymizer])
    #expect(RedactionRun(Array("x \(token) y".utf8), redactor).text == "x \(token) y")
    let stranger = try RedactorUnderTest(key: 4)
    #expect(stranger.redact("x \(token) y") == "x [~\(token.dropFirst()) y")
  }

  @Test("do not depend on what was redacted before, though replacements are remembered")
  func cache() throws {
    let sluice = try RedactorUnderTest()
    var scratch = RedactionScratch(for: sluice.redactor)
    var generator = SeededGenerator(seed: 51)
    var known: [String: String] = [:]
    for _ in 0..<3000 {
      let value = "u\(Int.random(in: 0..<6000, using: &generator))@example.com"
      var block = ByteBuffer(Array(value.utf8))
      block.clearTail()
      var output = ByteBuffer()
      sluice.redactor.redact(block, into: &output, using: &scratch)
      let token = String(decoding: output.array, as: UTF8.self)
      #expect(known[value] == nil || known[value] == token)
      known[value] = token
    }
    #expect(Set(known.values).count == known.count)
    for (value, token) in known.prefix(50) { #expect(sluice.redact(value) == token) }
  }

  @Test(
    "of IPv6 addresses are made from the text form of RFC 5952",
    arguments: [
      ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:DB8::0:1", "2001:db8::1"),
      ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("0:0:0:0:0:0:0:0", "::"),
      ("0:0:0:0:0:0:0:1", "::1"), ("1:0:0:0:0:0:0:0", "1::"),
      ("2001:0db8:0000:0000:0000:ff00:0042:8329", "2001:db8::ff00:42:8329"),
      ("fe80::1%eth0", "fe80::1"), ("::ffff:192.0.2.128", "::ffff:c000:280"),
      ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
    ])
  func ipv6(text: String, canonical: String) {
    var output = ByteBuffer()
    IPv6Text.appendCanonical(Array(text.utf8).span, to: &output)
    #expect(String(decoding: output.array, as: UTF8.self) == canonical)
  }

  @Test("hide how long the value was")
  func length() throws {
    let sluice = try RedactorUnderTest()
    let short = sluice.redact("a@b.de")
    let long = sluice.redact("a.very.long.name.indeed@mail.host.example.com")
    #expect(short.count == long.count)
  }
}
