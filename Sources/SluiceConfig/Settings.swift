// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Everything a filter can be told.
public struct Settings: Sendable, Equatable {
  /// What is looked for and what replaces it.
  public var policy = Policy()
  /// Rule files and folders that are read besides the built-in rules.
  public var rules: [String] = []
  /// What form the input has.
  public var format = InputFormat.auto
  /// What is written for a record.
  public var emission = Emission.masked
  /// File that findings are written to, or nil.
  public var findings: String?
  /// File with the key ring or one key, or nil.
  public var keyFile: String?
  /// Open file descriptor a key is read from, or nil.
  public var keyDescriptor: Int?
  /// Whether a random key for this run was asked for in so many words.
  public var hasEphemeralKey = false
  /// Threads that filter, 1 to 256; nil means as many as there are processors.
  public var workers: Int?
  /// Longest record that is examined, in bytes; a longer one is withheld.
  public var maximumRecordBytes = 1 << 20
  /// Whether the output is compressed.
  public var isGzipped = false
  /// Whether counts are printed at the end.
  public var printsStats = false
  /// Whether progress is printed.
  public var printsProgress = false
  /// Whether findings make the exit status 1.
  public var failsOnFinding = false

  /// Makes the default settings.
  public init() {}

  /// Bounds of `maximum_record_bytes`.
  public static let recordBytesRange = 1024...(1 << 30)
  /// Bounds of `workers`.
  public static let workersRange = 1...256
}

/// What form the input has.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Told from each record.
  case auto
  /// Lines of text.
  case text
  /// JSON values, one a line.
  case json
  /// A table whose first row names its columns.
  case csv
  /// Lines of the container runtime interface.
  case cri
  /// Docker's JSON lines.
  case docker
}

/// What is written for a record.
public enum Emission: String, Sendable, CaseIterable {
  /// The record with its findings replaced.
  case masked
  /// Length, counts and a keyed hash in place of the record.
  case metadata
}

/// The names that settings may speak of, once all rules are loaded.
public struct KnownNames: Sendable, Equatable {
  /// Names of entity types.
  public var entityTypes: [String]
  /// Ids of rules.
  public var ruleIDs: [String]

  /// Makes a set of known names.
  public init(entityTypes: [String], ruleIDs: [String]) {
    self.entityTypes = entityTypes
    self.ruleIDs = ruleIDs
  }

  /// The names that `rules` bring with them, sorted.
  public init(_ rules: [Rule]) {
    entityTypes = Set(rules.map(\.entity.name)).sorted()
    ruleIDs = rules.map(\.id).sorted()
  }
}
