// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads a layer that is made of texts: flags or variables.
struct SettingAssigner {
  private(set) var values = PartialSettings()
  private(set) var errors: [SluiceError] = []

  /// Sets `setting` to what `texts` say.
  mutating func assign(_ setting: Setting, _ texts: [String], from origin: SettingOrigin) {
    guard !texts.isEmpty else { return }
    do {
      if texts.count > 1, !setting.isList {
        throw SettingText.Fault(problem: "given more than once", remedy: "give it once")
      }
      if texts.contains("") {
        throw SettingText.Fault(problem: "the value is empty", remedy: "leave it out or give one")
      }
      try read(setting, texts, isVariable: origin.isEnvironment)
      values.origins[setting.key] = origin
    } catch let fault as SettingText.Fault {
      errors.append(
        SluiceError(
          .configuration, place: origin.description, problem: fault.problem, remedy: fault.remedy))
    } catch {
      errors.append(
        SluiceError(.bug, place: origin.description, problem: "an error of an unknown kind"))
    }
  }

  private mutating func read(_ setting: Setting, _ texts: [String], isVariable: Bool) throws {
    let text = texts[0]
    switch setting {
    case .config: break
    case .profile: values.profile = try SettingText.choice(text, "profile")
    case .rules:
      let paths = isVariable ? text.split(separator: ":").map(String.init) : texts
      if paths.isEmpty { throw SettingText.Fault(problem: "names no path") }
      values.rules = paths
    case .only: values.only = try texts.flatMap(SettingText.words)
    case .skip: values.skip = try texts.flatMap(SettingText.words)
    case .format: values.format = try SettingText.choice(text, "format")
    case .emit: values.emission = try SettingText.choice(text, "output")
    case .findings: values.findings = text
    case .keyFile: values.keyFile = text
    case .keyDescriptor: values.keyDescriptor = try SettingText.integer(text, in: 3...1_048_575)
    case .ephemeralKey: values.hasEphemeralKey = try SettingText.flag(text)
    case .allow:
      var list = Policy.AllowList()
      for element in isVariable ? SettingText.allowElements(text) : texts {
        try SettingText.allow(element, into: &list)
      }
      values.allow = list
    case .inlineAllow: values.honoursInlineMarks = try SettingText.flag(text)
    case .passKeys: values.passKeys = try texts.flatMap(SettingText.words)
    case .operator: values.defaultOperator = try SettingText.operatorNamed(text)
    case .threshold: values.threshold = try SettingText.fraction(text)
    case .workers: values.workers = try SettingText.integer(text, in: Settings.workersRange)
    case .maximumRecordBytes:
      values.maximumRecordBytes = try SettingText.byteCount(text, in: Settings.recordBytesRange)
    case .gzip: values.isGzipped = try SettingText.flag(text)
    case .stats: values.printsStats = try SettingText.flag(text)
    case .progress: values.printsProgress = try SettingText.flag(text)
    case .failOnFinding: values.failsOnFinding = try SettingText.flag(text)
    }
  }
}

extension SettingOrigin {
  fileprivate var isEnvironment: Bool {
    if case .environment = self { true } else { false }
  }
}
