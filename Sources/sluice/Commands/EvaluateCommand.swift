// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FoundationEssentials
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// `sluice evaluate`: how much of labelled text is found.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure recall, precision and bytes leaked on labelled records.",
    discussion: """
      Reads JSON lines {"id","kind","text","spans":[{"start","end","type"}]} with UTF-8 byte \
      offsets and prints, by type, what was found and what leaked. The kinds log and json run \
      under the profile logs, prompt and text under prompts.

        sluice evaluate gold.jsonl
        sluice evaluate gold.jsonl --predictions found.jsonl
      """)

  @Argument(help: "Labelled records, one JSON object a line.", completion: .file())
  var gold: [String]

  @Option(help: "Profile for every record: auto, logs or prompts.")
  var profile = "auto"

  @Option(help: "Write what was found as {\"id\",\"spans\"} JSON lines.", completion: .file())
  var predictions: String?

  @OptionGroup var selection: RuleSelection

  func run() throws {
    try Failure.exiting {
      guard ["auto", "logs", "prompts"].contains(profile) else {
        throw SluiceError(
          .configuration, place: "--profile", problem: "unknown profile '\(profile)'",
          remedy: "use auto, logs or prompts")
      }
      var evaluation = try Evaluation(selection: selection)
      var lines: [UInt8] = []
      for path in gold {
        let text = try FileText.read(path)
        for (number, line) in text.split(separator: UInt8(ascii: "\n")).enumerated() {
          let record: GoldRecord
          do {
            record = try JSONDecoder().decode(GoldRecord.self, from: Data(line))
          } catch {
            throw SluiceError(
              .configuration, place: "\(path):\(number + 1)", problem: "no labelled record",
              remedy: "write {\"id\",\"kind\",\"text\",\"spans\"} on each line")
          }
          let forced = Profile(rawValue: profile)
          let found = try evaluation.add(record, profile: forced ?? record.profile)
          if predictions != nil {
            lines += try JSONEncoder().encode(Prediction(id: record.id, spans: found))
            lines.append(UInt8(ascii: "\n"))
          }
        }
      }
      if let predictions { try FileText.write(lines, to: predictions) }
      print(evaluation.table(), terminator: "")
    }
  }
}

/// A labelled record.
struct GoldRecord: Decodable {
  var id: String
  var kind: String
  var text: String
  var spans: [GoldSpan]

  /// The profile that fits the record's kind.
  var profile: Profile { kind == "log" || kind == "json" ? .logs : .prompts }
}

/// A labelled span: byte offsets into the UTF-8 text.
struct GoldSpan: Codable {
  var start: Int
  var end: Int
  var type: String
  var optional: Bool?
}

/// What was found in a record.
struct Prediction: Encodable {
  var id: String
  var spans: [GoldSpan]
}
