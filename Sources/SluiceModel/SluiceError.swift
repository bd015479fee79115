// SPDX-License-Identifier: Apache-2.0

/// A fault a user can act on. Printed as `sluice: place: problem; remedy`.
///
/// No part of it may hold bytes of the filtered input.
public struct SluiceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Decides the exit status.
  public enum Code: Sendable {
    /// Usage, settings, keys or rules: exit 2, before any output.
    case configuration
    /// Input or output failed: exit 3.
    case inputOutput
    /// A broken promise of ours: exit 70.
    case bug
  }

  /// Decides the exit status.
  public var code: Code
  /// File, option or stream, such as `app.log` or `--allow`.
  public var place: String
  /// What is wrong, lower case, no full stop.
  public var problem: String
  /// What to do about it; empty when there is nothing.
  public var remedy: String

  /// Makes an error.
  public init(_ code: Code, place: String, problem: String, remedy: String = "") {
    self.code = code
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// `place: problem; remedy`.
  public var description: String {
    remedy.isEmpty ? "\(place): \(problem)" : "\(place): \(problem); \(remedy)"
  }
}

/// Several faults found in one go, so that a user can mend them all at once.
public struct SluiceErrors: Error, Sendable {
  /// In the order they were met; never empty.
  public var errors: [SluiceError]
  /// Makes a collection of faults.
  public init(_ errors: [SluiceError]) { self.errors = errors }
}
