// SPDX-License-Identifier: Apache-2.0
import CSystem

/// Bytes that must not reach a swap or core file, a child process, or memory that is used again.
///
/// The bytes lie in pages of their own and start as zero. They are wiped when the value ends.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
  // Safety: `base` points at `count` bytes of pages owned by this value alone (`~Copyable`), freed
  // once in `deinit`. Sendable because there is no second reference to them.
  private let base: UnsafeMutablePointer<UInt8>
  /// How many bytes there are.
  public let count: Int
  /// Whether the system keeps the pages from swap; the limit on locked memory may forbid it.
  public let isLocked: Bool

  /// Makes room for `count` bytes, all zero; `nil` if the system gives no memory.
  public init?(count: Int) {
    precondition(count >= 0, "\(count) secret bytes")
    var locked = false
    guard let memory = unsafe sluice_secret_alloc(max(count, 1), &locked) else { return nil }
    unsafe base = memory.assumingMemoryBound(to: UInt8.self)
    self.count = count
    isLocked = locked
  }

  deinit {
    unsafe sluice_secret_free(base, max(count, 1))
  }

  /// The bytes. Valid while the value is neither mutated nor ended.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: UnsafePointer(base), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The bytes, to be written.
  public var mutableBytes: MutableSpan<UInt8> {
    @_lifetime(&self)
    mutating get {
      let span = unsafe MutableSpan(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(span, mutating: &self)
    }
  }
}
