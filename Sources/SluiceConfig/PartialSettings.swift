// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// What one layer (flags, environment or file) sets, and where it says so.
struct PartialSettings {
  var profile: Profile?
  var rules: [String]?
  var only: [String]?
  var skip: [String]?
  var format: InputFormat?
  var emission: Emission?
  var findings: String?
  var keyFile: String?
  var keyDescriptor: Int?
  var hasEphemeralKey: Bool?
  var allow: Policy.AllowList?
  var honoursInlineMarks: Bool?
  var passKeys: [String]?
  var defaultOperator: Operator?
  var threshold: Double?
  var workers: Int?
  var maximumRecordBytes: Int?
  var isGzipped: Bool?
  var printsStats: Bool?
  var printsProgress: Bool?
  var failsOnFinding: Bool?

  /// Only files speak of single types and of fields.
  var operators: [EntityType: Operator] = [:]
  var thresholds: [EntityType: Double] = [:]
  var scopes: [Policy.Scope] = []
  var addressClasses: [AddressClass: Operator] = [:]
  var ownNetworks: [String] = []

  /// Where each value stands, by key, or by `operators.EMAIL` and `scopes[0]`.
  var origins: [String: SettingOrigin] = [:]
}
