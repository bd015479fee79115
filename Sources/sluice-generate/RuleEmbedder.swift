// SPDX-License-Identifier: Apache-2.0
import SluiceConfig
import SluiceModel

/// Makes the archive that is built into the program.
enum RuleEmbedder {
  /// The archive of all rules below a folder, in the order of their paths.
  static func archive(patterns: String) throws(SluiceErrors) -> [UInt8] {
    RuleArchive.encode(try RuleDirectory.load(patterns))
  }
}
