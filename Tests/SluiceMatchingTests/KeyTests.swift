// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@Suite("Keys")
struct KeyTests {
  static let password = toyRule("toy-password", keys: ["password", "apikey", "clientsecret"])

  @Test(
    "take the value behind them, however key and value are written",
    arguments: [
      ("password=hunter2 x", "hunter2"), ("password: hunter2", "hunter2"),
      ("password = hunter2;x", "hunter2"), ("PASSWORD=hunter2&y=1", "hunter2"),
      ("DB_PASSWORD='hunter 2' z", "hunter 2"), (#"{"user_password": "hunter 2"}"#, "hunter 2"),
      ("clientSecret: abc, d", "abc"), ("client-secret=abc)", "abc"),
      ("client.secret=abc]", "abc"), ("GET /?api_key=abc&x=y", "abc"),
      ("params[password]=abc", "abc"), ("user['password'] = 'abc'", "abc"),
      ("password => 'abc'", "abc"), ("password := \"a b\"", "a b"), ("password=b'abc'", "abc"),
      (#"{"body":"{\"password\":\"a b\"}"}"#, "a b"), ("my.password=abc\n", "abc"),
      (#"{"b":"{\"c\":\"{\\\"password\\\":\\\"a b\\\"}\"}"}"#, "a b"),
      (#"{"password":"a\"b"}"#, #"a\"b"#), ("<x password=\"abc\">", "abc"),
      ("password=abc", "abc"), (#"x,"{""password"":""a b""}",y"#, "a b"),
      (#"password = """a "b" c""" "#, #"a "b" c"#), ("password2=abc&x=1", "abc"),
      (#"{"password1":"abc"}"#, "abc"), ("SET `password` = 'a b'", "a b"),
      ("password: !!str \"a b\"", "a b"), ("password:            abc", "abc"),
      ("password = 'it''s x'", "it''s x"), ("password=$'it\\'s'", "it\\'s"),
      ("password='it'\\''s x' y", "it'\\''s x"),
      ("password=\"open end", "open end"),
    ])
  func values(text: String, value: String) throws {
    var matcher = try MatcherUnderTest([Self.password])
    let found = matcher.texts(text)
    // A view may find a part of it again.
    #expect(found.contains(value), "\(text)")
    #expect(found.allSatisfy { value.contains($0) }, "\(text)")
  }

  @Test(
    "take nothing where no key of theirs stands",
    arguments: [
      "password <- abc", "passwords=abc", "dbpassword=abc", "password12=abc", "mypass word=",
      "password=", "password:\n abc", "password=\"\"", "pass=abc", "password abc", "word=abc",
      "password\n=abc",
    ])
  func noKey(text: String) throws {
    var matcher = try MatcherUnderTest([Self.password])
    #expect(matcher.texts(text) == [], "\(text)")
  }

  @Test("with a star are also found glued to a word")
  func glued() throws {
    var matcher = try MatcherUnderTest([toyRule("glued", keys: ["*password"])])
    #expect(matcher.texts("dbpassword=abc") == ["abc"])
    #expect(matcher.texts("db_password=abc") == ["abc"])
    #expect(matcher.texts("DBPASSWORD=abc") == ["abc"])
    #expect(matcher.texts("passwordhint=abc") == [])
  }

  @Test("are split at camel humps and behind digits")
  func humps() throws {
    var matcher = try MatcherUnderTest([toyRule("humps", keys: ["token"])])
    #expect(matcher.texts("accessToken=abc") == ["abc"])
    #expect(matcher.texts("oauth2Token=abc") == ["abc"])
    #expect(matcher.texts("oauth2token=abc") == ["abc"])
    #expect(matcher.texts("accesstoken=abc") == [])
    #expect(matcher.texts("ACCESSTOKEN=abc") == [])
    #expect(matcher.texts("ACCESS_TOKEN=abc") == ["abc"])
  }

  @Test("take every element of an array")
  func arrays() throws {
    var matcher = try MatcherUnderTest([Self.password])
    #expect(matcher.texts(#"{"password":["a1","b 2", "c3"],"x":["d"]}"#) == ["a1", "b 2", "c3"])
    #expect(
      matcher.texts(#"{"b":"{\"password\":[\"a1\",\"b 2\"]}"}"#).filter { $0 != "" }
        == ["a1", "b 2"])
  }

  @Test("with a pattern take what it matches at the value's start, and nothing else")
  func patterns() throws {
    let rule = toyRule("pin", pattern: "[0-9]{4}(?![0-9])", keys: ["pin"])
    var matcher = try MatcherUnderTest([rule])
    #expect(matcher.texts("pin=1234 x") == ["1234"])
    #expect(matcher.texts(#"{"pin":"1234"}"#) == ["1234"])
    #expect(matcher.texts("pin=x1234") == [])
    #expect(matcher.texts("pin=12345") == [])
    #expect(matcher.texts("1234") == [])
  }
}

@Suite("Labels")
struct LabelTests {
  static let passport = toyRule(
    "passport", pattern: "(?<![A-Z0-9])[A-Z][0-9]{6}(?![A-Z0-9])", labels: ["passport no", "ahv"])

  @Test(
    "are found in any case with any separator, and the value within reach",
    arguments: [
      "passport no C123456", "Passport No.: C123456", "PASSPORT-NO C123456",
      "passport_no=C123456", "passportno C123456", "passportNo: C123456", "AHV is C123456",
    ])
  func labels(text: String) throws {
    var matcher = try MatcherUnderTest([Self.passport])
    #expect(matcher.texts(text) == ["C123456"], "\(text)")
  }

  @Test(
    "label nothing out of reach, on another line, inside a word, or before themselves",
    arguments: [
      "passport no \nC123456", "passport no and then quite some words C123456",
      "passport note C123456", "xpassport no C123456", "C123456 passport no", "passport  no",
      "ahvx C123456", "pass port no C123456",
    ])
  func noLabel(text: String) throws {
    var matcher = try MatcherUnderTest([Self.passport])
    #expect(matcher.texts(text) == [], "\(text)")
  }
}

@Suite("Context")
struct ContextTests {
  static func rule(required: Bool = true, near: [String] = ["card no", "visa"]) -> Rule {
    var context = Rule.Context()
    context.near = near
    context.notNear = ["order"]
    context.withinBytes = 30
    context.isRequired = required
    return toyRule(
      "ten", pattern: "(?<![0-9])[0-9]{10}(?![0-9])", anchors: ["@digits:10"], score: 0.4,
      context: context)
  }

  @Test(
    "is met by a word before or shortly behind, whatever its case, camel humps and joints",
    arguments: [
      "visa 1234567890", "VISA: 1234567890", "my_visa=1234567890", "card no 1234567890",
      "cardNo=1234567890", "card_no 1234567890", "CARD-NO 1234567890", "1234567890 visa",
      "\"card.no\":\"1234567890\"", "visa xxxxxxxxxxxxxxxxxxxxxxx 1234567890",
    ])
  func met(text: String) throws {
    var matcher = try MatcherUnderTest([Self.rule()])
    let found = matcher.find(Array(text.utf8))
    #expect(found.map(\.score) == [70], "\(text)")
  }

  @Test(
    "is not met by parts of words, words too far, or on another line, or beside an excluded word",
    arguments: [
      "1234567890", "visage 1234567890", "myVisa 1234567890", "advisa 1234567890",
      "card 1234567890",
      "visa xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 1234567890", "visa\n1234567890", "1234567890\nvisa",
      "1234567890 xxxxxxxxxx visa", "visa order 1234567890", "visa 1234567890 order",
    ])
  func notMet(text: String) throws {
    var matcher = try MatcherUnderTest([Self.rule()])
    #expect(matcher.texts(text) == [], "\(text)")
  }

  @Test("only lifts the score where it is not demanded")
  func optional() throws {
    var matcher = try MatcherUnderTest([Self.rule(required: false)])
    #expect(matcher.find(Array("x 1234567890".utf8)).map(\.score) == [40])
    #expect(matcher.find(Array("visa 1234567890".utf8)).map(\.score) == [70])
    #expect(matcher.find(Array("order 1234567890".utf8)).isEmpty)
  }

  @Test("is found wherever the tiles of the scan are cut")
  func tiles() throws {
    var matcher = try MatcherUnderTest([Self.rule()])
    let line = Array("xx visa 1234567890 zz\n".utf8)
    for shift in 0..<60 {
      let before = [UInt8](repeating: UInt8(ascii: "."), count: 16_384 - shift - 1) + [0x0A]
      let found = matcher.find(before + line)
      #expect(found.map(\.span) == [before.count + 8..<before.count + 18], "shift \(shift)")
      let behind = Array("1234567890 visa\n".utf8)
      #expect(matcher.find(before + behind).count == 1, "shift \(shift)")
    }
  }
}
