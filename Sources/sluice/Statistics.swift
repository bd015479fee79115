// SPDX-License-Identifier: Apache-2.0
import SluicePipeline
import SluiceRedaction

/// Counts for people and programs, one `name value` pair a line on stderr.
struct Statistics {
  private let lines: [String]

  init(_ report: PipelineReport, _ sum: Totals.Counts, _ redactor: Redactor) {
    var lines = [
      "records \(report.records)", "bytes_in \(report.bytesIn)", "bytes_out \(report.bytesOut)",
    ]
    let named = zip(redactor.entities, sum.findings).sorted { $0.0 < $1.0 }
    for (entity, count) in named where count > 0 { lines.append("found_\(entity) \(count)") }
    var withheld = report.withheld.reduce(0) { $0 + $1.value }
    withheld += sum.withheld
    lines.append("withheld \(withheld)")
    for (reason, count) in report.withheld.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append("withheld_\(reason.rawValue) \(count)")
    }
    if sum.withheld > 0 { lines.append("withheld_match-limit \(sum.withheld)") }
    if sum.dropped > 0 { lines.append("dropped \(sum.dropped)") }
    if sum.escaped > 0 { lines.append("look-alikes_escaped \(sum.escaped)") }
    self.lines = lines
  }

  func print() {
    for line in lines { Diagnostics.note(line) }
  }
}
