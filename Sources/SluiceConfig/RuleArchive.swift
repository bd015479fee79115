// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The compact form in which the rules are built into the program.
///
/// A header of 20 bytes (`SLUICE` `RA`, then version, number of rules and length of the first
/// section, 32 bits each, little end first) and two sections. The first holds what matching needs,
/// the second what only the catalogue shows (summary, sources, examples), so that a start reads the
/// first alone. Numbers are varints (seven bits a byte, low bits first), strings and lists carry
/// their length in front, fractions are the 64 bits of a double.
public enum RuleArchive {
  /// Raised with every change of the layout; an archive of another version is refused.
  public static let version: UInt32 = 3

  static let magic = Array("SLUICERA".utf8)
  static let headerBytes = 20

  /// The archive of `rules`, in the order given. The same rules give the same bytes.
  public static func encode(_ rules: [Rule]) -> [UInt8] {
    var core = RuleArchiveWriter()
    for rule in rules { core.appendCore(of: rule) }
    var catalog = RuleArchiveWriter()
    for rule in rules { catalog.appendCatalog(of: rule) }
    var archive = RuleArchiveWriter()
    archive.bytes = magic
    archive.append(fixed: version)
    archive.append(fixed: UInt32(rules.count))
    archive.append(fixed: UInt32(core.bytes.count))
    return archive.bytes + core.bytes + catalog.bytes
  }

  /// The rules of an archive.
  ///
  /// - Parameters:
  ///   - archive: What ``encode(_:)`` made.
  ///   - withCatalog: Whether summaries, sources and examples are read too; they are empty otherwise.
  /// - Throws: a bug of this program: the archive is of another version or damaged.
  public static func decode(
    _ archive: Span<UInt8>, withCatalog: Bool = false
  ) throws(SluiceError) -> [Rule] {
    var reader = RuleArchiveReader(archive)
    for byte in magic where try reader.byte() != byte {
      throw RuleArchiveReader.damage("no rule archive")
    }
    let found = try reader.fixed()
    guard found == version else {
      throw SluiceError(
        .bug, place: "built-in rules", problem: "archive of version \(found), not \(version)",
        remedy: "run scripts/generate and build again")
    }
    let count = Int(try reader.fixed())
    let coreBytes = Int(try reader.fixed())
    // Each rule takes several bytes, so that a damaged count can not ask for much memory.
    guard count <= archive.count, headerBytes + coreBytes <= archive.count else {
      throw RuleArchiveReader.damage("cut short")
    }
    var rules: [Rule] = []
    rules.reserveCapacity(count)
    for _ in 0..<count { rules.append(try reader.core()) }
    guard reader.offset == headerBytes + coreBytes else {
      throw RuleArchiveReader.damage("a first section of another length")
    }
    if withCatalog {
      for index in rules.indices { try reader.catalog(into: &rules[index]) }
      guard reader.offset == archive.count else {
        throw RuleArchiveReader.damage("bytes left over")
      }
    }
    return rules
  }
}

extension RuleArchive {
  /// Bits of a rule's flag byte.
  struct Flags: OptionSet {
    var rawValue: UInt8
    static let isDefault = Flags(rawValue: 1)
    static let isCaseless = Flags(rawValue: 2)
    static let isSlow = Flags(rawValue: 4)
    static let spansEscapes = Flags(rawValue: 8)
    static let hasContext = Flags(rawValue: 16)
    static let isContextRequired = Flags(rawValue: 32)
    static let usesTagger = Flags(rawValue: 64)
    static let takesWholeValue = Flags(rawValue: 128)
  }
}
