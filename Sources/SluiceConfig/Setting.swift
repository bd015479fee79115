// SPDX-License-Identifier: Apache-2.0

/// One thing a user can set: as a flag, as a variable of the environment, and in a settings file.
public enum Setting: String, CaseIterable, Sendable {
  case config
  case profile
  case rules
  case only
  case skip
  case format
  case emit
  case findings
  case keyFile = "key_file"
  case keyDescriptor = "key_fd"
  case ephemeralKey = "ephemeral_key"
  case allow
  case inlineAllow = "inline_allow"
  case passKeys = "pass_keys"
  case `operator`
  case threshold
  case workers
  case maximumRecordBytes = "maximum_record_bytes"
  case gzip
  case stats
  case progress
  case failOnFinding = "fail_on_finding"

  /// The key in a settings file, such as `key_file`.
  public var key: String { rawValue }

  /// The flag, such as `--key-file`.
  public var flag: String { "--" + rawValue.split(separator: "_").joined(separator: "-") }

  /// The variable, such as `SLUICE_KEY_FILE`.
  public var variable: String { "SLUICE_" + rawValue.uppercased() }

  /// Whether it may be given several times, all of which count.
  public var isList: Bool {
    switch self {
    case .rules, .only, .skip, .allow, .passKeys: true
    default: false
    }
  }
}

/// Where the value of a setting came from.
public enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  /// A flag such as `--only`.
  case flag(String)
  /// A variable such as `SLUICE_ONLY`.
  case environment(String)
  /// A place in the settings file: `sluice.toml:3:1`.
  case file(String)
  /// Nobody set it.
  case standard

  /// As it is printed, and as errors name the place.
  public var description: String {
    switch self {
    case .flag(let text), .environment(let text), .file(let text): text
    case .standard: "default"
    }
  }
}
