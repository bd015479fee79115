// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel
import SluiceNames

/// Runs a model over labelled text and counts.
struct Measurement {
  private struct Tally {
    var words = 0
    var leakedBytes = 0
    var nameBytes = 0
    var names = 0
    var touched = 0
    var whole = 0
    var found = 0
    var right = 0
    var bytes = 0
  }

  private let finder: NameFinder
  private let model: NameModel
  private let command: Command
  private var errorsLeft: Int

  init(_ command: Command) throws(Failure) {
    self.command = command
    (model, finder) = try Measurement.finder(command)
    errorsLeft = Int(command.values["--errors"] ?? "0") ?? 0
  }

  mutating func run() throws(Failure) {
    var tallies: [String: Tally] = [:]
    var scratch = NameScratch(for: model)
    var spans = GrowableBuffer<NameSpan>(capacity: 64)
    var seconds = 0.0
    for path in command.files {
      for (number, line) in try FileBytes.lines(path).enumerated() where !line.isEmpty {
        guard let record = CorpusRecord(json: Array(line.utf8)) else {
          throw Failure("\(path):\(number + 1)", "not a record")
        }
        let start = Measurement.clock()
        let none: [ClaimedRange] = []
        finder.find(in: record.text.span, claimed: none.span, into: &spans, using: &scratch)
        seconds += Measurement.clock() - start
        var found: [NameSpan] = []
        for index in 0..<spans.count { found.append(spans[index]) }
        count(record, found, &tallies[record.source, default: Tally()])
      }
    }
    print("source                    KB   names  whole touched leaked  spans  right  F2")
    var total = Tally()
    for (source, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      Measurement.show(source, tally)
      total.names += tally.names
      total.whole += tally.whole
      total.touched += tally.touched
      total.found += tally.found
      total.right += tally.right
      total.bytes += tally.bytes
      total.leakedBytes += tally.leakedBytes
      total.nameBytes += tally.nameBytes
    }
    Measurement.show("all", total)
    SluiceTrain.say("\(Int(Double(total.bytes) / seconds / 1e6)) MB/s in calls of one record")
  }

  /// The model and the finder that the command line asks for.
  static func finder(_ command: Command) throws(Failure) -> (NameModel, NameFinder) {
    let bytes = try FileBytes.read(try command.needed("--model"))
    let model: NameModel
    do { model = try NameModel(bytes: bytes.span) } catch {
      throw Failure("--model", "\(error)", remedy: "train one")
    }
    let mode: NameMode
    switch command.values["--mode"] ?? "broad" {
    case "broad": mode = .broad
    case "strict": mode = .strict
    default: throw Failure("--mode", "neither strict nor broad")
    }
    let finder = NameFinder(
      model: model, mode: mode, record: command.flags.contains("--whole") ? .block : .line,
      threshold: command.values["--threshold"].flatMap { Float($0) })
    return (model, finder)
  }

  static func clock() -> Double {
    var time = timespec()
    // Safety: the call fills the structure it is given.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func show(_ source: String, _ tally: Tally) {
    func pad(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func percent(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "-" : "\(Double((part * 1000 + whole / 2) / whole) / 10)"
    }
    let recall = tally.names == 0 ? 1 : Double(tally.touched) / Double(tally.names)
    let precision = tally.found == 0 ? 1 : Double(tally.right) / Double(tally.found)
    let f2 = 5 * precision * recall / max(1e-9, 4 * precision + recall)
    print(
      source + String(repeating: " ", count: max(1, 22 - source.count))
        + pad("\(tally.bytes / 1024)", 6)
        + pad("\(tally.names)", 8) + pad(percent(tally.whole, tally.names), 7)
        + pad(percent(tally.touched, tally.names), 7)
        + pad(percent(tally.leakedBytes, tally.nameBytes), 7)
        + pad("\(tally.found)", 7) + pad(percent(tally.right, tally.found), 7)
        + pad("\((f2 * 1000).rounded() / 10)", 6))
  }

  private mutating func count(_ record: CorpusRecord, _ found: [NameSpan], _ tally: inout Tally) {
    tally.bytes += record.text.count
    var isMasked = [Bool](repeating: false, count: record.text.count)
    for span in found { for index in Int(span.start)..<Int(span.end) { isMasked[index] = true } }
    func text(_ start: Int, _ end: Int) -> String {
      String(decoding: record.text[start..<end], as: UTF8.self)
    }
    func context(_ start: Int, _ end: Int) -> String {
      text(max(0, start - 40), start) + "«" + text(start, end) + "»"
        + text(end, min(record.text.count, end + 40))
    }
    for span in record.spans where span.type == "PERSON" && !span.isOptional {
      let masked = (span.start..<span.end).count { isMasked[$0] }
      tally.names += 1
      tally.nameBytes += span.end - span.start
      tally.leakedBytes += span.end - span.start - masked
      if masked > 0 { tally.touched += 1 }
      // Blanks between its words need no mask.
      if (span.start..<span.end).allSatisfy({ isMasked[$0] || record.text[$0] <= 0x2E }) {
        tally.whole += 1
      } else if errorsLeft > 0 {
        errorsLeft -= 1
        print(
          "- \(record.source): \(context(span.start, span.end))".split(separator: "\n").joined(
            separator: "⏎"))
      }
    }
    for span in found {
      let hits = record.spans.filter { $0.start < Int(span.end) && Int(span.start) < $0.end }
      if hits.contains(where: { $0.isOptional || $0.type != "PERSON" }) { continue }
      tally.found += 1
      if !hits.isEmpty {
        tally.right += 1
      } else if errorsLeft > 0 {
        errorsLeft -= 1
        print(
          "+ \(record.source) \(span.margin): \(context(Int(span.start), Int(span.end)))".split(
            separator: "\n"
          ).joined(separator: "⏎"))
      }
    }
  }
}
