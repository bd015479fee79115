// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceTesting
import SluiceValidators
import Testing

@testable import SluiceRedaction

@Suite("Operators that write something other than a token")
struct OperatorTests {
  func sluice(_ operation: Operator, key: UInt8 = 7) throws -> RedactorUnderTest {
    var policy = Policy()
    policy.defaultOperator = operation
    return try RedactorUnderTest(policy: policy, key: key)
  }

  // MARK: encrypt and reveal

  func reveal(_ text: String, key: UInt8 = 7) -> (text: String, failures: [Int]) {
    let secret = [UInt8](repeating: key, count: 32)
    let revealer = Revealer(keys: [Pseudonymizer(keyID: "k1", secret: secret.span)])
    var output = ByteBuffer()
    let failures = revealer.reveal(Array(text.utf8).span, into: &output)
    return (String(decoding: output.array, as: UTF8.self), failures)
  }

  @Test("encrypt gives one value one text, which a second pass leaves alone and reveal turns back")
  func roundTrip() throws {
    let sluice = try sluice(.encrypt)
    let text = "a jane@example.com b 203.0.113.7 c jane@example.com\nx DE89370400440532013000\n"
    let once = sluice.redact(text)
    #expect(!once.contains("example") && !once.contains("203.0") && !once.contains("DE89"))
    let words = once.split(separator: " ")
    #expect(words[1].hasPrefix("[EMAIL:k1-") && words[1] == words[5].prefix(words[1].count))
    #expect(sluice.redact(once) == once)
    #expect(reveal(once).text == text)
    #expect(reveal(once).failures.isEmpty)
  }

  @Test("reveal escapes values as their place in JSON demands")
  func revealInJSON() throws {
    let sluice = try sluice(.encrypt)
    for line in [
      #"{"password":"aB3\"xYz\\q9Kw","n":1}"#,
      #"{"m":"{\"password\":\"aB3\\\"xYz9Kw\",\"ip\":\"203.0.113.7\"}"}"#,
      #"{"a":["x",{"password":"tr\u00e4-9Kw2\"f"}]}"#,
    ] {
      let once = sluice.redact(line)
      #expect(once.contains(":k1-"), "\(once)")
      let back = reveal(once).text
      let wanted = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
      let found = try JSONSerialization.jsonObject(with: Data(back.utf8)) as? NSDictionary
      #expect(wanted == found, "\(back)")
    }
  }

  @Test("reveal leaves what another key wrote, what is forged and what is damaged")
  func foreign() throws {
    let own = try sluice(.encrypt).redact("a jane@example.com b")
    #expect(reveal(own, key: 8).text == own)
    #expect(reveal("x\n" + own, key: 8).failures == [1])
    let forged = "x [EMAIL:k1-\(String(repeating: "0", count: 42))] y"
    #expect(reveal(forged).text == forged && reveal(forged).failures == [0])
    let other = own.replacingOccurrences(of: "[EMAIL:", with: "[PHONE:")
    #expect(reveal(other).text == other)
    for place in own.indices where own[place] != " " && place > own.firstIndex(of: "-") ?? place {
      var damaged = own
      let digit: Character = own[place] == "0" ? "1" : "0"
      guard own[place] != "]", own[place].isASCII, place < own.index(own.endIndex, offsetBy: -3)
      else { continue }
      damaged.replaceSubrange(place...place, with: String(digit))
      #expect(reveal(damaged).failures.count == 1)
    }
    #expect(try sluice(.encrypt).redact(forged).contains("[~EMAIL:k1-"))
  }

  // MARK: Addresses

  @Test(
    "ip-prefix gives the published values",
    arguments: [
      ("0.0.0.0", "151.82.155.134"), ("255.255.255.255", "94.185.169.89"),
      ("192.0.2.1", "100.115.72.131"), ("2001:db8::1", "c180:5dd4:2587:3524:30ab:fa65:6ab6:f88"),
    ])
  func prefixVectors(input: String, wanted: String) throws {
    // Source: draft-denis-ipcrypt, "ipcrypt-pfx Test Vectors".
    let key: [UInt8] = [
      0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32,
      0x10, 0x10, 0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE, 0xEF, 0xCD, 0xAB, 0x89, 0x67, 0x45,
      0x23, 0x01,
    ]
    let cipher = try #require(PrefixPreservingCipher(key))
    var address = try #require(AddressText.read(input))
    address.bytes = try #require(cipher.encrypt(address.bytes))
    var output = ByteBuffer()
    address.append(to: &output)
    #expect(String(decoding: output.array, as: UTF8.self) == wanted)
    #expect(PrefixPreservingCipher(Array(key[0..<16] + key[0..<16])) == nil)
  }

  @Test("ip-prefix keeps what addresses share, in every way of writing them")
  func prefixes() throws {
    let sluice = try sluice(.ipPrefix)
    let words = sluice.redact("ip 198.51.100.4 198.51.100.9 198.51.7.9 ::ffff:198.51.100.4")
      .split(separator: " ").map(String.init)
    #expect(words[1] != "198.51.100.4")
    let parts = words[1...3].map { $0.split(separator: ".") }
    #expect(parts[0].prefix(3) == parts[1].prefix(3) && parts[0] != parts[1])
    #expect(parts[0].prefix(2) == parts[2].prefix(2) && parts[0][2] != parts[2][2])
    #expect(words[4] == "::ffff:" + words[1])
  }

  @Test("truncate-ip keeps the first bits and is stable")
  func truncation() throws {
    let text = "a 203.0.113.77 b 2001:db8:85a3:8d3::7 c ::ffff:203.0.113.77 d jane@example.com"
    let once = try sluice(.truncateIP(ipv4Bits: 24, ipv6Bits: 48)).redact(text)
    #expect(once.hasPrefix("a 203.0.113.0 b 2001:db8:85a3:: c ::ffff:203.0.113.0 d [EMAIL:k1."))
    #expect(try sluice(.truncateIP(ipv4Bits: 24, ipv6Bits: 48)).redact(once) == once)
    let less = try sluice(.truncateIP(ipv4Bits: 20, ipv6Bits: 36)).redact(text)
    #expect(less.hasPrefix("a 203.0.112.0 b 2001:db8:8000:: c ::ffff:203.0.112.0 d"))
  }

  // MARK: Dates and numbers

  func shifted(_ text: String, by days: Int) -> String? {
    guard var date = DateText.read(text), date.shift(days: days) else { return nil }
    var output = ByteBuffer()
    date.append(to: &output)
    return String(decoding: output.array, as: UTF8.self)
  }

  @Test(
    "a moved date is written as it came",
    arguments: [
      ("1999-12-31", 1, "2000-01-01"), ("2000-02-28", 1, "2000-02-29"),
      ("1900-02-28", 1, "1900-03-01"), ("31.12.1999", 1, "01.01.2000"),
      ("3/12/1985", -5, "28/11/1985"), ("12/25/1985", 7, "01/01/1986"), ("19991231", 1, "20000101"),
      ("31 December 1999", 1, "1 January 2000"), ("Dec 31st, 1999", 2, "Jan 2nd, 2000"),
      ("MAR 3, 1961", 8, "MAR 11, 1961"), ("03-Mar-61", 30, "02-Apr-61"),
      ("1961年3月4日", 30, "1961年4月3日"), ("1970-01-01", -365, "1969-01-01"),
    ])
  func dates(input: String, days: Int, wanted: String) {
    #expect(shifted(input, by: days) == wanted)
    #expect(shifted(wanted, by: -days) == input || input.contains("/"))
  }

  @Test(
    "what is no date is not moved",
    arguments: ["1999-02-29", "1999-13-01", "3. März 1961", "12:30:45", "", "19991301", "1.2.3.4"])
  func noDates(text: String) { #expect(shifted(text, by: 1) == nil) }

  @Test("shift-date moves all dates of a key by the same days; other values become tokens")
  func shift() throws {
    let text = "dob: 1985-03-12 and born 1985-03-22 mail jane@example.com"
    let words = try sluice(.shiftDate(maximumDays: 300)).redact(text).split(separator: " ")
    let first = try #require(DateText.read(words[1]))
    let second = try #require(DateText.read(words[4]))
    let original = try #require(DateText.read("1985-03-12"))
    #expect(second.dayNumber - first.dayNumber == 10)
    #expect((1...300).contains(abs(first.dayNumber - original.dayNumber)))
    #expect(words[6].hasPrefix("[EMAIL:k1."))
    #expect(try sluice(.shiftDate(maximumDays: 300), key: 9).redact(text) != words.joined())
  }

  func bucket(_ value: String, _ width: Int = 0) throws -> String? {
    var output = ByteBuffer()
    let entity = try #require(EntityType("AGE"))
    guard Bucket.append(Array(value.utf8).span, entity: entity, width: width, to: &output) else {
      return nil
    }
    return String(decoding: output.array, as: UTF8.self)
  }

  @Test(
    "bucket writes ranges",
    arguments: [
      ("34", 0, "[AGE:30-39]"), ("7", 0, "[AGE:0-9]"), ("34", 5, "[AGE:30-34]"),
      ("1234", 0, "[AGE:1000-1999]"), ("€ 1.234,56", 0, "[AGE:1000-1999]"),
      ("1,234,567.8", 100000, "[AGE:1200000-1299999]"), ("1985-03-12", 0, "[AGE:1980-1989]"),
      ("12 March 1985", 5, "[AGE:1985-1989]"), ("123456", 5, "[AGE:123000-123499]"),
    ])
  func buckets(value: String, width: Int, wanted: String) throws {
    #expect(try bucket(value, width) == wanted)
  }

  @Test(
    "bucket refuses what is no number",
    arguments: ["203.0.113.7", "a1", "", "4111111111111111", "-5"]
  )
  func noBuckets(value: String) throws { #expect(try bucket(value) == nil) }

  @Test("a range is ours the second time, and no number hides in one")
  func rangeForm() throws {
    let sluice = try sluice(.bucket(width: 0))
    let once = sluice.redact("dob: 1985-03-12 x")
    #expect(once == "dob: [DATE_OF_BIRTH:1980-1989] x" && sluice.redact(once) == once)
    for (text, isRange) in [
      ("[AGE:30-39]", true), ("[AMOUNT:1200000-1299999]", true), ("[AGE:4155552671-9]", false),
      ("[CREDIT_CARD:4111111111111110-4111111111111119]", false), ("[AGE:30-]", false),
      ("[AGE:12345-12349]", false), ("[AGE:30-39", false),
    ] {
      let end = TokenForm.end(in: Array(text.utf8).span, from: 0)
      #expect((end == text.utf8.count) == isRange, "\(text)")
    }
  }

  // MARK: Surrogates

  @Test("a surrogate is the same for the same value, of the same shape, and passes the same check")
  func surrogates() throws {
    let sluice = try sluice(.surrogate)
    let text =
      "card 4111 1111 1111 1111 iban DE89370400440532013000 mail jane@example.com "
      + "tel +1 415 555 2671 mac 00:1a:2b:3c:4d:5e ip 198.51.100.4 card 4111111111111111"
    let once = sluice.redact(text)
    #expect(once == sluice.redact(text))
    #expect(once != (try self.sluice(.surrogate, key: 8)).redact(text))
    for original in ["4111 1111", "DE8937", "jane", "2671", "1a:2b:3c", "198.51.100.4"] {
      #expect(!once.contains(original), "\(once)")
    }
    let words = once.split(separator: " ").map(String.init)
    let card = words[1...4].joined()
    #expect(card.count == 16 && card.hasPrefix("4"))
    #expect(words.last == card)
    let luhn = try #require(ValidatorCatalog.index(named: "luhn"))
    #expect(accepts(luhn, Array(card.utf8)))
    let iban = try #require(ValidatorCatalog.index(named: "iban"))
    #expect(words[6].hasPrefix("DE"))
    #expect(accepts(iban, Array(words[6].utf8)))
    #expect(words[8].contains("@example."))
    #expect(words[10] == "+1" && words[12] == "555" && words[13].hasPrefix("01"))
    #expect(Array(words[15])[1] == "2")
  }

  @Test("surrogates keep JSON valid, also of values with escapes")
  func surrogatesInJSON() throws {
    let sluice = try sluice(.surrogate)
    var sample = SampleText(seed: 15)
    for _ in 0..<200 {
      let redacted = sluice.redact(sample.json())
      #expect(throws: Never.self, "\(redacted)") {
        try JSONSerialization.jsonObject(with: Data(redacted.utf8), options: .fragmentsAllowed)
      }
    }
    let line = sluice.redact(#"{"password":"aB3\"xYz\\q9\u0041Kw\n2"}"#)
    #expect(throws: Never.self, "\(line)") {
      try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
  }

  @Test("every checksum's own valid values have a stand-in or are refused, never passed on")
  func checksums() throws {
    for (index, name) in ValidatorCatalog.names.enumerated() {
      guard ValidatorCatalog.isChecksum(index) else { continue }
      let vectors = ValidatorCatalog.all[index].vectors
      for value in vectors.valid.prefix(1) {
        let entity = try #require(EntityType("NATIONAL_ID"))
        var surrogate = Surrogate(
          Array(value.utf8).span, entity: entity, code: Array(repeating: UInt8(index), count: 32),
          validator: index, isDecoded: false)
        guard let standIn = surrogate.make() else { continue }
        #expect(standIn != Array(value.utf8), "\(name)")
        #expect(accepts(index, standIn), "\(name)")
      }
    }
  }

  func accepts(_ validator: Int, _ bytes: [UInt8]) -> Bool {
    ValidatorCatalog.accepts(validator, bytes.span)
  }
}

extension AddressText {
  static func read(_ text: some StringProtocol) -> AddressText? {
    AddressText(Array(text.utf8).span)
  }
}

extension DateText {
  static func read(_ text: some StringProtocol) -> DateText? { DateText(Array(text.utf8).span) }
}
