// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The settings that hold, and where each came from.
public struct ResolvedSettings: Sendable, Equatable {
  /// The merged settings.
  public var settings: Settings
  /// Every setting in a fixed order, then operators, thresholds and scopes of the file.
  public var entries: [Entry]

  /// One setting as `sluice check` prints it.
  public struct Entry: Sendable, Equatable {
    /// The key in a settings file, such as `key_file` or `operators.EMAIL`.
    public var name: String
    /// The value in words, on one line.
    public var value: String
    /// Where it came from.
    public var origin: SettingOrigin
  }

  /// Where the value of `setting` came from.
  public func origin(of setting: Setting) -> SettingOrigin { origin(named: setting.key) }

  private func origin(named name: String) -> SettingOrigin {
    entries.first { $0.name == name }?.origin ?? .standard
  }

  /// Throws an error for each entity type or rule id that no rule has.
  public func check(against known: KnownNames) throws(SluiceErrors) {
    var errors: [SluiceError] = []
    func check(_ name: String, at key: String, isType: Bool) {
      let names = isType ? known.entityTypes : known.entityTypes + known.ruleIDs
      if names.contains(name) { return }
      let what = isType ? "entity type" : "entity type or rule"
      errors.append(
        SluiceError(
          .configuration, place: origin(named: key).description,
          problem: "unknown \(what) \(quoted(name))",
          remedy: suggestion(for: name, among: names, otherwise: "see 'sluice rules list'")))
    }
    let policy = settings.policy
    for name in policy.only { check(name, at: Setting.only.key, isType: false) }
    for name in policy.skip { check(name, at: Setting.skip.key, isType: false) }
    for type in policy.operators.keys.sorted() {
      check(type.name, at: "operators.\(type)", isType: true)
    }
    for type in policy.thresholds.keys.sorted() {
      check(type.name, at: "thresholds.\(type)", isType: true)
    }
    for (index, scope) in policy.scopes.enumerated() {
      for type in scope.types { check(type.name, at: "scopes[\(index)]", isType: true) }
    }
    if !errors.isEmpty { throw SluiceErrors(errors) }
  }
}
