// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceConfig
import SluiceIO
import SluiceKeys
import SluiceModel
import SluicePipeline
import SluiceRedaction
import Synchronization

/// `sluice reveal`: the clear values behind what the operator `encrypt` wrote.
struct RevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal",
    abstract: "Put back the values that the operator 'encrypt' took out; needs the key.",
    discussion: """
      Reads text with tokens such as [EMAIL:k1-6n3p…] and writes it with the clear values, escaped \
      where they stand in JSON. A token that the key does not open (another key, forged, damaged) \
      stays as it is; then one line says how many there were and the exit status is 3.

        sluice --key-file key --operator encrypt < app.log > safe.log
        sluice reveal --key-file key < safe.log
      """)

  @Argument(help: "Files to read; '-' or nothing is stdin.", completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp("Settings file that names the key.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Option(
    help: ArgumentHelp("Key file: 64 hex digits, base64, or a key ring.", valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Option(help: ArgumentHelp("Read the key from this open file descriptor.", valueName: "number"))
  var keyFd: String?

  func run() throws {
    try Failure.exiting {
      try StandardDescriptors.checkOpen()
      ProcessHardening.forbidCoreDumps()
      var flags: [Setting: [String]] = [:]
      flags[.config] = config.map { [$0] }
      flags[.keyFile] = keyFile.map { [$0] }
      flags[.keyDescriptor] = keyFd.map { [$0] }
      let source = try Wiring.keySource(
        try SettingsLayers.load(flags: flags, environment: Wiring.environment))
      if case .ephemeral = source {
        throw SluiceError(
          .configuration, place: "key", problem: "nothing can be revealed without the key",
          remedy: "give --key-file, --key-fd or SLUICE_KEY_FILE")
      }
      let ring = try source.load()
      let revealer = Revealer(
        keys: ring.searchable.compactMap { key in
          key.secret.map { Pseudonymizer(keyID: key.id.description, secret: $0.bytes) }
        })
      try reveal(with: revealer)
    }
  }

  private func reveal(with revealer: Revealer) throws {
    let inputs = try InputFiles.inputs(files, stop: try StopSignal.installingHandlers())
    var settings = PipelineSettings(workers: 1)
    settings.maximumRecordBytes = Settings.recordBytesRange.upperBound
    settings.countsRecords = true
    let failures = RevealFailures()
    let pipeline = Pipeline(settings: settings, boundary: nil) { _ in
      RevealingProcessor(revealer: revealer, failures: failures)
    }
    let report = try pipeline.run(
      inputs: inputs, sink: DescriptorSink(1, name: "standard output"), sideSink: nil)
    for fault in report.faults { Diagnostics.report(fault) }
    if !report.faults.isEmpty { throw ExitCode(ExitStatus.inputOutput) }
    guard let first = failures.first else { return }
    let name = files.indices.contains(first.source) ? files[first.source] : "standard input"
    throw SluiceError(
      .inputOutput, place: "\(name):\(first.record)",
      problem: failures.count == 1
        ? "an encrypted value does not open" : "\(failures.count) encrypted values do not open",
      remedy: "use the key that wrote them; they are left as they were")
  }
}

/// What did not open.
final class RevealFailures: Sendable {
  private struct State {
    var count = 0
    var first: (source: Int, record: Int)?
  }
  private let state = Mutex(State())

  /// How many.
  var count: Int { state.withLock { $0.count } }
  /// The first one in reading order.
  var first: (source: Int, record: Int)? { state.withLock { $0.first } }

  /// Notes failures in a chunk.
  func add(_ lines: [Int], _ facts: ChunkFacts) {
    guard let line = lines.first else { return }
    state.withLock { state in
      state.count += lines.count
      if state.first == nil { state.first = (facts.source, facts.firstRecord + line) }
    }
  }
}

/// Reveals the records of a chunk.
private final class RevealingProcessor: ChunkProcessor {
  private let revealer: Revealer
  private let failures: RevealFailures

  init(revealer: Revealer, failures: RevealFailures) {
    self.revealer = revealer
    self.failures = failures
  }

  func process(
    _ input: borrowing ByteBuffer, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) throws(SluiceError) {
    failures.add(revealer.reveal(input.bytes, into: &output), facts)
  }

  func processWithheld(
    _ withheld: Withheld, facts: ChunkFacts, into output: inout ByteBuffer,
    sideOutput: inout ByteBuffer
  ) {
    Stub.append(
      reason: withheld.reason.rawValue, byteCount: withheld.byteCount, asJSON: false, to: &output)
    if withheld.hadNewline { output.append(UInt8(ascii: "\n")) }
  }
}
