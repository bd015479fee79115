// SPDX-License-Identifier: Apache-2.0
import CPCRE2
import CScanKernels
import Synchronization

/// A PCRE2 pattern that is compiled when a candidate first asks for it, and shared by all workers.
///
/// Patterns match bytes (no UTF mode). Anchored ones match at the offset asked for and nowhere else.
/// Source: pcre2api(3), PCRE2 10.42.
@safe
final class CompiledPattern: @unchecked Sendable {
  /// The pattern's text.
  let source: String
  /// Group number of the group named `value`, or 0.
  let valueGroup: Int
  /// Whether it matches at the offset asked for only.
  let isAnchored: Bool
  private let options: UInt32
  /// What the bytes of a match can be; nil where the rule set knows.
  let screen: OwnedScreen?
  // Safety: the cell goes from 0 to the address of a pcre2_code once, under `compileLock`, and
  // never changes again; the code is read-only after JIT compilation and freed in `deinit`.
  private let code = Atomic<UInt>(0)
  private let compileLock = Mutex<Void>(())

  /// Reads `source` without keeping the result, so that a bad pattern is refused at start.
  ///
  /// - Throws: `.configuration` with PCRE2's message and the offset in the pattern.
  init(
    _ source: String, isCaseless: Bool, isAnchored: Bool, valueGroup: Int, hasScreen: Bool = true
  ) {
    self.source = source
    self.valueGroup = valueGroup
    self.isAnchored = isAnchored
    screen =
      hasScreen ? OwnedScreen(PatternScreen(Array(source.utf8), isCaseless: isCaseless)) : nil
    var options = UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if isCaseless { options |= UInt32(PCRE2_CASELESS) }
    // Without NO_START_OPTIMIZE each anchored call searches far ahead for a required character.
    options |=
      isAnchored
      ? UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_NO_START_OPTIMIZE)
      : UInt32(PCRE2_USE_OFFSET_LIMIT)
    self.options = options
  }

  deinit {
    let address = code.load(ordering: .acquiring)
    if let pointer = unsafe OpaquePointer(bitPattern: address) { unsafe pcre2_code_free_8(pointer) }
  }

  /// PCRE2's words about what is wrong with `pattern`, with the byte offset, or nil.
  static func fault(in pattern: String) -> String? {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, UInt32(PCRE2_NEVER_UTF), &error, &offset, nil)
    }
    if let compiled = unsafe compiled {
      unsafe pcre2_code_free_8(compiled)
      return nil
    }
    var message = [UInt8](repeating: 0, count: 256)
    let length = unsafe message.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(error, buffer.baseAddress, buffer.count)
    }
    return
      "\(String(decoding: message.prefix(max(0, Int(length))), as: UTF8.self)) at byte \(offset)"
  }

  /// The number of the group named `value` in `pattern`, or 0. Counts opening parentheses that
  /// capture, which is what PCRE2 does.
  static func valueGroup(in pattern: String) -> Int {
    let bytes = Array(pattern.utf8)
    let name = Array("(?<value>".utf8)
    var group = 0
    var index = 0
    var isInClass = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if isInClass {
        if byte == UInt8(ascii: "]") { isInClass = false }
      } else if byte == UInt8(ascii: "[") {
        isInClass = true
        // A `]` right behind `[` or `[^` stands for itself.
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "^") { index += 1 }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "]") { index += 1 }
      } else if byte == UInt8(ascii: "(") {
        let follows = index + 1 < bytes.count ? bytes[index + 1] : 0
        if follows != UInt8(ascii: "?"), follows != UInt8(ascii: "*") {
          group += 1
        } else if bytes[index...].starts(with: name) {
          return group + 1
        } else if index + 3 < bytes.count, bytes[index + 2] == UInt8(ascii: "<"),
          bytes[index + 3] != UInt8(ascii: "="), bytes[index + 3] != UInt8(ascii: "!")
        {
          group += 1
        }
      }
      index += 1
    }
    return 0
  }

  /// The compiled code, compiled now if nobody asked before.
  @unsafe
  func compiled() -> OpaquePointer? {
    if let ready = unsafe OpaquePointer(bitPattern: code.load(ordering: .acquiring)) {
      return unsafe ready
    }
    compileLock.withLock { _ in
      guard code.load(ordering: .acquiring) == 0 else { return }
      var error: Int32 = 0
      var offset = 0
      let bytes = Array(source.utf8)
      let fresh = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &offset, nil)
      }
      guard let fresh = unsafe fresh else { return }
      // A refusal (no executable memory) is fine: pcre2_match interprets the code then.
      _ = unsafe pcre2_jit_compile_8(fresh, UInt32(PCRE2_JIT_COMPLETE))
      code.store(UInt(bitPattern: fresh), ordering: .releasing)
    }
    return unsafe OpaquePointer(bitPattern: code.load(ordering: .acquiring))
  }
}

/// What a pattern found at a place.
enum PatternResult: Equatable {
  /// The whole match and the span to report, as offsets into the subject.
  case match(start: Int, end: Int, valueStart: Int, valueEnd: Int)
  /// Nothing matches there.
  case noMatch
  /// A limit was hit or the engine failed: what is there is unknown.
  case unknown
}

/// Limits of one match; past them the answer is "unknown", which withholds the record.
enum MatchLimits {
  /// Calls of PCRE2's internal match function (pcre2_set_match_limit).
  static let match: UInt32 = 100_000
  /// Nesting of the interpreter.
  static let depth: UInt32 = 10_000
  /// Interpreter's heap in KiB.
  static let heapKibibytes: UInt32 = 4096
  /// Stack of compiled code in bytes.
  static let jitStackBytes = 256 * 1024
}

/// The match data, limits and stack of one worker, and its own list of compiled codes.
@safe
struct PatternScratch: ~Copyable, @unchecked Sendable {
  // Safety: all are made in `init`, owned by this value alone and freed in `deinit`; `vector` points
  // into `data` and lives as long as it does. The codes belong to patterns that
  // `rules` or `single` holds.
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private let vector: UnsafeMutablePointer<Int>?
  private let rules: CompiledRuleSet?
  private let single: CompiledPattern?
  private let codes: UnsafeMutablePointer<OpaquePointer?>
  private let ownScreens: UnsafeMutablePointer<sluice_screen>
  private let groups: UnsafeMutablePointer<Int32>
  private let count: Int
  /// PCRE2_UNSET
  private static let noLimit = -1

  /// Calls of PCRE2 so far.
  private(set) var calls = 0

  /// Makes scratch for the patterns of `rules`.
  init(_ rules: CompiledRuleSet) {
    self.init(rules: rules, single: nil, groups: rules.tables.patterns.count)
  }

  /// Makes scratch for one pattern, number 0.
  init(_ pattern: CompiledPattern) {
    self.init(rules: nil, single: pattern, groups: 1)
  }

  private init(rules: CompiledRuleSet?, single: CompiledPattern?, groups count: Int) {
    self.rules = rules
    self.single = single
    self.count = count
    unsafe groups = UnsafeMutablePointer<Int32>.allocate(capacity: count + 1)
    unsafe groups.initialize(repeating: 0, count: count + 1)
    unsafe codes = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: count + 1)
    unsafe codes.initialize(repeating: nil, count: count + 1)
    unsafe ownScreens = UnsafeMutablePointer<sluice_screen>.allocate(capacity: count + 1)
    unsafe ownScreens.initialize(repeating: sluice_screen(), count: count + 1)
    if let rules {
      let screens = rules.tables.screens
      for number in 0..<count {
        let info = rules.tables.patterns[number]
        let rule = Int(info.rule)
        if screens.records.count > 0 {
          unsafe ownScreens[number] = unsafe screens.kernelScreen(
            rule, isAnchored: info.isAnchored)
        }
        if !rules.isEnabled[rule] { unsafe ownScreens[number].is_off = 1 }
      }
    }
    unsafe data = pcre2_match_data_create_8(16, nil)
    unsafe context = pcre2_match_context_create_8(nil)
    unsafe stack = pcre2_jit_stack_create_8(32 * 1024, MatchLimits.jitStackBytes, nil)
    unsafe vector = data.flatMap { unsafe pcre2_get_ovector_pointer_8($0) }
    unsafe pcre2_set_match_limit_8(context, MatchLimits.match)
    unsafe pcre2_set_depth_limit_8(context, MatchLimits.depth)
    unsafe pcre2_set_heap_limit_8(context, MatchLimits.heapKibibytes)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
    unsafe codes.deallocate()
    unsafe ownScreens.deallocate()
    unsafe groups.deallocate()
  }

  /// Compiles pattern number `index`.
  @inline(never)
  private mutating func prepare(_ index: Int) {
    guard let pattern = single ?? rules?.pattern(index) else { return }
    unsafe codes[index] = unsafe pattern.compiled()
    unsafe groups[index] = Int32(pattern.valueGroup)
  }

  /// Makes the screen of pattern number `index`, if it is not known yet.
  @inline(__always)
  private mutating func prepareScreen(_ index: Int) {
    if unsafe ownScreens[index].classes == nil { makeScreen(index) }
  }

  @inline(never)
  private mutating func makeScreen(_ index: Int) {
    guard let pattern = single ?? rules?.pattern(index) else { return }
    let isOff = unsafe ownScreens[index].is_off
    guard let screen = pattern.screen else { return }
    unsafe ownScreens[index] = unsafe screen.tables.kernelScreen(
      0, isAnchored: pattern.isAnchored)
    unsafe ownScreens[index].is_off = isOff
  }

  /// The first offset from `first` through `last`, and before the next newline, at which a match of
  /// pattern number `index` may begin, or nil when there is none.
  mutating func firstPossible(
    _ index: Int, in subject: Span<UInt8>, from first: Int, through last: Int
  ) -> Int? {
    precondition(index >= 0 && index < count, "pattern \(index) of \(count)")
    prepareScreen(index)
    guard first <= last else { return nil }
    let screen = unsafe ownScreens + index
    // Safety: the screen's memory lives as long as the pattern, which the rules hold.
    let offset = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe sluice_first_possible(screen, buffer.baseAddress, buffer.count, first, last)
    }
    return offset < 0 ? nil : offset
  }

  /// The screens by number of the pattern; those of patterns not yet used let everything through.
  @unsafe
  var screens: UnsafeMutablePointer<sluice_screen> { unsafe ownScreens }

  /// Matches pattern number `index` in `subject` from `offset`.
  ///
  /// Bytes before `offset` are seen by look-behinds. Anchored patterns match at `offset` only, others
  /// from there `through` an offset, or anywhere behind.
  @inline(__always)
  mutating func match(
    _ index: Int, in subject: Span<UInt8>, from offset: Int, through last: Int? = nil
  ) -> PatternResult {
    precondition(index >= 0 && index < count, "pattern \(index) of \(count)")
    prepareScreen(index)
    let length = subject.count
    // Safety: the offset lies in the subject, of which no other byte is read; the screen's words live
    // as long as the pattern.
    let mayMatch = unsafe subject.withUnsafeBufferPointer { buffer in
      let screen = unsafe ownScreens + index
      return unsafe screen.pointee.is_anchored == 0 || offset > length
        || buffer.baseAddress.map { unsafe sluice_is_promising(screen, $0, length, offset) != 0 }
          ?? true
    }
    if !mayMatch { return .noMatch }
    if unsafe codes[index] == nil { prepare(index) }
    guard let code = unsafe codes[index], let vector = unsafe vector else { return .unknown }
    calls &+= 1
    if let last { unsafe pcre2_set_offset_limit_8(context, last) }
    defer { if last != nil { unsafe pcre2_set_offset_limit_8(context, Self.noLimit) } }
    // Safety: `subject` outlives the call (borrowed span); PCRE2 reads `length` bytes, keeps nothing.
    var status = unsafe subject.withUnsafeBufferPointer { buffer in
      unsafe pcre2_jit_match_8(code, buffer.baseAddress, length, offset, 0, data, context)
    }
    if status == PCRE2_ERROR_JIT_BADOPTION {
      status = unsafe subject.withUnsafeBufferPointer { buffer in
        unsafe pcre2_match_8(code, buffer.baseAddress, length, offset, 0, data, context)
      }
    }
    if status == PCRE2_ERROR_NOMATCH { return .noMatch }
    if status < 0 { return .unknown }
    let start = unsafe vector[0]
    let end = unsafe vector[1]
    let group = unsafe Int(groups[index])
    if group != 0, Int(status) > group {
      let valueStart = unsafe vector[2 * group]
      let valueEnd = unsafe vector[2 * group + 1]
      if valueStart >= 0, valueEnd >= valueStart {
        return .match(start: start, end: end, valueStart: valueStart, valueEnd: valueEnd)
      }
    }
    return .match(start: start, end: end, valueStart: start, valueEnd: end)
  }
}
