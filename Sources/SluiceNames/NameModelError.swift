// SPDX-License-Identifier: Apache-2.0

/// Why a name model was refused.
public enum NameModelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The build embeds no model.
  case missing
  /// The bytes do not begin with a model's header.
  case notAModel
  /// Trained for other features, another tokeniser or another gate than this build has.
  case versionMismatch(found: UInt32, expected: UInt32)
  /// Sizes or the checksum do not fit the header.
  case damaged

  /// One line for a user.
  public var description: String {
    switch self {
    case .missing: "no name model is built in; run 'scripts/train-names' and build again"
    case .notAModel: "not a name model"
    case .versionMismatch(let found, let expected):
      "name model of version \(found), this build reads \(expected); train it again"
    case .damaged: "name model is damaged; train it again"
    }
  }
}
