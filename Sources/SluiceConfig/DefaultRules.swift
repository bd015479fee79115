// SPDX-License-Identifier: Apache-2.0
import CEmbeddedRules
import SluiceModel

/// The rules that are built into the program.
public enum DefaultRules {
  /// The tables that were compiled from the built-in rules; empty when the build had none. They live
  /// as long as the program.
  @unsafe
  public static var tables: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(
      start: sluice_embedded_tables(), count: sluice_embedded_tables_size())
  }

  /// Decodes the built-in rules, sorted by the path of their file in `patterns`.
  ///
  /// - Parameter withCatalog: Whether summaries, sources and examples are read too; a filter needs
  ///   none of them and starts sooner without.
  /// - Throws: a bug of this program: nothing was built in, or the archive is damaged.
  public static func load(withCatalog: Bool = false) throws(SluiceError) -> [Rule] {
    let count = sluice_embedded_rules_size()
    guard count > 0, let start = unsafe sluice_embedded_rules() else {
      throw SluiceError(
        .bug, place: "built-in rules", problem: "none were built in",
        remedy: "run scripts/generate and build again")
    }
    // Safety: the archive is a constant of the program with `count` bytes; it is never freed.
    let archive = unsafe Span(_unsafeStart: start, count: count)
    return try RuleArchive.decode(archive, withCatalog: withCatalog)
  }
}
