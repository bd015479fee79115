// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceConfig
import SluiceKeys
import SluiceMatching
import SluiceModel
import SluiceRedaction

/// Puts the parts together from settings.
struct Wiring {
  let resolved: ResolvedSettings
  let rules: [Rule]
  let keySource: KeySource

  var settings: Settings { resolved.settings }

  /// Reads settings, rules and the choice of the key.
  ///
  /// - Throws: every fault of the settings; then every fault of the rules.
  init(_ flags: [Setting: [String]], environment: [String: String] = Wiring.environment) throws {
    resolved = try SettingsLayers.load(flags: flags, environment: environment)
    rules = try RuleSelection.load(resolved.settings.rules)
    try resolved.check(against: KnownNames(rules))
    keySource = try Wiring.keySource(resolved, environment: environment)
    try Wiring.checkReversible(resolved, keySource)
  }

  /// Where the key comes from under these settings.
  static func keySource(
    _ resolved: ResolvedSettings, environment: [String: String] = Wiring.environment
  ) throws -> KeySource {
    var request = KeyRequest(environment: environment)
    request.file = resolved.settings.keyFile
    request.fileLayer = layer(resolved.origin(of: .keyFile))
    request.descriptor = resolved.settings.keyDescriptor
    request.descriptorLayer = layer(resolved.origin(of: .keyDescriptor))
    request.isEphemeral = resolved.settings.hasEphemeralKey
    return try KeySource.choose(request)
  }

  /// Ciphertext under a key that nobody keeps is a loss nobody asked for.
  private static func checkReversible(_ resolved: ResolvedSettings, _ source: KeySource) throws {
    let policy = resolved.settings.policy
    let operators =
      [policy.defaultOperator] + policy.operators.values + policy.addressClasses.values
    guard operators.contains(.encrypt), source == .ephemeral(isRequested: false) else { return }
    throw SluiceError(
      .configuration, place: "key", problem: "the operator 'encrypt' needs a key that is kept",
      remedy: "make one with 'sluice key new FILE' and give --key-file")
  }

  private static func layer(_ origin: SettingOrigin) -> KeyRequest.Layer {
    switch origin {
    case .environment: .environment
    case .file: .settingsFile
    case .flag, .standard: .flag
    }
  }

  /// Compiles the rules that run, and makes a redactor under the chosen key.
  func redactor() throws -> Redactor {
    let compiled = try RuleSelection.compile(
      rules, for: settings.policy, areBuiltIn: settings.rules.isEmpty)
    let ring = try keySource.load()
    let older = ring.searchable.filter { $0.id != ring.active.id }
    return try Redactor(
      rules: compiled, policy: settings.policy,
      pseudonymizer: Pseudonymizer(
        keyID: ring.active.id.description, secret: ring.activeSecret.bytes),
      olderKeys: older.compactMap { key in
        key.secret.map { Pseudonymizer(keyID: key.id.description, secret: $0.bytes) }
      })
  }

  /// All variables of the environment.
  static var environment: [String: String] {
    var variables: [String: String] = [:]
    // Safety: `environ` is a null-terminated list of C strings that nobody changes at start-up.
    var entry = unsafe Glibc.environ
    while let text = unsafe entry.pointee {
      let pair = unsafe String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return variables
  }
}
