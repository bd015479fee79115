// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators

/// Rules compiled into tables: immutable, shared by all workers.
///
/// Patterns themselves are compiled by PCRE2 when a candidate first asks for one, so building a set
/// of several hundred rules takes well under a millisecond.
@safe
public final class CompiledRuleSet: @unchecked Sendable {
  /// The rules, in the order that breaks ties between findings. Numbers in findings index this.
  public let rules: [Rule]
  let tables: FlatTables
  let patterns: [CompiledPattern]
  // Safety: allocated and filled in `init`, never written again, freed in `deinit`.
  let scanTables: UnsafeMutablePointer<sluice_scan_tables>

  /// Compiles `rules`.
  ///
  /// - Parameter checksPatterns: whether to have PCRE2 read every pattern now; built-in rules are
  ///   checked when they are built in.
  /// - Throws: every fault of every rule.
  public init(compiling rules: [Rule], checksPatterns: Bool = true) throws(SluiceErrors) {
    self.rules = rules
    var compiler = RuleCompiler()
    for rule in rules { compiler.add(rule, checksPatterns: checksPatterns) }
    guard compiler.faults.isEmpty else { throw SluiceErrors(compiler.faults) }
    let built = compiler.finish()
    tables = FlatTables(built.tables)
    patterns = built.tables.patterns
    unsafe scanTables = UnsafeMutablePointer<sluice_scan_tables>.allocate(capacity: 1)
    unsafe scanTables.initialize(to: sluice_scan_tables())
    unsafe scanTables.pointee.enabled = built.enabledShapes
    unsafe withUnsafeMutableBytes(of: &scanTables.pointee.literal_bits) { bits in
      let words = unsafe bits.bindMemory(to: UInt64.self)
      for hash in built.literalHashes {
        unsafe words[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
      }
    }
    unsafe withUnsafeMutableBytes(of: &scanTables.pointee.prefix_bits) { bits in
      let words = unsafe bits.bindMemory(to: UInt64.self)
      for hash in built.prefixHashes { unsafe words[Int(hash >> 6)] |= 1 << UInt64(hash & 63) }
    }
    unsafe withUnsafeMutableBytes(of: &scanTables.pointee.short_bits) { bits in
      let words = unsafe bits.bindMemory(to: UInt64.self)
      for hash in built.shortHashes { unsafe words[Int(hash >> 6)] |= 1 << UInt64(hash & 63) }
    }
    unsafe withUnsafeMutableBytes(of: &scanTables.pointee.key_bits) { bits in
      let words = unsafe bits.bindMemory(to: UInt64.self)
      for hash in built.keyHashes { unsafe words[Int(hash >> 6)] |= 1 << UInt64(hash & 63) }
    }
  }

  deinit {
    unsafe scanTables.deallocate()
    tables.deallocate()
  }

  /// The number of the rule with this id.
  public func index(of id: String) -> Int? { rules.firstIndex { $0.id == id } }

  /// The pattern of rule `index` as written.
  public func pattern(of index: Int) -> String? { rules[index].detection.pattern }
}
