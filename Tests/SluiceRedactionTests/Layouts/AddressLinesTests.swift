// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceRedaction

@Suite("Addresses over several lines")
struct AddressLinesTests {
  func opens(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return AddressLines.opens(bytes.span, 0..<bytes.count)
  }

  @Test(
    "begin with a line that ends as a street does",
    arguments: [
      ("He lives at 12 Main Street", true), ("350 Fifth Ave, Suite 400", true),
      ("Kungsgatan 12", true), ("> 91215 Harjukuja 54", true), ("rue Lepic 7", true),
      ("at 06111 Rahu 37 Apt. 405,", true), ("Meet me on the street", false), ("Step 3", false),
      ("there are 12 items", false), ("", false), ("Version 12", false),
      ("see page 5 of 12", false),
    ])
  func openers(text: String, isAddress: Bool) { #expect(opens(text) == isAddress) }

  @Test(
    "have streets that no word's start gives away",
    arguments: [
      ("in Kungsgatan 12", "Kungsgatan"), ("Anna-Maria-Musterstraße 7a", "Anna-Maria-Musterstraße"),
      ("07576 Magasinsgatan 7", "07576 Magasinsgatan"), ("Lucyring 7", "Lucyring"),
      ("Engineering 101 is hard", ""), ("Keizersgracht 3", "Keizersgracht"), ("string 12", ""),
      ("a/Kungsgatan 12", ""), ("Order 12", ""),
    ])
  func streets(text: String, wanted: String) {
    let bytes = Array(text.utf8)
    var found = ""
    for index in bytes.indices.dropLast() where bytes[index] == 0x20 && bytes[index + 1] &- 48 < 10
    {
      if let start = AddressLines.street(bytes.span, endingAt: index) {
        found = String(decoding: bytes[start..<index], as: UTF8.self)
      }
    }
    #expect(found == wanted)
  }

  @Test("are masked to the last line, wherever the text is cut, in prompts only")
  func lines() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.profile = .prompts
    policy.only = ["ADDRESS"]
    let lines = [
      "Send it to\n", "12 Main Street\n", "Apt. 4\n", "Springfield, IL 62701\n", "Norway\n", "\n",
      "nothing here\n", "Kungsgatan 12\n", "Please hurry.\n", "Please hurry.\n",
    ]
    let wanted =
      "Send it to\n[ADDRESS]\n[ADDRESS]\n[ADDRESS]\n[ADDRESS]\n\nnothing here\n[ADDRESS]\n"
      + "Please hurry.\nPlease hurry.\n"
    let sluice = try RedactorUnderTest(policy: policy)
    func redact(_ text: String, _ state: Int) -> String {
      var scratch = RedactionScratch(for: sluice.redactor)
      scratch.labelBefore = state
      var block = ByteBuffer(Array(text.utf8))
      block.clearTail()
      var output = ByteBuffer()
      sluice.redactor.redact(block, into: &output, using: &scratch)
      return String(decoding: output.array, as: UTF8.self)
    }
    #expect(redact(lines.joined(), 0) == wanted)
    for cut in 1..<lines.count {
      let head = lines[..<cut].joined()
      let state = LabelLine.state(after: Array(head.utf8).span, from: 0)
      #expect(redact(head, 0) + redact(lines[cut...].joined(), state) == wanted)
    }
    policy.profile = .logs
    #expect(
      try RedactorUnderTest(policy: policy).redact("12 Main Street\nApt. 4\n").contains("Apt. 4"))
  }

  @Test("are followed from any line as from the first")
  func fold() {
    let lines = ["12 Main Street\n"] + Array(repeating: "Springfield\n", count: 9) + ["Name:\n"]
    var state = 0
    for (index, line) in lines.enumerated() {
      state = LabelLine.state(after: Array(line.utf8).span, from: state)
      let whole = Array(lines[...index].joined().utf8)
      #expect(LabelLine.state(after: whole.span, from: 0) == state)
    }
  }
}
