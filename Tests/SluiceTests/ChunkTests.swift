// SPDX-License-Identifier: Apache-2.0
import Foundation
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluicePipeline
import SluiceRedaction
import SluiceTesting
import Testing

@testable import sluice

/// Gives its pieces one read at a time.
private final class PieceInput: ByteInput {
  let name = "pieces"
  private var pieces: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8], cuts: [Int]) {
    pieces = zip([0] + cuts, cuts + [bytes.count]).filter { $0 < $1 }.map { bytes[$0..<$1] }
    pieces.reverse()
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    guard let piece = pieces.popLast() else { return .endOfInput }
    if piece.count > limit { pieces.append(piece.dropFirst(limit)) }
    for byte in piece.prefix(limit) { buffer.append(byte) }
    return .bytes(min(piece.count, limit))
  }
}

private final class ArraySink: ByteSink {
  let name = "array"
  var bytes: [UInt8] = []
  func write(_ bytes: borrowing ByteBuffer) { self.bytes += bytes.array }
  func flush() {}
  func finish() {}
}

/// Runs pieces through the pipeline with processors that are made once, one for each worker.
private final class ChunkRunner: @unchecked Sendable {
  private let makeProcessors: () -> [RedactingProcessor]
  private var processors: [RedactingProcessor]
  private let boundary = RecordBoundary(
    followsKeyBlocks: true, isTable: false, followsLabels: false, followsSecretLines: true)
  var maximumRecordBytes = 1 << 20

  init(profile: Profile = .logs) throws {
    var policy = Policy()
    policy.profile = profile
    policy.defaultOperator = .label
    let secret = [UInt8](repeating: 1, count: 32)
    let redactor = try Redactor(
      rules: CompiledRuleSet(compiling: DefaultRules.load(), checksPatterns: false),
      policy: policy, pseudonymizer: Pseudonymizer(keyID: "k1", secret: secret.span))
    var options = RedactingProcessor.Options()
    options.writesFindings = true
    makeProcessors = { [options] in
      let document = NamedDocument()
      return (0..<8).map { number in
        RedactingProcessor(
          redactor: redactor, options: options, totals: Totals(), seed: UInt64(number),
          progress: ProgressLine(isWanted: false), document: document)
      }
    }
    processors = makeProcessors()
  }

  /// Forgets what was seen before.
  func restart() { processors = makeProcessors() }

  func run(
    _ bytes: [UInt8], cuts: [Int], workers: Int = 1
  ) throws -> (output: [UInt8], findings: [UInt8]) {
    var settings = PipelineSettings(workers: workers)
    settings.countsRecords = true
    // With more than one worker even small chunks go to the workers.
    if workers > 1 { (settings.inlineBytes, settings.chunkBytes) = (1, 4096) }
    settings.maximumRecordBytes = maximumRecordBytes
    let (sink, side) = (ArraySink(), ArraySink())
    let pipeline = Pipeline(settings: settings, boundary: boundary) { [self] in processors[$0] }
    let report = try pipeline.run(
      inputs: [PieceInput(bytes, cuts: cuts)], sink: sink, sideSink: side)
    #expect(report.bytesIn == bytes.count)
    return (sink.bytes, side.bytes)
  }
}

@Suite("Chunks")
struct ChunkTests {
  @Test("of a document find names of earlier lines again, however it is cut, on any worker")
  func documents() throws {
    let runner = try ChunkRunner(profile: .prompts)
    var text = "Dear Ms Quorvath,\nthe first line is plain.\n"
    for number in 0..<40 {
      text += "quorvath said number \(number) is late.\nNothing here, as on most lines.\n"
      text += "Please ask Piotr Wojciechowski about it.\n"
      text += "{\"content\": \"Karin Tholgrim wrote, and tholgrim waits\"}\n"
      text += "this tholgrim is of no line before, wojciechowski is.\n"
    }
    let bytes = Array(text.utf8)
    let whole = try runner.run(bytes, cuts: [])
    let shown = String(decoding: whole.output, as: UTF8.self)
    #expect(!shown.contains("uorvath") && !shown.contains("ojciechowski"))
    #expect(shown.contains("is late") && shown.contains("and [PERSON] waits"))
    #expect(shown.contains("this tholgrim"))
    var generator = SeededGenerator(seed: 9)
    for round in 0..<24 {
      let cuts = (0..<12).map { _ in Int.random(in: 1..<bytes.count, using: &generator) }.sorted()
      runner.restart()
      let again = try runner.run(bytes, cuts: round == 0 ? [] : cuts, workers: 1 + round % 8)
      #expect(again == whole, "cuts \(cuts), \(1 + round % 8) workers")
    }
  }

  static let text = """
    {"user":"jane@example.com","card":4111111111111111,"body":"{\\"password\\":\\"a b\\"}"}
    203.0.113.7 - jdoe [x] "GET /?e=jane%40example.com HTTP/1.1" 200\r
    -----BEGIN RSA PRIVATE KEY-----
    Proc-Type: 4,ENCRYPTED

    MIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bMIIEowIBAAKCAQEA7f3bAAAA
    AbCd12==
    -----END RSA PRIVATE KEY-----
    db:
      password: |
        hunter2 line
    - name: API_TOKEN
      value: a7Qx9kLm2Pz4Rt8W
    pesel 44051401359 and \u{1B}[32mjane@example.com\u{1B}[0m é

    card 4111 1111 1111 1111 DE89370400440532013000 no newline
    """

  @Test("give the same output and findings for any of 10,000 splits, with one to eight workers")
  func splits() throws {
    let runner = try ChunkRunner()
    let bytes = Array(Self.text.utf8)
    let whole = try runner.run(bytes, cuts: [])
    let shown = String(decoding: whole.output, as: UTF8.self)
    #expect(!shown.contains("jane") && !shown.contains("4111") && !shown.contains("MIIE"))
    #expect(!shown.contains("hunter2") && !shown.contains("a7Qx9"))
    #expect(whole.findings.count { $0 == 0x0A } >= 6)
    var generator = SeededGenerator(seed: 81)
    // Each single cut, then many at a time.
    for cut in 1..<bytes.count {
      #expect(try runner.run(bytes, cuts: [cut]) == whole, "cut at \(cut)")
    }
    for round in 0..<(10_000 - bytes.count) {
      // Mostly few cuts: more of them cost time and meet no other cases.
      let count = Int.random(in: 1...(round % 50 == 0 ? 60 : 5), using: &generator)
      let cuts = Set((0..<count).map { _ in Int.random(in: 1..<bytes.count, using: &generator) })
      let workers = round % 100 == 0 ? 1 + round / 100 % 8 : 1
      let run = try runner.run(bytes, cuts: cuts.sorted(), workers: workers)
      #expect(run == whole, "\(workers) workers, cuts \(cuts.sorted())")
    }
  }

  @Test("give the same output with one to eight workers, whatever the reads return")
  func workers() throws {
    let runner = try ChunkRunner()
    var sample = SampleText(seed: 84)
    var generator = SeededGenerator(seed: 85)
    let bytes = Array(
      (0..<8).map { _ in Self.text + "\n" + sample.lines(bytes: 4000) }.joined().utf8)
    let whole = try runner.run(bytes, cuts: [])
    for workers in 1...8 {
      for round in 0..<3 {
        let cuts = Set(
          (0..<(round * 12)).map { _ in Int.random(in: 1..<bytes.count, using: &generator) })
        let run = try runner.run(bytes, cuts: cuts.sorted(), workers: workers)
        #expect(run == whole, "\(workers) workers, cuts \(cuts.sorted())")
      }
    }
  }

  @Test("give the same output for any split of generated text, records too long included")
  func generated() throws {
    let runner = try ChunkRunner()
    runner.maximumRecordBytes = 150
    var sample = SampleText(seed: 82)
    var generator = SeededGenerator(seed: 83)
    var stubs = 0
    for round in 0..<12 {
      let bytes = Array(sample.lines(bytes: 3000).utf8)
      let whole = try runner.run(bytes, cuts: [])
      stubs +=
        String(decoding: whole.output, as: UTF8.self).matches(of: /\[WITHHELD:too-long:/).count
      for _ in 0..<40 {
        let count = Int.random(in: 1...40, using: &generator)
        let cuts = Set((0..<count).map { _ in Int.random(in: 1..<bytes.count, using: &generator) })
        #expect(try runner.run(bytes, cuts: cuts.sorted()) == whole, "round \(round)")
      }
    }
    #expect(stubs > 10)
  }
}
