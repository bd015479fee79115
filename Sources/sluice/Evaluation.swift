// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// Runs labelled records and counts what was found, by type.
struct Evaluation {
  /// A redactor with its scratch.
  private final class Runner {
    let redactor: Redactor
    private var scratch: RedactionScratch

    init(_ redactor: Redactor) {
      self.redactor = redactor
      scratch = RedactionScratch(for: redactor)
    }

    /// What is found in `bytes`, as spans by entity type.
    func spans(in bytes: [UInt8]) -> [GoldSpan] {
      var block = ByteBuffer(bytes)
      block.clearTail()
      redactor.locate(in: block, using: &scratch)
      var spans: [GoldSpan] = []
      for index in 0..<scratch.placements.count {
        let placement = scratch.placements[index]
        let type = redactor.entities[Int(placement.entity)].name
        let start = Int(placement.inputStart)
        // The lines of one key block are one secret.
        if let last = spans.last, last.type == type, start == last.end + 1,
          bytes[last.end] == UInt8(ascii: "\n")
        {
          spans[spans.count - 1].end = Int(placement.inputEnd)
        } else {
          spans.append(GoldSpan(start: start, end: Int(placement.inputEnd), type: type))
        }
      }
      return spans
    }
  }

  /// Counts of one type.
  struct Tally {
    var goldSpans = 0
    var goldBytes = 0
    var leakedBytes = 0
    var found = 0
    var predicted = 0
    var correct = 0
  }

  private let logs: Runner
  private let prompts: Runner
  private var tallies: [String: Tally] = [:]
  private var plainBytes = 0
  private var overRedacted = 0

  init(selection: RuleSelection) throws {
    func runner(_ profile: Profile) throws -> Runner {
      var policy = Policy()
      policy.profile = profile
      policy.defaultOperator = .label
      return Runner(try selection.redactor(policy: policy))
    }
    logs = try runner(.logs)
    prompts = try runner(.prompts)
  }

  /// Runs one record; returns what was found.
  mutating func add(_ record: GoldRecord, profile: Profile) throws -> [GoldSpan] {
    let bytes = Array(record.text.utf8)
    for span in record.spans where span.start < 0 || span.end > bytes.count || span.start > span.end
    {
      throw SluiceError(
        .configuration, place: record.id, problem: "span outside the text",
        remedy: "offsets are UTF-8 bytes, end exclusive")
    }
    let found = (profile == .logs ? logs : prompts).spans(in: bytes)
    count(record, bytes, found)
    return found
  }

  private mutating func count(_ record: GoldRecord, _ bytes: [UInt8], _ found: [GoldSpan]) {
    var isMasked = [Bool](repeating: false, count: bytes.count)
    for span in found {
      for index in span.start..<span.end { isMasked[index] = true }
    }
    var isPlain = [Bool](repeating: true, count: bytes.count)
    for span in record.spans {
      for index in span.start..<span.end { isPlain[index] = false }
      guard span.optional != true else { continue }
      var tally = tallies[span.type] ?? Tally()
      tally.goldSpans += 1
      tally.goldBytes += span.end - span.start
      tally.leakedBytes += (span.start..<span.end).count { !isMasked[$0] }
      if found.contains(where: { $0.type == span.type && Evaluation.agree($0, span) }) {
        tally.found += 1
      }
      tallies[span.type] = tally
    }
    for span in found {
      let hits = record.spans.filter {
        Evaluation.agree($0, span)
          || $0.optional == true && $0.start < span.end && span.start < $0.end
      }
      if hits.contains(where: { $0.optional == true }) { continue }
      tallies[span.type, default: Tally()].predicted += 1
      if hits.contains(where: { $0.type == span.type }) {
        tallies[span.type, default: Tally()].correct += 1
      }
    }
    plainBytes += isPlain.count { $0 }
    overRedacted += bytes.indices.count { isPlain[$0] && isMasked[$0] }
  }

  /// Whether intersection over union is at least one half.
  private static func agree(_ left: GoldSpan, _ right: GoldSpan) -> Bool {
    let overlap = min(left.end, right.end) - max(left.start, right.start)
    let union = max(left.end, right.end) - min(left.start, right.start)
    return overlap > 0 && overlap * 2 >= union
  }

  /// The result as a table.
  func table() -> String {
    func percent(_ part: Int, _ whole: Int) -> String {
      guard whole > 0 else { return Evaluation.pad("-", 9) }
      let tenths = (part * 1000 + whole / 2) / whole
      return Evaluation.pad("\(tenths / 10).\(tenths % 10) %", 9)
    }
    var lines = "type                 spans    leaked    recall  precision\n"
    var sum = Tally()
    for (type, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      lines += type + String(repeating: " ", count: max(1, 20 - type.count))
      lines += Evaluation.pad(String(tally.goldSpans), 6) + " "
      lines += percent(tally.leakedBytes, tally.goldBytes) + " "
      lines += percent(tally.found, tally.goldSpans) + "  "
      lines += percent(tally.correct, tally.predicted) + "\n"
      sum.goldBytes += tally.goldBytes
      sum.leakedBytes += tally.leakedBytes
    }
    let tenths = plainBytes > 0 ? (overRedacted * 10240 + plainBytes / 2) / plainBytes : 0
    lines += "bytes leaked in all: \(sum.leakedBytes) of \(sum.goldBytes)"
    lines += "; over-redaction: \(tenths / 10).\(tenths % 10) bytes per KB of other text\n"
    return lines
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
