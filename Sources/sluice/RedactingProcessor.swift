// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel
import SluicePipeline
import SluiceRedaction
import Synchronization

/// Redacts the records of a chunk: one a worker.
final class RedactingProcessor: ChunkProcessor {
  private let redactor: Redactor
  private let options: Options
  private let totals: Totals
  private let progress: ProgressLine
  private var scratch: RedactionScratch
  private var masked = ByteBuffer(capacity: 64)

  /// What is written besides masked records.
  struct Options: Sendable {
    var emission = Emission.masked
    var writesFindings = false
    var sourceNames: [String] = []
    /// Whether the input is known to be JSON lines, so that stubs are JSON strings.
    var isJSON = false
    /// Form of the input.
    var format = InputFormat.auto
  }

  init(
    redactor: Redactor, options: Options, totals: Totals, seed: UInt64, progress: ProgressLine,
    document: NamedDocument
  ) {
    self.progress = progress
    self.redactor = redactor
    self.options = options
    self.totals = totals
    scratch = RedactionScratch(for: redactor, cacheSeed: seed)
    scratch.join(document)
  }

  func begin(_ turn: ChunkTurn) { scratch.awaitTurn = turn.wait }

  func process(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) throws(SluiceError) {
    scratch.source = facts.source
    scratch.layout = RecordForm.layout(options.format, facts)
    scratch.labelBefore = RecordForm.label(facts)
    scratch.secretBefore = RecordForm.secretLines(facts)
    let keyBlock = RecordForm.keyBlock(facts)
    switch options.emission {
    case .masked:
      redactor.redact(input, keyBlock: keyBlock, into: &output, using: &scratch)
    case .metadata:
      masked.removeAll()
      redactor.redact(input, keyBlock: keyBlock, into: &masked, using: &scratch)
      RecordReport.appendMetadata(
        input, facts: facts, redactor, scratch, source: source(facts), to: &output)
    }
    if options.writesFindings, options.emission == .masked {
      RecordReport.appendFindings(
        input, facts: facts, redactor, scratch, source: source(facts), written: output.bytes,
        to: &sideOutput)
    } else if options.writesFindings {
      RecordReport.appendFindings(
        input, facts: facts, redactor, scratch, source: source(facts), written: masked.bytes,
        to: &sideOutput)
    }
    totals.update(from: scratch, of: ObjectIdentifier(self))
    progress.add(input.count)
  }

  func processWithheld(
    _ withheld: Withheld, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) {
    Stub.append(
      reason: withheld.reason.rawValue, byteCount: withheld.byteCount,
      asJSON: options.isJSON || options.emission == .metadata, to: &output)
    if withheld.hadNewline { output.append(UInt8(ascii: "\n")) }
  }

  private func source(_ facts: ChunkFacts) -> String {
    options.sourceNames.indices.contains(facts.source)
      ? options.sourceNames[facts.source] : "standard input"
  }
}

/// Counts of all workers.
final class Totals: Sendable {
  /// Counts of one worker.
  struct Counts {
    var findings: [Int] = []
    var withheld = 0
    var dropped = 0
    var escaped = 0
  }

  private let byWorker = Mutex<[ObjectIdentifier: Counts]>([:])

  /// Takes over a worker's counts, which only grow.
  func update(from scratch: borrowing RedactionScratch, of worker: ObjectIdentifier) {
    let counts = Counts(
      findings: scratch.counts, withheld: scratch.withheldCount, dropped: scratch.droppedCount,
      escaped: scratch.escapedCount)
    byWorker.withLock { $0[worker] = counts }
  }

  /// The sum over all workers.
  var sum: Counts {
    byWorker.withLock { counts in
      var sum = Counts()
      for worker in counts.values {
        if sum.findings.isEmpty {
          sum.findings = worker.findings
        } else {
          for index in worker.findings.indices { sum.findings[index] += worker.findings[index] }
        }
        sum.withheld += worker.withheld
        sum.dropped += worker.dropped
        sum.escaped += worker.escaped
      }
      return sum
    }
  }
}
