// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import SluiceConfig

/// The filter's flags; each one is also a key of the settings file and a `SLUICE_` variable.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Settings and policy file (TOML).", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Option(
    help: ArgumentHelp("Kind of text: logs (strict) or prompts (broad).", valueName: "name"),
    completion: .list(["logs", "prompts"]))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Rule file or folder in place of the built-in rules; 'builtin' adds those (repeatable).",
      valueName: "path"), completion: .directory)
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Run only these entity types or rules (repeatable).", valueName: "types"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Do not run these entity types or rules (repeatable).", valueName: "types"))
  var skip: [String] = []

  @Option(
    help: ArgumentHelp(
      "Form of the input: auto, text, json, csv (with a header row), cri or docker (parts joined).",
      valueName: "form"),
    completion: .list(["auto", "text", "json", "csv", "cri", "docker"]))
  var format: String?

  @Option(
    help: ArgumentHelp("What is written: masked records, or metadata only.", valueName: "what"),
    completion: .list(["masked", "metadata"]))
  var emit: String?

  @Option(
    help: ArgumentHelp(
      "Write findings (never values) to this file as JSON lines.", valueName: "file"),
    completion: .file())
  var findings: String?

  @Option(
    help: ArgumentHelp("Key file: 64 hex digits, base64, or a key ring.", valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Option(help: ArgumentHelp("Read the key from this open file descriptor.", valueName: "number"))
  var keyFd: String?

  @Flag(help: "Use a random key for this run, and do not remark on it.")
  var ephemeralKey = false

  @Option(
    help: ArgumentHelp(
      "Harmless value, /regex/ or CIDR network that stays (repeatable).", valueName: "value"))
  var allow: [String] = []

  @Flag(help: "Leave findings on lines marked 'sluice:allow' (trusted files only).")
  var inlineAllow = false

  @Option(
    help: ArgumentHelp(
      "Only values of these keys pass; all others are masked (repeatable).", valueName: "paths"))
  var passKeys: [String] = []

  @Option(
    name: .customLong("operator"),
    help: ArgumentHelp(
      "What replaces a finding: token, label, mask, hash, encrypt, surrogate, shift-date, bucket, "
        + "ip-prefix, truncate-ip, drop or keep; numbers behind colons, as mask:2:4.",
      valueName: "name"),
    completion: .list([
      "token", "label", "mask", "hash", "encrypt", "surrogate", "shift-date", "bucket", "ip-prefix",
      "truncate-ip", "drop", "keep",
    ]))
  var operation: String?

  @Option(help: ArgumentHelp("Leave findings below this score, 0 to 1.", valueName: "score"))
  var threshold: String?

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Threads that filter.", valueName: "count"))
  var workers: String?

  @Option(
    help: ArgumentHelp(
      "Longest record examined; longer ones are withheld (default 1M).", valueName: "bytes"))
  var maximumRecordBytes: String?

  @Flag(name: [.customShort("z"), .long], help: "Compress the output with gzip.")
  var gzip = false

  @Flag(help: "Print counts to stderr at the end.")
  var stats = false

  @Flag(help: "Print progress to stderr, on a terminal.")
  var progress = false

  @Flag(help: "Exit with 1 when anything was found.")
  var failOnFinding = false

  /// What was given, by setting.
  var given: [Setting: [String]] {
    var flags: [Setting: [String]] = [:]
    func put(_ setting: Setting, _ value: String?) {
      if let value { flags[setting] = [value] }
    }
    func put(_ setting: Setting, _ isSet: Bool) {
      if isSet { flags[setting] = ["true"] }
    }
    put(.config, config)
    put(.profile, profile)
    put(.format, format)
    put(.emit, emit)
    put(.findings, findings)
    put(.keyFile, keyFile)
    put(.keyDescriptor, keyFd)
    put(.ephemeralKey, ephemeralKey)
    put(.operator, operation)
    put(.threshold, threshold)
    put(.workers, workers)
    put(.maximumRecordBytes, maximumRecordBytes)
    put(.inlineAllow, inlineAllow)
    put(.gzip, gzip)
    put(.stats, stats)
    put(.progress, progress)
    put(.failOnFinding, failOnFinding)
    for (setting, values) in [
      (Setting.rules, rules), (.only, only), (.skip, skip), (.allow, allow),
      (.passKeys, passKeys),
    ] where !values.isEmpty {
      flags[setting] = values
    }
    return flags
  }
}
