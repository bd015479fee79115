// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// Everything one call of the redactor said, as plain values.
struct RedactionRun {
  var input: [UInt8]
  var output: [UInt8]
  var placements: [Placement]
  /// What was left to be replaced: spans of findings, token look-alikes left out.
  var findings: [Range<Int>]
  var withheldCount: Int

  init(_ bytes: [UInt8], _ redactor: Redactor, keyBlock: Int = 0) {
    input = bytes
    var scratch = RedactionScratch(for: redactor)
    var block = ByteBuffer(bytes)
    block.clearTail()
    var buffer = ByteBuffer()
    redactor.redact(block, keyBlock: keyBlock, into: &buffer, using: &scratch)
    output = buffer.array
    placements = (0..<scratch.placements.count).map { scratch.placements[$0] }
    findings = []
    for index in 0..<scratch.matcher.findings.count {
      let finding = scratch.matcher.findings[index]
      if finding.rule >= 0 { findings.append(Int(finding.start)..<Int(finding.end)) }
    }
    withheldCount = scratch.withheldCount
  }

  var text: String { String(decoding: output, as: UTF8.self) }
}

/// A rule for tests of the redactor; the pattern is a toy.
func toyRule(
  _ id: String, entity: String, pattern: String, anchors: [String], validator: String? = nil,
  score: Double = 0.8
) -> Rule {
  var detection = Rule.Detection()
  detection.pattern = pattern
  detection.anchors = anchors
  detection.validator = validator
  detection.score = score
  guard let type = EntityType(entity) else { preconditionFailure("\(entity) is no entity type") }
  return Rule(id: id, entity: type, summary: "", detection: detection)
}

/// The default policy with labels, so that outputs can be written down.
var labels: Policy {
  var policy = Policy()
  policy.defaultOperator = .label
  return policy
}
