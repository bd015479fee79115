// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Merges flags over environment over settings file over defaults.
///
/// A setting of a higher layer takes the place of the same one below it as a whole: `--allow` given
/// once replaces the file's allow list.
public enum SettingsLayers {
  /// Variables that mean something but are no settings; so do all that begin with `SLUICE_TEST_`.
  public static let otherVariables = ["SLUICE_KEY"]

  /// The settings file that flags or environment name, or nil. The flag wins.
  public static func configPath(
    flags: [Setting: [String]], environment: [String: String]
  ) -> String? {
    flags[.config]?.last ?? environment[Setting.config.variable]
  }

  /// As ``resolve(flags:environment:file:)``, with the file that ``configPath(flags:environment:)``
  /// names.
  public static func load(
    flags: [Setting: [String]], environment: [String: String]
  ) throws(SluiceErrors) -> ResolvedSettings {
    guard let path = configPath(flags: flags, environment: environment), !path.isEmpty else {
      return try resolve(flags: flags, environment: environment, file: nil)
    }
    let text: String
    do { text = try TextFile.read(path) } catch { throw SluiceErrors([error]) }
    return try resolve(flags: flags, environment: environment, file: (path: path, text: text))
  }

  /// The settings that hold.
  ///
  /// - Parameters:
  ///   - flags: Texts given on the command line; a switch counts as `true`.
  ///   - environment: All variables; only those that begin with `SLUICE_` are looked at.
  ///   - file: Name and contents of the settings file.
  /// - Throws: every fault of every layer, flags first.
  public static func resolve(
    flags: [Setting: [String]], environment: [String: String],
    file: (path: String, text: String)?
  ) throws(SluiceErrors) -> ResolvedSettings {
    var flagLayer = SettingAssigner()
    for setting in Setting.allCases {
      flagLayer.assign(setting, flags[setting] ?? [], from: .flag(setting.flag))
    }
    let (environmentValues, environmentErrors) = environmentLayer(environment)
    var layers = [flagLayer.values, environmentValues]
    var errors = flagLayer.errors + environmentErrors
    if let file {
      let (values, faults) = PolicyFile.layer(file.text, path: file.path)
      layers.append(values)
      errors += faults
    }
    guard errors.isEmpty else { throw SluiceErrors(errors) }
    return merge(layers, config: file?.path)
  }

  private static func environmentLayer(
    _ environment: [String: String]
  ) -> (PartialSettings, [SluiceError]) {
    var layer = SettingAssigner()
    for setting in Setting.allCases {
      if let text = environment[setting.variable] {
        layer.assign(setting, [text], from: .environment(setting.variable))
      }
    }
    let known = Setting.allCases.map(\.variable) + otherVariables
    let strangers = environment.keys.filter {
      $0.hasPrefix("SLUICE_") && !$0.hasPrefix("SLUICE_TEST_") && !known.contains($0)
    }
    let errors = strangers.sorted().map { name in
      SluiceError(
        .configuration, place: "environment", problem: "unknown variable \(quoted(name))",
        remedy: suggestion(for: name, among: known, otherwise: "unset it"))
    }
    return (layer.values, layer.errors + errors)
  }

  private static func merge(_ layers: [PartialSettings], config: String?) -> ResolvedSettings {
    var merge = SettingsMerge(layers: layers)
    var settings = Settings()
    merge.note(.config, config, "none") { $0 }
    settings.policy.profile = merge.value(.profile, \.profile, .logs) { $0.rawValue }
    settings.rules = merge.value(.rules, \.rules, []) { list($0, "none") }
    settings.policy.only = merge.value(.only, \.only, []) { list($0, "all defaults") }
    settings.policy.skip = merge.value(.skip, \.skip, []) { list($0, "none") }
    settings.format = merge.value(.format, \.format, .auto) { $0.rawValue }
    settings.emission = merge.value(.emit, \.emission, .masked) { $0.rawValue }
    settings.findings = merge.optional(.findings, \.findings, "none") { $0 }
    settings.keyFile = merge.optional(.keyFile, \.keyFile, "none") { $0 }
    settings.keyDescriptor = merge.optional(.keyDescriptor, \.keyDescriptor, "none") { String($0) }
    settings.hasEphemeralKey = merge.flag(.ephemeralKey, \.hasEphemeralKey)
    settings.policy.allow = merge.value(.allow, \.allow, Policy.AllowList(), counts)
    settings.policy.honoursInlineMarks = merge.flag(.inlineAllow, \.honoursInlineMarks)
    settings.policy.passKeys = merge.optional(.passKeys, \.passKeys, "every key") {
      list($0, "no key")
    }
    settings.policy.defaultOperator = merge.value(
      .operator, \.defaultOperator, .token, SettingText.text)
    settings.policy.threshold = merge.optional(
      .threshold, \.threshold, "the profile's", plain)
    settings.workers = merge.optional(.workers, \.workers, "one a processor") { String($0) }
    settings.maximumRecordBytes = merge.value(
      .maximumRecordBytes, \.maximumRecordBytes, 1 << 20, SettingText.byteCountText)
    settings.isGzipped = merge.flag(.gzip, \.isGzipped)
    settings.printsStats = merge.flag(.stats, \.printsStats)
    settings.printsProgress = merge.flag(.progress, \.printsProgress)
    settings.failsOnFinding = merge.flag(.failOnFinding, \.failsOnFinding)
    if let file = layers.last { merge.takeTables(of: file, into: &settings.policy) }
    return ResolvedSettings(settings: settings, entries: merge.entries)
  }

  private static func list(_ texts: [String], _ none: String) -> String {
    texts.isEmpty ? none : texts.joined(separator: ", ")
  }

  /// How many entries an allow list has; the values themselves are nobody's business.
  private static func counts(_ allow: Policy.AllowList) -> String {
    "values \(allow.values.count), patterns \(allow.patterns.count), networks \(allow.networks.count)"
  }
}

/// Takes each setting from the first layer that has it and notes where it came from.
private struct SettingsMerge {
  let layers: [PartialSettings]
  private(set) var entries: [ResolvedSettings.Entry] = []

  init(layers: [PartialSettings]) { self.layers = layers }

  mutating func note<Value>(
    _ setting: Setting, _ found: Value?, _ none: String, _ text: (Value) -> String
  ) {
    let origin = layers.lazy.compactMap { $0.origins[setting.key] }.first ?? .standard
    entries.append(
      ResolvedSettings.Entry(
        name: setting.key, value: oneLine(found.map(text) ?? none), origin: origin))
  }

  mutating func optional<Value>(
    _ setting: Setting, _ path: KeyPath<PartialSettings, Value?>, _ none: String,
    _ text: (Value) -> String
  ) -> Value? {
    let found = layers.lazy.compactMap { $0[keyPath: path] }.first
    note(setting, found, none, text)
    return found
  }

  mutating func value<Value>(
    _ setting: Setting, _ path: KeyPath<PartialSettings, Value?>, _ standard: Value,
    _ text: (Value) -> String
  ) -> Value {
    let found = layers.lazy.compactMap { $0[keyPath: path] }.first
    note(setting, found, text(standard), text)
    return found ?? standard
  }

  mutating func flag(_ setting: Setting, _ path: KeyPath<PartialSettings, Bool?>) -> Bool {
    value(setting, path, false) { String($0) }
  }

  /// Takes what only a file can say: operators and thresholds by type, scopes.
  mutating func takeTables(of file: PartialSettings, into policy: inout Policy) {
    policy.operators = file.operators
    policy.thresholds = file.thresholds
    policy.scopes = file.scopes
    policy.addressClasses = file.addressClasses
    policy.ownNetworks = file.ownNetworks
    for (type, operation) in file.operators.sorted(by: { $0.key < $1.key }) {
      add("operators.\(type)", SettingText.text(of: operation), file)
    }
    for (type, threshold) in file.thresholds.sorted(by: { $0.key < $1.key }) {
      add("thresholds.\(type)", plain(threshold), file)
    }
    for (name, operation) in file.addressClasses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let networks = name == .own ? " \(file.ownNetworks.joined(separator: ", "))" : ""
      add("ip_classes.\(name.rawValue)", SettingText.text(of: operation) + networks, file)
    }
    for (index, scope) in file.scopes.enumerated() {
      let types = scope.types.isEmpty ? "" : " \(scope.types.map(\.name).joined(separator: ", "))"
      add(
        "scopes[\(index)]",
        "\(scope.action.rawValue)\(types) in \(scope.paths.joined(separator: ", "))",
        file)
    }
  }

  private mutating func add(_ name: String, _ value: String, _ file: PartialSettings) {
    entries.append(
      ResolvedSettings.Entry(
        name: name, value: oneLine(value), origin: file.origins[name] ?? .standard))
  }
}
