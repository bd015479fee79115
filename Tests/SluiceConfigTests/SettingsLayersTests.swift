// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceConfig

private func type(_ name: String) throws -> EntityType { try #require(EntityType(name)) }

private func resolve(
  flags: [Setting: [String]] = [:], environment: [String: String] = [:], file: String? = nil
) throws(SluiceErrors) -> ResolvedSettings {
  try SettingsLayers.resolve(
    flags: flags, environment: environment, file: file.map { (path: "etc/sluice.toml", text: $0) })
}

private func faults(
  flags: [Setting: [String]] = [:], environment: [String: String] = [:], file: String? = nil
) -> [String] {
  faults { () throws(SluiceErrors) in
    try resolve(flags: flags, environment: environment, file: file)
  }
}

@Suite("The layers of settings")
struct SettingsLayersTests {
  @Test("are flags over environment over file over defaults, and remember where a value came from")
  func precedence() throws {
    let file = """
      workers = 2
      format = "text"
      emit = "metadata"
      """
    let resolved = try resolve(
      flags: [.workers: ["8"]],
      environment: ["SLUICE_WORKERS": "4", "SLUICE_FORMAT": "json", "PATH": "/bin"], file: file)
    #expect(resolved.settings.workers == 8)
    #expect(resolved.settings.format == .json)
    #expect(resolved.settings.emission == .metadata)
    #expect(resolved.settings.policy.profile == .logs)
    #expect(resolved.origin(of: .workers) == .flag("--workers"))
    #expect(resolved.origin(of: .format) == .environment("SLUICE_FORMAT"))
    #expect(resolved.origin(of: .emit) == .file("etc/sluice.toml:3:1"))
    #expect(resolved.origin(of: .profile) == .standard)
    #expect(resolved.entries.first?.name == "config")
    #expect(resolved.entries.first?.value == "etc/sluice.toml")
    #expect(resolved.entries.map(\.name) == Setting.allCases.map(\.key))
  }

  @Test("name each setting alike as flag, variable and key")
  func names() {
    #expect(Setting.maximumRecordBytes.flag == "--maximum-record-bytes")
    #expect(Setting.maximumRecordBytes.variable == "SLUICE_MAXIMUM_RECORD_BYTES")
    #expect(Setting.maximumRecordBytes.key == "maximum_record_bytes")
    #expect(Setting.keyDescriptor.flag == "--key-fd")
  }

  @Test("without any setting are the defaults")
  func defaults() throws {
    #expect(try resolve().settings == Settings())
    #expect(try resolve(file: "").settings == Settings())
  }

  @Test("show every fault of every layer at once")
  func allFaults() {
    let found = faults(
      flags: [
        .format: ["jsn"], .workers: ["0"], .maximumRecordBytes: ["64q"], .only: ["EMAIL,"],
        .threshold: ["2"], .operator: ["lable"], .keyFile: [""], .emit: ["masked", "masked"],
      ],
      environment: [
        "SLUICE_STATS": "maybe", "SLUICE_WORKER": "3", "SLUICE_TEST_HOOK": "x", "SLUICE_KEY": "x",
        "SLUICE_KEY_FD": "1", "SLUICE_CONFIG": "a.toml",
      ],
      file: "threshold = 2\nstats = 1\nprofil = \"logs\"\n")
    #expect(
      found == [
        "--only: 'EMAIL,' holds an empty name",
        "--format: unknown format 'jsn'; did you mean 'json'?",
        "--emit: given more than once; give it once",
        "--key-file: the value is empty; leave it out or give one",
        "--operator: unknown operator 'lable'; did you mean 'label'?",
        "--threshold: '2' is no number from 0 to 1",
        "--workers: '0' is no number from 1 to 256",
        "--maximum-record-bytes: '64q' is no number of bytes; write it as 65536, 64k or 1M",
        "SLUICE_KEY_FD: '1' is no number from 3 to 1048575",
        "SLUICE_STATS: 'maybe' is neither 'true' nor 'false'",
        "environment: unknown variable 'SLUICE_WORKER'; did you mean 'SLUICE_WORKERS'?",
        "etc/sluice.toml:1:1: 'threshold' must be from 0 to 1, not 2.0",
        "etc/sluice.toml:2:1: 'stats' must be true or false, not an integer",
        "etc/sluice.toml:3:1: unknown key 'profil'; did you mean 'profile'?",
      ])
  }

  @Test("read lists from flags given several times and from variables")
  func lists() throws {
    let resolved = try resolve(
      flags: [.only: ["EMAIL, IBAN", "credit-card"], .rules: ["a,b", "c"]],
      environment: [
        "SLUICE_SKIP": "PHONE,IP", "SLUICE_ALLOW": "10.0.0.0/8,/a,b[/]c/,me@example.com,fd00::/8",
      ])
    let policy = resolved.settings.policy
    #expect(policy.only == ["EMAIL", "IBAN", "credit-card"])
    #expect(policy.skip == ["PHONE", "IP"])
    #expect(resolved.settings.rules == ["a,b", "c"])
    #expect(policy.allow.networks == ["10.0.0.0/8", "fd00::/8"])
    #expect(policy.allow.patterns == ["a,b[/]c"])
    #expect(policy.allow.values == ["me@example.com"])
    #expect(
      resolved.entries.first { $0.name == "allow" }?.value == "values 1, patterns 1, networks 2")
  }

  @Test("name the settings file by flag before variable")
  func configPath() {
    let environment = ["SLUICE_CONFIG": "a.toml"]
    #expect(SettingsLayers.configPath(flags: [:], environment: environment) == "a.toml")
    #expect(
      SettingsLayers.configPath(flags: [.config: ["b.toml"]], environment: environment) == "b.toml")
    #expect(SettingsLayers.configPath(flags: [:], environment: [:]) == nil)
  }

  @Test("read the settings file they name")
  func load() throws {
    let folder = TemporaryFolder()
    let path = folder.write("sluice.toml", "workers = 3")
    let resolved = try SettingsLayers.load(flags: [.config: [path]], environment: [:])
    #expect(resolved.settings.workers == 3)
    #expect(
      faults { () throws(SluiceErrors) in
        try SettingsLayers.load(flags: [.config: [path + "x"]], environment: [:])
      } == ["\(path)x: cannot open: no such file or directory"])
  }
}

@Suite("A settings file")
struct PolicyFileTests {
  static let full = """
    profile = "prompts"
    key_file = "keys/sluice.key"
    workers = 4
    maximum_record_bytes = "64k"
    format = "json"
    emit = "metadata"
    findings = "/var/findings.jsonl"
    stats = true
    gzip = true
    rules = ["rules"]
    threshold = 0.7
    only = ["EMAIL", "PHONE"]
    skip = ["uuid"]
    [operators]
    default = "label"
    EMAIL = "hash"
    PHONE = { operator = "mask", keep_first = 2, keep_last = 4 }
    [thresholds]
    PHONE = 0.6
    [allow]
    values = ["a@example.com"]
    patterns = ['test-[0-9]{1,4}']
    networks = ["10.0.0.0/8"]
    [[scopes]]
    paths = ["**.trace_id", "headers.*"]
    types = ["PHONE"]
    action = "keep"
    [[scopes]]
    paths = ["user.secret"]
    action = "mask"
    """

  @Test("gives every setting and the policy; its paths start from its folder")
  func everything() throws {
    let settings = try PolicyFile.decode(Self.full, path: "etc/sluice.toml")
    var expected = Settings()
    expected.policy.profile = .prompts
    expected.keyFile = "etc/keys/sluice.key"
    expected.workers = 4
    expected.maximumRecordBytes = 65_536
    expected.format = .json
    expected.emission = .metadata
    expected.findings = "/var/findings.jsonl"
    expected.printsStats = true
    expected.isGzipped = true
    expected.rules = ["etc/rules"]
    expected.policy.threshold = 0.7
    expected.policy.only = ["EMAIL", "PHONE"]
    expected.policy.skip = ["uuid"]
    expected.policy.defaultOperator = .label
    expected.policy.operators = [
      try type("EMAIL"): .hash, try type("PHONE"): .mask(keepFirst: 2, keepLast: 4),
    ]
    expected.policy.thresholds = [try type("PHONE"): 0.6]
    expected.policy.allow.values = ["a@example.com"]
    expected.policy.allow.patterns = ["test-[0-9]{1,4}"]
    expected.policy.allow.networks = ["10.0.0.0/8"]
    expected.policy.scopes = [
      Policy.Scope(paths: ["**.trace_id", "headers.*"], types: [try type("PHONE")], action: .keep),
      Policy.Scope(paths: ["user.secret"], types: [], action: .mask),
    ]
    #expect(settings == expected)
  }

  @Test("shows operators, thresholds and scopes with their places")
  func entries() throws {
    let resolved = try resolve(file: Self.full)
    let tail = resolved.entries.suffix(5).map { "\($0.name) = \($0.value) (\($0.origin))" }
    #expect(
      tail == [
        "operators.EMAIL = hash (etc/sluice.toml:16:1)",
        "operators.PHONE = mask:2:4 (etc/sluice.toml:17:1)",
        "thresholds.PHONE = 0.6 (etc/sluice.toml:19:1)",
        "scopes[0] = keep PHONE in **.trace_id, headers.* (etc/sluice.toml:24:1)",
        "scopes[1] = mask in user.secret (etc/sluice.toml:28:1)",
      ])
  }

  @Test("shows all its faults at once")
  func allFaults() {
    let found = faults(
      file: """
        operator = "token"
        maximum_record_bytes = 10
        config = "x"
        [operators]
        default = "label"
        email = "hash"
        PHONE = { operator = "hash", keep_frist = 2, keep_last = 99 }
        IBAN = { keep_first = 2 }
        [thresholds]
        PHONE = "high"
        [allow]
        networks = ["10.0.0.0/33", "x"]
        [[scopes]]
        paths = ["a..b"]
        types = ["PHONE", "PERSON"]
        action = "mask"
        [[scopes]]
        action = "hide"
        """)
    let network = "write it as '10.0.0.0/8' or 'fd00::/8'"
    #expect(
      found == [
        "etc/sluice.toml:2:1: 'maximum_record_bytes' must be from 1024 to 1073741824, not 10",
        "etc/sluice.toml:3:1: unknown key 'config'; known are "
          + PolicyFileDecoder.keys.joined(separator: ", "),
        "etc/sluice.toml:5:1: 'operator' and 'operators.default' are both given; keep one",
        "etc/sluice.toml:6:1: 'email' is no entity type; entity types are written like 'EMAIL'",
        "etc/sluice.toml:7:30: unknown key 'keep_frist' in [operators.PHONE]; did you mean "
          + "'keep_first'?",
        "etc/sluice.toml:7:46: 'keep_last' must be from 0 to 16, not 99",
        "etc/sluice.toml:7:46: 'keep_last' has no meaning for 'hash'",
        "etc/sluice.toml:8:1: 'operator' is missing",
        "etc/sluice.toml:10:1: 'PHONE' must be a number, not a string",
        "etc/sluice.toml:12:13: '10.0.0.0/33' is no network; \(network)",
        "etc/sluice.toml:12:28: 'x' is no network; \(network)",
        "etc/sluice.toml:14:10: 'a..b' holds an empty key; write key paths like 'user.email', "
          + "'headers.*' or '**.trace_id'",
        "etc/sluice.toml:15:1: a field that is masked whole has one type; name one type, or none",
        "etc/sluice.toml:17:1: 'paths' is missing in [[scopes]]",
        "etc/sluice.toml:18:1: unknown action 'hide'; known are keep, mask",
      ])
  }

  @Test("may only speak of names that exist")
  func knownNames() {
    let known = KnownNames(entityTypes: ["EMAIL", "PHONE"], ruleIDs: ["phone-de"])
    let file = """
      only = ["EMIAL", "phone-de"]
      skip = ["phone-dee"]
      [operators]
      IBAN = "label"
      [thresholds]
      PHNE = 0.5
      [[scopes]]
      paths = ["a"]
      types = ["MAIL"]
      action = "keep"
      """
    #expect(
      faults { () throws(SluiceErrors) in
        try PolicyFile.decode(file, path: "s.toml", known: known)
      } == [
        "s.toml:1:1: unknown entity type or rule 'EMIAL'; did you mean 'EMAIL'?",
        "s.toml:2:1: unknown entity type or rule 'phone-dee'; did you mean 'phone-de'?",
        "s.toml:4:1: unknown entity type 'IBAN'; see 'sluice rules list'",
        "s.toml:6:1: unknown entity type 'PHNE'; did you mean 'PHONE'?",
        "s.toml:7:1: unknown entity type 'MAIL'; did you mean 'EMAIL'?",
      ])
  }
}

@Suite("The text of a setting")
struct SettingTextTests {
  @Test("counts bytes in powers of 1024")
  func byteCounts() throws {
    let range = 1...(1 << 40)
    #expect(try SettingText.byteCount("65536", in: range) == 65_536)
    #expect(try SettingText.byteCount("64k", in: range) == 65_536)
    #expect(try SettingText.byteCount("64K", in: range) == 65_536)
    #expect(try SettingText.byteCount("1M", in: range) == 1 << 20)
    #expect(try SettingText.byteCount("2g", in: range) == 2 << 30)
    for text in [
      "", "k", "-1", "+1k", "1.5M", "1 M", "99999999999999999999", "9999999999999G", "0",
    ] {
      #expect(throws: SettingText.Fault.self) { try SettingText.byteCount(text, in: range) }
    }
    #expect(SettingText.byteCountText(1 << 20) == "1M")
    #expect(SettingText.byteCountText(1500) == "1500")
  }

  @Test("names an operator, and how much a mask keeps")
  func operators() throws {
    for name in ["token", "label", "hash", "drop", "keep", "mask", "mask:2:4"] {
      #expect(SettingText.text(of: try SettingText.operatorNamed(name)) == name)
    }
    #expect(try SettingText.operatorNamed("mask:2:4") == .mask(keepFirst: 2, keepLast: 4))
    for text in [
      "", "Token", "mask:", "mask:2", "mask:2:4:6", "mask:-1:2", "mask:2:99", "label:1:2",
    ] {
      #expect(throws: SettingText.Fault.self) { try SettingText.operatorNamed(text) }
    }
  }

  @Test("is a network only with an address and a length that fits")
  func networks() {
    for text in ["10.0.0.0/8", "0.0.0.0/0", "192.168.1.7/32", "fd00::/8", "::1/128"] {
      #expect(SettingText.isNetwork(text))
    }
    for text in [
      "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "::/129", "a/8", "10.0.0.0/08", "10.0.0.0/-1", "/",
    ] {
      #expect(!SettingText.isNetwork(text))
    }
  }
}
