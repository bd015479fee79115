// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import SluiceModel
import SluiceValidators
import Synchronization

/// Rules compiled into tables: immutable, shared by all workers.
///
/// Patterns themselves are compiled by PCRE2 when a candidate first asks for one.
@safe
public final class CompiledRuleSet: @unchecked Sendable {
  /// The rules, in the order that breaks ties between findings. Numbers in findings index this.
  public let rules: [Rule]
  /// Whether each rule runs.
  public let isEnabled: [Bool]
  // Safety: the tables are never written after `init`. They stand in `storage`, or in an image that
  // lives as long as the program.
  let tables: FlatTables
  private let storage: OwnedTables?
  private let patterns: Mutex<[CompiledPattern?]>

  /// Compiles `rules`.
  ///
  /// - Parameters:
  ///   - checksPatterns: whether to have PCRE2 read every pattern now.
  ///   - makesScreens: whether to make all screens now, which takes a second for a thousand rules.
  /// - Throws: every fault of every rule.
  public init(
    compiling rules: [Rule], checksPatterns: Bool = true, makesScreens: Bool = false
  ) throws(SluiceErrors) {
    var compiler = RuleCompiler()
    for rule in rules { compiler.add(rule, checksPatterns: checksPatterns) }
    if makesScreens { compiler.addScreens(rules) }
    guard compiler.faults.isEmpty else { throw SluiceErrors(compiler.faults) }
    var owned = OwnedTables(compiler.finish())
    do throws(SluiceError) {
      tables = try FlatTables(&owned)
    } catch {
      throw SluiceErrors([error])
    }
    storage = owned
    self.rules = rules
    isEnabled = Array(repeating: true, count: rules.count)
    patterns = Mutex(Array(repeating: nil, count: tables.patterns.count))
  }

  /// Takes the tables of `rules` from an image that ``RuleImage/make(_:)`` made of them.
  ///
  /// - Parameters:
  ///   - image: The image, at a multiple of 64 bytes; it must never be freed or changed.
  ///   - isEnabled: Which rules run; the others cost next to nothing.
  /// - Throws: a bug of this program when the image was made of other rules or by other code.
  @unsafe
  public init(image: UnsafeRawBufferPointer, of rules: [Rule], isEnabled: [Bool])
    throws(SluiceError)
  {
    precondition(isEnabled.count == rules.count, "\(isEnabled.count) flags, \(rules.count) rules")
    guard let base = image.baseAddress else {
      throw SluiceError(.bug, place: "built-in rules", problem: "no tables were built in")
    }
    var reader = unsafe try RuleImage.Reader(
      base: base, count: image.count, ruleCount: rules.count)
    tables = try FlatTables(&reader)
    storage = nil
    self.rules = rules
    self.isEnabled = isEnabled
    patterns = Mutex(Array(repeating: nil, count: tables.patterns.count))
  }

  /// Pattern number `number`, compiled by PCRE2 when it is first used.
  func pattern(_ number: Int) -> CompiledPattern {
    patterns.withLock { patterns in
      if let pattern = patterns[number] { return pattern }
      let info = tables.patterns[number]
      let detection = rules[Int(info.rule)].detection
      let pattern = CompiledPattern(
        detection.pattern ?? "", isCaseless: detection.isCaseless, isAnchored: info.isAnchored,
        valueGroup: Int(info.valueGroup), hasScreen: tables.screens.records.count == 0)
      patterns[number] = pattern
      return pattern
    }
  }

  /// The number of the rule with this id.
  public func index(of id: String) -> Int? { rules.firstIndex { $0.id == id } }

  /// The pattern of rule `index` as written.
  public func pattern(of index: Int) -> String? { rules[index].detection.pattern }
}
