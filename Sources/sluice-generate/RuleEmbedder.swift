// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceMatching
import SluiceModel

/// Makes the archive that is built into the program.
enum RuleEmbedder {
  /// The archive of all rules below a folder, in the order of their paths.
  static func archive(patterns: String) throws(SluiceErrors) -> [UInt8] {
    RuleArchive.encode(try RuleDirectory.load(patterns))
  }

  /// The tables compiled from the same rules in the same order.
  static func tables(patterns: String) throws(SluiceErrors) -> [UInt8] {
    try RuleImage.make(try RuleDirectory.load(patterns))
  }
}
