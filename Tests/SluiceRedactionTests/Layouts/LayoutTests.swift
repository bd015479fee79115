// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceRedaction

@Suite("Tables with a header")
struct CSVTests {
  func cells(_ text: String, from cursor: CSVCursor = CSVCursor()) -> [String] {
    var cursor = cursor
    var cells: [String] = []
    let bytes = Array(text.utf8)
    let span = bytes.span
    cursor.walk(span) { cell in
      cells.append("\(cell.column):" + String(decoding: bytes[cell.range], as: UTF8.self))
    }
    return cells
  }

  @Test(
    "are read cell by cell",
    arguments: [
      ("a,b\n1,2\n", ["0:a", "1:b", "0:1", "1:2"]),
      ("a;b\r\n1;2,3\r\n", ["0:a", "1:b", "0:1", "1:2,3"]),
      ("a\tb\n\"x\ty\"\tz", ["0:a", "1:b", "0:x\ty", "1:z"]), ("a|b\n|2\n", ["0:a", "1:b", "1:2"]),
      ("a,b\n\"x \"\"y\"\"\",z\n", ["0:a", "1:b", "0:x \"\"y\"\"", "1:z"]),
      ("a,b\n\"one\ntwo, three\",z\n", ["0:a", "1:b", "0:one", "0:two, three", "1:z"]),
      ("a,b\nx\"y,\"z\"\n", ["0:a", "1:b", "0:x\"y", "1:z"]), ("a,b\n\"\",\n", ["0:a", "1:b"]),
    ])
  func walk(text: String, wanted: [String]) { #expect(cells(text) == wanted) }

  @Test("are the same wherever the text is cut at a line")
  func cuts() {
    let lines = ["a,b,c\n", "1,\"x\n", "y, \"\"z\n", "w\",2\n", "\"q\",\"r\n", "s\"\n", ",,5\n"]
    let whole = cells(lines.joined())
    for cut in 1..<lines.count {
      let head = lines[..<cut].joined()
      let cursor = CSVCursor().after(Array(head.utf8).span)
      #expect(
        cells(head) + cells(lines[cut...].joined(), from: CSVCursor(rawValue: cursor.rawValue))
          == whole)
    }
  }

  @Test("the column's name says what its cells are")
  func columns() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    let sluice = try RedactorUnderTest(policy: policy)
    let header = "id,First Name,Password,DOB"
    func redact(_ text: String, begins: Bool) -> String {
      var scratch = RedactionScratch(for: sluice.redactor)
      let cursor = CSVCursor().after(Array((header + "\n").utf8).span)
      scratch.layout = .csv(
        CSVLayout(
          header: begins ? [] : Array(header.utf8), cursor: begins ? 0 : cursor.rawValue,
          beginsWithHeader: begins))
      var block = ByteBuffer(Array(text.utf8))
      block.clearTail()
      var output = ByteBuffer()
      sluice.redactor.redact(block, into: &output, using: &scratch)
      return String(decoding: output.array, as: UTF8.self)
    }
    let rows = "7,Jane,\"hunter,2 x\",1985-03-12\n8,Al,\"p\"\"w\\9Kx2\",\n"
    let wanted = "7,[PERSON],\"[SECRET]\",[DATE_OF_BIRTH]\n8,[PERSON],\"[SECRET]\",\n"
    #expect(redact(header + "\n" + rows, begins: true) == header + "\n" + wanted)
    #expect(redact(rows, begins: false) == wanted)
    #expect(redact(wanted, begins: false) == wanted)
    #expect(sluice.redact(rows) != wanted)
  }
}

@Suite("Columns of a table")
struct TableFieldTests {
  @Test("are what key lists and scopes speak of")
  func fields() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.passKeys = ["id", "mail"]
    policy.scopes = [Policy.Scope(paths: ["mail"], types: [], action: .keep)]
    let sluice = try RedactorUnderTest(policy: policy)
    var scratch = RedactionScratch(for: sluice.redactor)
    scratch.layout = .csv(CSVLayout(header: [], cursor: 0, beginsWithHeader: true))
    var block = ByteBuffer(Array("id,note,mail\n7,\"a, b\",a@b.example,extra\n8,,\n".utf8))
    block.clearTail()
    var output = ByteBuffer()
    sluice.redactor.redact(block, into: &output, using: &scratch)
    #expect(
      String(decoding: output.array, as: UTF8.self)
        == "id,note,mail\n7,\"[FIELD]\",a@b.example,[FIELD]\n8,,\n")
  }
}

@Suite("Labels on lines of their own")
struct LabelLineTests {
  func number(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    return LabelLine.number(of: bytes.span, line: 0..<bytes.count)
  }

  @Test(
    "are told from other lines",
    arguments: [
      ("Password:", true), ("**API key:**", true), ("- first_name :", true), ("> SSN:\r", true),
      ("Password", false), ("my password:", false), ("Password: x", false), (":", false),
      ("", false), ("Passwords:", false),
    ])
  func lines(text: String, isLabel: Bool) { #expect((number(text) > 0) == isLabel) }

  @Test("speak for the next line, wherever the text is cut, in prompts only")
  func next() throws {
    var policy = Policy()
    policy.defaultOperator = .label
    policy.profile = .prompts
    policy.only = ["SECRET", "DATE_OF_BIRTH"]
    let lines = [
      "Hi\n", "Password:\n", "hunter2kX\n", "**API key:**\n", "> `q8Zr1TtY5mXw0PaLk3Bv`\n",
      "Token:\n", "Date of birth:\n", "12 March 1985\n", "end\n",
    ]
    let wanted =
      "Hi\nPassword:\n[SECRET]\n**API key:**\n> `[SECRET]`\nToken:\nDate of birth:\n"
      + "[DATE_OF_BIRTH]\nend\n"
    let sluice = try RedactorUnderTest(policy: policy)
    func redact(_ text: String, _ label: Int) -> String {
      var scratch = RedactionScratch(for: sluice.redactor)
      scratch.labelBefore = label
      var block = ByteBuffer(Array(text.utf8))
      block.clearTail()
      var output = ByteBuffer()
      sluice.redactor.redact(block, into: &output, using: &scratch)
      return String(decoding: output.array, as: UTF8.self)
    }
    #expect(redact(lines.joined(), 0) == wanted)
    #expect(redact(wanted, 0) == wanted)
    for cut in 1..<lines.count {
      let head = lines[..<cut].joined()
      let label = LabelLine.state(after: Array(head.utf8).span, from: 0)
      #expect(redact(head, 0) + redact(lines[cut...].joined(), label) == wanted)
    }
    policy.profile = .logs
    #expect(
      try RedactorUnderTest(policy: policy).redact("Password:\nhunter2kX\n").contains("hunter"))
  }
}

@Suite("Messages that a container runtime cut in parts")
struct ContainerTests {
  func redact(_ text: String, _ layout: RecordLayout, _ policy: Policy) throws -> String {
    let sluice = try RedactorUnderTest(policy: policy)
    var scratch = RedactionScratch(for: sluice.redactor)
    scratch.layout = layout
    var block = ByteBuffer(Array(text.utf8))
    block.clearTail()
    var output = ByteBuffer()
    sluice.redactor.redact(block, into: &output, using: &scratch)
    return String(decoding: output.array, as: UTF8.self)
  }

  func label() -> Policy {
    var policy = Policy()
    policy.defaultOperator = .label
    return policy
  }

  static let time = "2026-11-21T10:00:00.123456789Z"

  @Test("are joined: a value across parts is masked in the first and left out of the others")
  func cri() throws {
    let text = """
      \(Self.time) stdout P mail jane@exa
      \(Self.time) stderr P password=hun
      \(Self.time) stdout P mple.co
      \(Self.time) stderr F ter2K9x ok
      no runtime wrote this jane@example.com
      \(Self.time) stdout F m and card 4111111111111111

      """
    #expect(
      try redact(text, .cri, label()) == """
        \(Self.time) stdout P mail [EMAIL]
        \(Self.time) stderr P password=[SECRET]
        \(Self.time) stdout P \("")
        \(Self.time) stderr F  ok
        no runtime wrote this [EMAIL]
        \(Self.time) stdout F  and card [CREDIT_CARD]

        """)
    var policy = label()
    policy.allow.values = ["jane@example.com"]
    #expect(try redact(text, .cri, policy).contains("jane@exa\n"))
    policy = Policy()
    let once = try redact(text, .cri, policy)
    #expect(try redact(once, .cri, policy) == once)
  }

  @Test("are joined in Docker's JSON, which stays JSON")
  func docker() throws {
    let text = #"""
      {"log":"a \"b\" mail jane@exa","stream":"stdout","time":"x"}
      {"log":"e 203.0.113.7\n","stream":"stderr","time":"x"}
      {"log":"mple.com {\"password\":\"hun","stream":"stdout","time":"x"}
      {"log":"ter2K9\"} tail\n","stream":"stdout","time":"x"}

      """#
    #expect(
      try redact(text, .docker, label()) == #"""
        {"log":"a \"b\" mail [EMAIL]","stream":"stdout","time":"x"}
        {"log":"e [IPV4]\n","stream":"stderr","time":"x"}
        {"log":" {\"password\":\"[SECRET]","stream":"stdout","time":"x"}
        {"log":"\"} tail\n","stream":"stdout","time":"x"}

        """#)
  }

  @Test(
    "are told from other lines",
    arguments: [
      ("\(time) stdout P x", true, true), ("\(time) stderr F x y", true, false),
      ("\(time) stdout P:extra x", true, true), ("\(time) stdout F", true, false),
      ("\(time) stdlog P x", false, false), ("x stdout P y", false, false),
      ("\(time) stdout Q x", false, false), ("", false, false), ("\(time) stdout", false, false),
    ])
  func criLines(text: String, isLine: Bool, isPartial: Bool) {
    let bytes = Array(text.utf8)
    let line = ContainerLine(cri: bytes.span, line: 0..<bytes.count)
    #expect((line != nil) == isLine && (line?.isPartial ?? false) == isPartial)
  }

  @Test(
    "are told by the missing line feed in Docker's JSON",
    arguments: [
      (#"{"log":"a\n","stream":"stdout"}"#, true, false),
      (#"{"log":"a","stream":"stdout"}"#, true, true),
      (#"{"log":"a\\n","stream":"stderr"}"#, true, true),
      (#"{"log":"\n","stream":"stdout"}"#, true, false),
      (#"{"log":"","stream":"stdout"}"#, true, true), (#"{"msg":"a"}"#, false, false),
      (#"{"log":"a"#, false, false),
    ])
  func dockerLines(text: String, isLine: Bool, isPartial: Bool) {
    let bytes = Array(text.utf8)
    let line = ContainerLine(docker: bytes.span, line: 0..<bytes.count)
    #expect((line != nil) == isLine && (line?.isPartial ?? false) == isPartial)
  }
}
