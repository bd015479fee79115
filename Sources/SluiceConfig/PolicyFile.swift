// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads a settings file: one TOML document with the settings and the policy.
public enum PolicyFile {
  /// The settings that a file gives on top of the defaults.
  ///
  /// Relative paths in it are taken from the file's folder.
  /// - Parameters:
  ///   - text: The file's contents.
  ///   - path: The file as messages name it.
  ///   - known: The names it may use; nil to check their form only.
  /// - Throws: every fault of the file.
  public static func decode(
    _ text: String, path: String, known: KnownNames? = nil
  ) throws(SluiceErrors) -> Settings {
    let resolved = try SettingsLayers.resolve(
      flags: [:], environment: [:], file: (path: path, text: text))
    if let known { try resolved.check(against: known) }
    return resolved.settings
  }

  /// What the file sets, and its faults.
  static func layer(_ text: String, path: String) -> (PartialSettings, [SluiceError]) {
    do {
      var decoder = PolicyFileDecoder(try TOMLDocument(text, path: path))
      let values = decoder.decode()
      return (values, decoder.reader.errors)
    } catch {
      return (PartialSettings(), error.errors)
    }
  }
}

/// Walks through one settings file; the faults gather in ``reader``.
struct PolicyFileDecoder {
  var reader: TOMLReader
  var values = PartialSettings()

  init(_ document: TOMLDocument) { reader = TOMLReader(document) }

  static let keys =
    Setting.allCases.filter { $0 != .config }.map(\.key) + [
      "operators", "thresholds", "scopes", "ip_classes",
    ]

  mutating func decode() -> PartialSettings {
    let root = reader.root
    reader.checkKeys(of: root, known: Self.keys)
    decodePlain(root)
    decodePaths(root)
    decodeAllow(root)
    decodeOperators(root)
    decodeThresholds(root)
    decodeScopes(root)
    decodeAddressClasses(root)
    for key in root.values.keys where Setting(rawValue: key) != nil {
      values.origins[key] = .file(reader.place(of: key))
    }
    return values
  }

  private mutating func decodePlain(_ root: TOMLReader.Section) {
    values.profile = choice(root, "profile", "profile")
    values.format = choice(root, "format", "format")
    values.emission = choice(root, "emit", "output")
    values.only = reader.strings(root, "only")
    values.skip = reader.strings(root, "skip")
    values.honoursInlineMarks = reader.flag(root, "inline_allow")
    values.passKeys = reader.strings(root, "pass_keys")
    values.keyDescriptor = reader.integer(root, "key_fd", in: 3...1_048_575)
    values.hasEphemeralKey = reader.flag(root, "ephemeral_key")
    values.threshold = reader.number(root, "threshold", in: 0...1)
    values.workers = reader.integer(root, "workers", in: Settings.workersRange)
    values.isGzipped = reader.flag(root, "gzip")
    values.printsStats = reader.flag(root, "stats")
    values.printsProgress = reader.flag(root, "progress")
    values.failsOnFinding = reader.flag(root, "fail_on_finding")
    values.defaultOperator = operation(root, "operator")
    if case .string? = root.values["maximum_record_bytes"] {
      values.maximumRecordBytes = parsed(root, "maximum_record_bytes") {
        text throws(SettingText.Fault) in
        try SettingText.byteCount(text, in: Settings.recordBytesRange)
      }
    } else {
      values.maximumRecordBytes = reader.integer(
        root, "maximum_record_bytes", in: Settings.recordBytesRange)
    }
  }

  /// Reads the string at `key` with `parse`.
  private mutating func parsed<Value>(
    _ section: TOMLReader.Section, _ key: String,
    _ parse: (String) throws(SettingText.Fault) -> Value
  ) -> Value? {
    guard let text = reader.string(section, key) else { return nil }
    do { return try parse(text) } catch {
      reader.fault(at: section.path(of: key), error.problem, error.remedy)
      return nil
    }
  }

  private mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ section: TOMLReader.Section, _ key: String, _ what: String
  ) -> Value? where Value.RawValue == String {
    parsed(section, key) { text throws(SettingText.Fault) in try SettingText.choice(text, what) }
  }

  private mutating func decodePaths(_ root: TOMLReader.Section) {
    let folder = reader.document.path.lastIndex(of: "/").map { reader.document.path[...$0] } ?? ""
    func resolved(_ path: String) -> String {
      path.hasPrefix("/") || path == "-" ? path : folder + path
    }
    values.rules = reader.strings(root, "rules")?.map(resolved)
    values.findings = optionalPath(root, "findings").map(resolved)
    values.keyFile = optionalPath(root, "key_file").map(resolved)
  }

  private mutating func optionalPath(_ root: TOMLReader.Section, _ key: String) -> String? {
    root.values[key] == nil ? nil : reader.requiredString(root, key)
  }

  private mutating func decodeAllow(_ root: TOMLReader.Section) {
    guard let node = root.values["allow"] else { return }
    var list = Policy.AllowList()
    if case .list = node {
      for (index, text) in (reader.strings(root, "allow") ?? []).enumerated() {
        do { try SettingText.allow(text, into: &list) } catch {
          reader.fault(at: "allow[\(index)]", error.problem, error.remedy)
        }
      }
    } else if let section = reader.section(
      root, "allow", known: ["values", "patterns", "networks"])
    {
      list.values = reader.strings(section, "values") ?? []
      list.patterns = reader.strings(section, "patterns") ?? []
      list.networks = reader.strings(section, "networks") ?? []
      for (index, network) in list.networks.enumerated() where !SettingText.isNetwork(network) {
        reader.fault(
          at: "allow.networks[\(index)]", "\(quoted(network)) is no network",
          "write it as '10.0.0.0/8' or 'fd00::/8'")
      }
    }
    values.allow = list
  }

  private mutating func decodeOperators(_ root: TOMLReader.Section) {
    guard let section = reader.section(root, "operators", known: nil) else { return }
    for key in section.values.keys.sorted() {
      let path = section.path(of: key)
      if key == "default" {
        if root.values["operator"] != nil {
          reader.fault(at: path, "'operator' and 'operators.default' are both given", "keep one")
        } else if let operation = operation(section, key) {
          values.defaultOperator = operation
          values.origins[Setting.operator.key] = .file(reader.place(of: path))
        }
      } else if let type = entityType(key, at: path), let operation = operation(section, key) {
        values.operators[type] = operation
        values.origins[path] = .file(reader.place(of: path))
      }
    }
  }

  /// `"label"`, or `{ operator = "mask", keep_first = 2, keep_last = 4 }`.
  mutating func operation(_ section: TOMLReader.Section, _ key: String) -> Operator? {
    guard case .table? = section.values[key] else {
      return parsed(section, key, SettingText.operatorNamed)
    }
    guard let inner = reader.section(section, key, known: SettingText.parameterKeys) else {
      return nil
    }
    guard inner.values["operator"] != nil else {
      reader.fault(at: inner.path, "'operator' is missing")
      return nil
    }
    var numbers: [String: Int?] = [:]
    for parameter in SettingText.operatorNames.flatMap(SettingText.parameters)
    where inner.values[parameter.key] != nil {
      numbers[parameter.key] = .some(reader.integer(inner, parameter.key, in: parameter.range))
    }
    guard let named = parsed(inner, "operator", SettingText.operatorNamed) else { return nil }
    let parameters = SettingText.parameters(of: named.name)
    if numbers.isEmpty { return named }
    for key in numbers.keys.sorted() where !parameters.contains(where: { $0.key == key }) {
      reader.fault(at: inner.path(of: key), "'\(key)' has no meaning for '\(named.name)'")
    }
    return SettingText.makeOperator(
      named.name, parameters.map { (numbers[$0.key] ?? nil) ?? $0.standard })
  }

  private mutating func decodeThresholds(_ root: TOMLReader.Section) {
    guard let section = reader.section(root, "thresholds", known: nil) else { return }
    for key in section.values.keys.sorted() {
      let path = section.path(of: key)
      if let type = entityType(key, at: path), let value = reader.number(section, key, in: 0...1) {
        values.thresholds[type] = value
        values.origins[path] = .file(reader.place(of: path))
      }
    }
  }

  private mutating func entityType(_ name: String, at path: String) -> EntityType? {
    if let type = EntityType(name) { return type }
    reader.fault(
      at: path, "\(quoted(name)) is no entity type", "entity types are written like 'EMAIL'")
    return nil
  }

  private mutating func decodeScopes(_ root: TOMLReader.Section) {
    guard let node = root.values["scopes"] else { return }
    guard case .list(let elements) = node else {
      reader.fault(at: "scopes", "'scopes' must be written as [[scopes]]")
      return
    }
    for (index, element) in elements.enumerated() {
      let path = "scopes[\(index)]"
      guard case .table(let table) = element else {
        reader.fault(at: path, "'scopes' must be written as [[scopes]]")
        continue
      }
      let section = TOMLReader.Section(path: path, values: table)
      reader.checkKeys(of: section, known: ["paths", "types", "action"])
      decodeScope(section)
    }
  }

  private mutating func decodeScope(_ section: TOMLReader.Section) {
    for key in ["paths", "action"] where section.values[key] == nil {
      reader.fault(at: section.path, "'\(key)' is missing in [[scopes]]")
    }
    let paths = reader.strings(section, "paths")
    if paths == [] { reader.fault(at: section.path(of: "paths"), "'paths' is empty") }
    for (index, path) in (paths ?? []).enumerated()
    where path.split(separator: ".", omittingEmptySubsequences: false).contains("") {
      reader.fault(
        at: "\(section.path(of: "paths"))[\(index)]", "\(quoted(path)) holds an empty key",
        "write key paths like 'user.email', 'headers.*' or '**.trace_id'")
    }
    let names = reader.strings(section, "types") ?? []
    var types: [EntityType] = []
    for (index, name) in names.enumerated() {
      if let type = entityType(name, at: "\(section.path(of: "types"))[\(index)]") {
        types.append(type)
      }
    }
    let action: Policy.Scope.Action? = choice(section, "action", "action")
    if action == .mask, names.count > 1 {
      reader.fault(
        at: section.path(of: "types"), "a field that is masked whole has one type",
        "name one type, or none")
    }
    guard let paths, let action else { return }
    values.origins["scopes[\(values.scopes.count)]"] = .file(reader.place(of: section.path))
    values.scopes.append(Policy.Scope(paths: paths, types: types, action: action))
  }
}
