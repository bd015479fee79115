// SPDX-License-Identifier: Apache-2.0
import CPCRE2
import SluiceModel

/// A user's PCRE2 pattern that must match a whole value (allow lists).
public final class ValuePattern: Sendable {
  private let pattern: CompiledPattern

  /// Compiles `source`.
  ///
  /// - Throws: `.configuration` at `place` with PCRE2's message.
  public init(_ source: String, place: String) throws(SluiceError) {
    if let fault = CompiledPattern.fault(in: source) {
      throw SluiceError(
        .configuration, place: place, problem: "bad pattern: \(fault)", remedy: "mend the pattern")
    }
    pattern = CompiledPattern(
      "(?:\(source))\\z", isCaseless: false, isAnchored: true, valueGroup: 0)
  }

  /// Whether all of `value` matches. A hit match limit counts as no.
  public func matches(_ value: Span<UInt8>) -> Bool {
    var scratch = PatternScratch(pattern)
    if case .match = scratch.match(0, in: value, from: 0) { return true }
    return false
  }
}
