// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// What was found in a text and what was refused, for people.
struct Explanation: Encodable {
  /// A finding that was replaced.
  struct Found: Encodable {
    var start: Int
    var end: Int
    var value: String
    var entity: String
    var rule: String
    var score: Double
    var validator: String?
    var evidence: String?
  }

  /// A candidate that was refused.
  struct Refused: Encodable {
    var start: Int
    var end: Int
    var value: String
    var entity: String
    var rule: String
    var reason: String
  }

  let input: String
  let output: String
  let found: [Found]
  let refused: [Refused]

  init(of bytes: [UInt8], redactor: Redactor) {
    var scratch = RedactionScratch(for: redactor)
    scratch.matcher.isTracing = true
    var block = ByteBuffer(bytes)
    block.clearTail()
    var output = ByteBuffer()
    redactor.redact(block, into: &output, using: &scratch)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    input = String(decoding: bytes, as: UTF8.self)
    self.output = String(decoding: output.array, as: UTF8.self)
    var found: [Found] = []
    for index in 0..<scratch.placements.count {
      let placement = scratch.placements[index]
      let rule = placement.rule >= 0 ? redactor.rules.rules[Int(placement.rule)] : nil
      let range = Int(placement.inputStart)..<Int(placement.inputEnd)
      found.append(
        Found(
          start: range.lowerBound, end: range.upperBound, value: text(range),
          entity: redactor.entities[Int(placement.entity)].name, rule: rule?.id ?? "scope",
          score: Double(placement.score) / 100, validator: rule?.detection.validator,
          evidence: rule?.detection.usesTagger == true
            ? scratch.nameEvidence(for: placement) : nil))
    }
    self.found = found
    refused = scratch.matcher.trace.filter { !$0.isDecoded }.map { refusal in
      let rule = redactor.rules.rules[refusal.rule]
      return Refused(
        start: refusal.start, end: refusal.end, value: text(refusal.start..<refusal.end),
        entity: rule.entity.name, rule: rule.id, reason: refusal.reason.rawValue)
    }
  }

  /// One JSON object and a newline.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The text with findings marked, then a line for each finding and refusal.
  func text(_ terminal: Terminal) -> String {
    var lines = [marked(terminal), ""]
    for item in found {
      var checked = item.validator.map { ", validator \($0)" } ?? ""
      if let evidence = item.evidence { checked += ", evidence: \(evidence)" }
      lines.append(
        "\(terminal.paint("found  ", .green)) \(pad(item.entity, 16)) \(item.value)  "
          + terminal.paint("rule \(item.rule), score \(item.score)\(checked)", .dim))
    }
    for item in refused {
      lines.append(
        "\(terminal.paint("refused", .yellow)) \(pad(item.entity, 16)) \(item.value)  "
          + terminal.paint("rule \(item.rule): \(item.reason)", .dim))
    }
    if found.isEmpty { lines.append("nothing found") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func marked(_ terminal: Terminal) -> String {
    guard terminal.hasColour else { return output }
    let bytes = Array(input.utf8)
    var result = ""
    var position = 0
    for item in found where item.start >= position && item.end <= bytes.count {
      result += String(decoding: bytes[position..<item.start], as: UTF8.self)
      result += terminal.paint(item.value, .marked)
      position = item.end
    }
    return result + String(decoding: bytes[position...], as: UTF8.self)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
