// SPDX-License-Identifier: Apache-2.0

/// A published check on the text of a candidate, such as a check digit.
///
/// Contract: `accepts` reads the bytes only, allocates nothing, never traps on any input, and takes
/// O(*n*) time. Separators that people write (space, `-`, `.`, `/`) are skipped where the scheme's
/// printed form has them.
public protocol Validator {
  /// Name used in rule files, kebab-case (`luhn`, `nl-bsn`).
  static var name: String { get }
  /// Whether the check is a checksum, so that a wrong value passes at most one time in seven.
  /// Plausibility tests (ranges, calendars, known prefixes) say false.
  static var isChecksum: Bool { get }
  /// Published values that must pass and values that must not.
  static var vectors: ValidatorVectors { get }
  /// Whether the check holds for `candidate`.
  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool
}

/// Values that tests run through a validator.
public struct ValidatorVectors: Sendable {
  /// Must be accepted.
  public let valid: [String]
  /// Must be refused.
  public let invalid: [String]
  /// Makes a set of vectors.
  public init(valid: [String], invalid: [String]) {
    self.valid = valid
    self.invalid = invalid
  }
}

extension Validator {
  /// Whether the check holds for the UTF-8 bytes of `text`. For tests; allocates.
  public static func accepts(_ text: String) -> Bool { accepts(Array(text.utf8).span) }
}
