// SPDX-License-Identifier: Apache-2.0

/// What is done with findings: the whole policy document as values.
public struct Policy: Sendable, Equatable {
  /// What kind of text is filtered; decides which rules run and how broad they are.
  public var profile: Profile = .logs
  /// Operator for entity types that `operators` does not name.
  public var defaultOperator: Operator = .token
  /// Operators by entity type.
  public var operators: [EntityType: Operator] = [:]
  /// Entity types or rule ids that run; empty means the default set.
  public var only: [String] = []
  /// Entity types or rule ids that do not run.
  public var skip: [String] = []
  /// Findings below this score are left alone, 0 to 1; nil takes the profile's.
  public var threshold: Double?
  /// Thresholds by entity type.
  public var thresholds: [EntityType: Double] = [:]
  /// Values that are known to be harmless.
  public var allow = AllowList()
  /// Fields in which only some types, or none, are looked for.
  public var scopes: [Scope] = []

  /// Key paths whose values pass, after the rules have looked at them; all other values are masked.
  /// Nil lets every key pass, an empty list none.
  public var passKeys: [String]?
  /// Whether findings on lines with the mark `sluice:allow` stay. Off unless asked for: who writes a
  /// line could open it.
  public var honoursInlineMarks = false
  /// Operators for IP addresses by class; a class that is not here has that of its entity type.
  public var addressClasses: [AddressClass: Operator] = [:]
  /// Networks in CIDR form whose addresses are of the class `own`.
  public var ownNetworks: [String] = []

  /// Makes the default policy: every default rule, tokens.
  public init() {}

  /// Values that are known to be harmless.
  public struct AllowList: Sendable, Equatable {
    /// Exact values.
    public var values: [String] = []
    /// PCRE2 patterns that must match the whole value.
    public var patterns: [String] = []
    /// Networks in CIDR form whose addresses stay.
    public var networks: [String] = []
    /// Makes an empty list.
    public init() {}
  }

  /// What happens in the fields that `paths` name.
  public struct Scope: Sendable, Equatable {
    /// Key paths such as `user.email`, `headers.*`, `**.trace_id`; one element a key, `*` any one
    /// key, `**` any number of keys; array indexes are not counted.
    public var paths: [String]
    /// Entity types the scope speaks of; empty means all. For ``Action/mask`` the one type that the
    /// fields have, or none.
    public var types: [EntityType]
    /// What happens there.
    public var action: Action

    /// What happens to findings in the scope.
    public enum Action: String, Sendable, CaseIterable {
      /// Findings of these types stay as they are.
      case keep
      /// The whole value of the field is masked, whatever it holds.
      case mask
    }

    /// Makes a scope.
    public init(paths: [String], types: [EntityType], action: Action) {
      self.paths = paths
      self.types = types
      self.action = action
    }
  }
}

/// What replaces a finding.
public enum Operator: Sendable, Equatable {
  /// `[EMAIL:k1.7q2m9v4xj0tzc3ha7m2k]`: the same value has the same token under the same key.
  case token
  /// `[EMAIL]`.
  case label
  /// Every character but the first and last few becomes `*`.
  case mask(keepFirst: Int, keepLast: Int)
  /// `[EMAIL#` and the full HMAC-SHA-256 in hexadecimal digits `]`.
  case hash
  /// `[EMAIL:k1-` and the value under AES-GCM-SIV in base32 `]`: `sluice reveal` turns it back.
  case encrypt
  /// A stand-in of the same shape, the same for the same value under the same key.
  case surrogate
  /// Dates are moved by a number of days that the key decides, 1 to `maximumDays` either way.
  case shiftDate(maximumDays: Int)
  /// Numbers, ages, amounts and dates become a range: `[AGE:30-39]`. `width` 0 fits the range to the
  /// number of digits.
  case bucket(width: Int)
  /// Addresses become other addresses; those that share a prefix go on sharing one of that length.
  case ipPrefix
  /// Addresses keep their first bits; the others become 0.
  case truncateIP(ipv4Bits: Int, ipv6Bits: Int)
  /// The whole record is left out.
  case drop
  /// Nothing: the value stays.
  case keep

  /// The operator's name in settings.
  public var name: String {
    switch self {
    case .token: "token"
    case .label: "label"
    case .mask: "mask"
    case .hash: "hash"
    case .encrypt: "encrypt"
    case .surrogate: "surrogate"
    case .shiftDate: "shift-date"
    case .bucket: "bucket"
    case .ipPrefix: "ip-prefix"
    case .truncateIP: "truncate-ip"
    case .drop: "drop"
    case .keep: "keep"
    }
  }
}
