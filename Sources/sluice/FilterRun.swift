// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Glibc
import SluiceConfig
import SluiceIO
import SluiceKeys
import SluiceModel
import SluicePipeline
import SluiceRedaction

/// Text in, the same text without personal data and secrets out.
struct FilterRun {
  /// Files to read; none is stdin.
  var files: [String] = []
  /// Settings given on the command line.
  var flags: [Setting: [String]] = [:]

  func run() throws {
    try Failure.exiting {
      try StandardDescriptors.checkOpen()
      ProcessHardening.forbidCoreDumps()
      let wiring = try Wiring(flags)
      let redactor = try wiring.redactor()
      if let notice = wiring.keySource.notice { Diagnostics.note(notice) }
      try filter(wiring, redactor)
    }
  }

  private func filter(_ wiring: Wiring, _ redactor: Redactor) throws {
    let settings = wiring.settings
    let stop = try StopSignal.installingHandlers()
    let inputs = try InputFiles.inputs(files, stop: stop)
    let output = DescriptorSink(1, name: "standard output")
    let sink: any ByteSink = settings.isGzipped ? try GzipSink(output) : output
    let side = try settings.findings.map { try DescriptorSink(path: $0) }

    var pipelineSettings = PipelineSettings(workers: settings.workers ?? Self.processors)
    pipelineSettings.maximumRecordBytes = settings.maximumRecordBytes
    pipelineSettings.countsRecords =
      settings.findings != nil || settings.emission == .metadata || settings.printsStats
    RecordForm.configure(&pipelineSettings, settings.format)
    pipelineSettings.wakeReader = StopSignal.wakeReader

    var options = RedactingProcessor.Options()
    options.emission = settings.emission
    options.writesFindings = settings.findings != nil
    options.sourceNames = files.map { $0 == "-" ? "standard input" : $0 }
    options.isJSON = settings.format == .json || settings.format == .docker
    options.format = settings.format
    let totals = Totals()
    let seed = UInt64.random(in: .min ... .max)
    let document = NamedDocument()
    let progress = ProgressLine(isWanted: settings.printsProgress)
    let pipeline = Pipeline(
      settings: pipelineSettings,
      boundary: RecordForm.boundary(settings.format, redactor)
    ) { [options] _ in
      RedactingProcessor(
        redactor: redactor, options: options, totals: totals, seed: seed, progress: progress,
        document: document)
    }
    let report = try pipeline.run(inputs: inputs, sink: sink, sideSink: side)
    progress.finish()
    for fault in report.faults { Diagnostics.report(fault) }
    if settings.printsStats { Statistics(report, totals.sum, redactor).print() }
    if !report.faults.isEmpty { throw ExitCode(ExitStatus.inputOutput) }
    if settings.failsOnFinding, totals.sum.findings.contains(where: { $0 > 0 }) {
      throw ExitCode(ExitStatus.findings)
    }
  }

  /// Processors this process may run on.
  private static var processors: Int {
    max(1, min(64, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }
}
