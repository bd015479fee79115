// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceTesting
import Testing

@testable import SluiceMatching

@Suite("Encoded text")
struct EncodingTests {
  static func spans(_ text: String) throws -> [String] {
    var matcher = try MatcherUnderTest([toyMail])
    return matcher.texts(text)
  }

  @Test(
    "is matched decoded, and the encoding of the value is the span",
    arguments: [
      // base64 of "write to jane.doe@mail.example now": groups that hold a byte of the value.
      ("d3JpdGUgdG8gamFuZS5kb2VAbWFpbC5leGFtcGxlIG5vdw==", "amFuZS5kb2VAbWFpbC5leGFtcGxl"),
      ("/v1/d3JpdGUgdG8gamFuZS5kb2VAbWFpbC5leGFtcGxlIG5vdw", "amFuZS5kb2VAbWFpbC5leGFtcGxl"),
      (
        #"{"b":"d3JpdGUgdG8gamFuZS5kb2VAbWFpbC5leGFtcGxlIG5vdw=="}"#, "amFuZS5kb2VAbWFpbC5leGFtcGxl"
      ),
      (
        "x 6a616e652e646f65406d61696c2e6578616d706c65 y",
        "6a616e652e646f65406d61696c2e6578616d706c65"
      ),
      ("6A616E652E646F65406D61696C2E6578616D706C65", "6A616E652E646F65406D61696C2E6578616D706C65"),
      ("<jane.doe=40mail.example>", "jane.doe=40mail.example"),
      ("a=3Db, jane.doe=40mail=2Eexample", "jane.doe=40mail=2Eexample"),
      ("ｊａｎｅ＠ｍａｉｌ．ｅｘａｍｐｌｅ", "ｊａｎｅ＠ｍａｉｌ．ｅｘａｍｐｌｅ"),
      ("ja\u{200B}ne@ma\u{AD}il.example", "ja\u{200B}ne@ma\u{AD}il.example"),
      ("\u{FEFF}jane@mail.example", "jane@mail.example"),
      ("line#012jane@mail.example#011x", "jane@mail.example"),
    ])
  func decoded(text: String, value: String) throws {
    let found = try Self.spans(text)
    #expect(found.contains(value), "\(text): \(found)")
  }

  @Test(
    "is not read into what is none",
    arguments: [
      // A digest, a UUID, a name of 24 letters, a number behind a key, a colour.
      "9d978710c907ad3361cd3b68f78b4cf09111caa07d95baac2397384bdfa9b4a2",
      "7e9a3c1d-52f0-4b4e-9a61-0c5d2f8e7b13", "abcdefghijklmnopqrstuvwxyz", "count=40items.list",
      "width=40px", "jane=40mail", "jane=4omail.example", "color: #012345;",
      "jane\u{2013}mail.example",
    ])
  func nothing(text: String) throws {
    #expect(try Self.spans(text) == [])
  }

  @Test("is decoded where one encoding holds another")
  func nested() throws {
    // base64 of {"m":"jane\u0040mail.example"}
    let text = "eyJtIjoiamFuZVx1MDA0MG1haWwuZXhhbXBsZSJ9"
    let found = try Self.spans("t=\(text).")
    #expect(found.count == 1 && text.contains(found[0]), "\(found)")
  }

  @Test(
    "is sought once in a run, however long",
    arguments: [
      ("AAAAAAAAAAAAAAAAAAAAAAAA-", 0), ("6a61", 0), ("amFuZS5kb2VAbWFpbC5leGFtcGxl/", 1),
    ])
  func longRuns(part: String, least: Int) throws {
    let text = String(repeating: part, count: 200_000 / part.utf8.count)
    #expect(try Self.spans(text).count >= least)
    if least == 0 { #expect(try Self.spans(text) == []) }
  }

  @Test(
    "characters that look like others",
    arguments: [
      ("\u{FF10}", "0"), ("\u{FF5E}", "~"), ("\u{3000}", " "), ("\u{A0}", " "), ("\u{2011}", "-"),
      ("\u{0664}", "4"), ("\u{06F9}", "9"), ("\u{096A}", "4"), ("\u{1D7D8}", "0"), ("\u{200D}", ""),
    ])
  func lookAlikes(character: String, plain: String) {
    let bytes = Array(character.utf8)
    let unit = EscapeDecoder.unit(bytes.span, at: 0)
    #expect(unit?.length == bytes.count)
    #expect(unit?.count == plain.utf8.count)
    #expect(plain.isEmpty || unit?.bytes.0 == plain.utf8.first)
  }

  @Test("leaves other characters as they are", arguments: ["é", "ß", "–", "日", "😀", "\u{FF61}"])
  func others(character: String) {
    let bytes = Array(character.utf8)
    let whole = EscapeDecoder.unit(bytes.span, at: 0)
    #expect(whole == nil)
    // A character that is cut off is none.
    let cut = EscapeDecoder.unit(bytes.span.extracting(0..<1), at: 0)
    #expect(cut == nil)
  }
}
