// SPDX-License-Identifier: Apache-2.0

/// A judged match: what, where and how sure. Never the value.
public struct Finding: BitwiseCopyable, Sendable, Equatable {
  /// Offset of the first byte in the block.
  public var start: Int32
  /// Offset behind the last byte.
  public var end: Int32
  /// Number of the rule in its rule set; ``tokenRule`` for something that looks like a token.
  public var rule: Int32
  /// Offset of the decoded value in the scratch's decoded bytes, or -1 when the block holds it as is.
  public var decodedStart: Int32
  /// Bytes of the decoded value.
  public var decodedCount: Int32
  /// Confidence, 0 to 100.
  public var score: UInt8
  /// Whether a checksum held.
  public var isValidated: Bool

  /// Whether it is a further part of the finding before it, which stands for both.
  public var isContinuation = false

  /// Whether it begins in the middle of an escape of the text it was found in.
  var isTorn = false
  /// Whether it was found behind a separator that is written as an escape (`%20`).
  var isSeparated = false

  /// The rule number of text in token form, whoever wrote it.
  public static let tokenRule: Int32 = -1

  /// Makes a finding.
  public init(
    start: Int32, end: Int32, rule: Int32, score: UInt8, isValidated: Bool,
    decodedStart: Int32 = -1, decodedCount: Int32 = 0
  ) {
    self.start = start
    self.end = end
    self.rule = rule
    self.score = score
    self.isValidated = isValidated
    self.decodedStart = decodedStart
    self.decodedCount = decodedCount
  }
}
