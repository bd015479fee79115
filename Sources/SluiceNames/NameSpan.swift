// SPDX-License-Identifier: Apache-2.0

/// A person's name found in a block, without its title.
public struct NameSpan: BitwiseCopyable, Sendable, Equatable {
  /// Offset of the first byte in the block.
  public var start: Int32
  /// Offset behind the last byte.
  public var end: Int32
  /// How far its best word is above the least score asked for there, in log-odds: 0 is just enough,
  /// 3 is twenty times likelier.
  public var margin: Float
  /// What else spoke for it.
  public var evidence: NameEvidence
  /// Whether all of it was claimed as a name before.
  public var isKnown: Bool

  /// Makes a span.
  public init(
    start: Int32, end: Int32, margin: Float, evidence: NameEvidence, isKnown: Bool = false
  ) {
    self.isKnown = isKnown
    self.start = start
    self.end = end
    self.margin = margin
    self.evidence = evidence
  }
}

/// What speaks for a name besides its own words and those around it.
public enum NameEvidence: UInt8, BitwiseCopyable, Sendable {
  /// Nothing else.
  case text
  /// A key before it that names people, such as `patient_name`.
  case key
  /// A title or form of address beside it.
  case title
  /// A word before it that people follow, such as `by` or `user`.
  case word
  /// An e-mail address behind it.
  case mailbox
  /// The same name elsewhere in the record.
  case repetition

  /// The evidence in a few words.
  public var summary: String {
    switch self {
    case .text: "its words"
    case .key: "a person's key"
    case .title: "a title"
    case .word: "the word before"
    case .mailbox: "an address behind"
    case .repetition: "the same name elsewhere"
    }
  }
}

/// Bytes of a block that another finding has taken.
public struct ClaimedRange: BitwiseCopyable, Sendable, Equatable {
  /// Offset of the first byte in the block.
  public var start: Int32
  /// Offset behind the last byte.
  public var end: Int32
  /// Whether it is a person's name: its words are then looked for elsewhere. Otherwise no name
  /// begins or ends inside it.
  public var isName: Bool

  /// Makes a range.
  public init(start: Int32, end: Int32, isName: Bool = false) {
    self.start = start
    self.end = end
    self.isName = isName
  }
}

/// How much evidence a name needs.
public enum NameMode: Sendable, Equatable {
  /// For logs: a lone word needs a person key, a title or the like beside it.
  case strict
  /// For prompts, mails and tickets: lower-case names count too.
  case broad

  /// The threshold used when none is given, in log-odds.
  public var defaultThreshold: Float {
    switch self {
    case .strict: 0
    case .broad: -1.5
    }
  }
}

/// How far the text reaches in which words bear on each other.
public enum NameRecord: Sendable, Equatable {
  /// Each line is a record, so that the names do not depend on how lines were cut into blocks.
  case line
  /// The whole block is one record, such as a prompt or a mail.
  case block
}
