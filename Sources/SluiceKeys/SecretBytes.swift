// SPDX-License-Identifier: Apache-2.0
import CSystem
import SluiceModel

/// Bytes that must not reach a swap or core file: locked pages with one owner, wiped when freed.
@safe
public struct SecretBytes: ~Copyable, @unchecked Sendable {
  // Safety: `base` points at `count` bytes owned by this value alone (`~Copyable`), freed once in
  // `deinit`. Sendable because nothing writes to them after `init`.
  fileprivate let base: UnsafeMutablePointer<UInt8>
  /// Number of bytes, at least 1.
  public let count: Int
  /// Whether the pages are kept from swap; false where the limit on locked memory is too low.
  public let isLocked: Bool

  /// Makes `count` zero bytes and lets `fill` write them.
  ///
  /// - Throws: what `fill` throws; `.inputOutput` when there is no memory.
  public init(
    count: Int, fill: (inout MutableSpan<UInt8>) throws(SluiceError) -> Void
  ) throws(SluiceError) {
    precondition(count > 0, "a secret of \(count) bytes")
    var locked = false
    guard let memory = unsafe sluice_secret_alloc(count, &locked) else {
      throw SluiceError(.inputOutput, place: "key", problem: "no memory for \(count) secret bytes")
    }
    // Safety: the new pages hold `count` bytes; they are freed here when `fill` fails, and belong to
    // this value from then on otherwise.
    let start = unsafe memory.bindMemory(to: UInt8.self, capacity: count)
    var span = unsafe MutableSpan(_unsafeStart: start, count: count)
    do { try fill(&span) } catch {
      unsafe sluice_secret_free(start, count)
      throw error
    }
    unsafe base = start
    self.count = count
    isLocked = locked
  }

  /// Makes a copy of `source`, which must not be empty.
  public init(copying source: Span<UInt8>) throws(SluiceError) {
    self = try SecretBytes(count: source.count) { target throws(SluiceError) in
      for index in source.indices { target[index] = source[index] }
    }
  }

  deinit {
    unsafe sluice_secret_free(base, count)
  }

  /// The bytes. Valid as long as this value.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span(_unsafeStart: UnsafePointer(base), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}

/// Secret bytes that several values may hold; wiped when the last one is gone.
public final class KeySecret: Sendable {
  private let secret: SecretBytes

  /// Number of bytes.
  public var count: Int { secret.count }

  /// Whether the pages are kept from swap.
  public var isLocked: Bool { secret.isLocked }

  /// The key's bytes. Valid as long as this value.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // Safety: the pages belong to `secret`, which lives and stays as it is as long as `self`.
      let span = unsafe Span(_unsafeStart: UnsafePointer(secret.base), count: secret.count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Takes the bytes over.
  public init(_ secret: consuming SecretBytes) { self.secret = secret }

  /// A key of 32 bytes from the system's generator.
  public static func random() throws(SluiceError) -> KeySecret {
    KeySecret(try SecretBytes(count: 32, fill: RandomBytes.fill))
  }
}
