// SPDX-License-Identifier: Apache-2.0

/// A growable run of bytes with readable zero padding on both sides of its storage.
///
/// The scan kernels load whole vectors, so up to ``padding`` bytes before the first and after the
/// last byte may be read (never written). The buffer has one owner and never shares storage, so
/// appending never copies for uniqueness. Its storage is wiped when it is freed, since it may have
/// held raw values.
@safe
@frozen
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  /// Readable bytes before the first and after the last byte.
  @inlinable public static var padding: Int { 128 }

  // Safety: `base` points at `padding + capacity + padding` bytes owned by this value alone
  // (`~Copyable`), freed once in `deinit`; every access is bounded by `count` or `capacity`.
  // Sendable because there is no second reference to the storage.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var used: Int
  @usableFromInline var room: Int

  /// Bytes in use.
  public var count: Int {
    @inline(__always) @inlinable get { used }
  }

  /// Bytes that fit without growing.
  public var capacity: Int {
    @inline(__always) @inlinable get { room }
  }

  /// Makes an empty buffer that holds `capacity` bytes before it has to grow.
  public init(capacity: Int = 4096) {
    let usable = max(capacity, 64)
    unsafe base = ByteBuffer.allocate(usable)
    room = usable
    used = 0
  }

  /// Makes a buffer that holds a copy of `bytes`.
  public init(_ bytes: some Collection<UInt8>) {
    self.init(capacity: bytes.count)
    for byte in bytes { append(byte) }
  }

  /// Makes a buffer that holds a copy of `span`.
  public init(copying span: Span<UInt8>) {
    self.init(capacity: span.count)
    append(span)
  }

  deinit {
    unsafe ByteBuffer.release(base, capacity)
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * padding)
    unsafe storage.initialize(repeating: 0, count: padding)
    unsafe (storage + padding + capacity).initialize(repeating: 0, count: padding)
    return unsafe storage
  }

  private static func release(_ storage: UnsafeMutablePointer<UInt8>, _ capacity: Int) {
    unsafe storage.update(repeating: 0, count: capacity + 2 * padding)
    unsafe storage.deallocate()
  }

  /// Whether the buffer holds no byte.
  public var isEmpty: Bool { count == 0 }

  /// The bytes in use. Valid while the buffer is not mutated.
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    @inline(__always)
    @inlinable
    get {
      let span = unsafe Span(_unsafeStart: UnsafePointer(base) + ByteBuffer.padding, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Calls `body` with a pointer to the first byte. The padding on both sides may be read.
  @unsafe
  @inline(__always)
  public func withUnsafeStart<R, E: Error>(
    _ body: (UnsafePointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try unsafe body(UnsafePointer(base) + ByteBuffer.padding)
  }

  /// Makes room for at least `extra` more bytes.
  public mutating func reserve(_ extra: Int) {
    let needed = count + extra
    if needed > capacity { grow(to: max(needed, capacity * 2)) }
  }

  @inline(never)
  @usableFromInline
  mutating func grow(to newCapacity: Int) {
    let larger = unsafe ByteBuffer.allocate(newCapacity)
    unsafe (larger + ByteBuffer.padding).update(from: base + ByteBuffer.padding, count: count)
    unsafe ByteBuffer.release(base, capacity)
    unsafe base = larger
    room = newCapacity
  }

  /// Appends one byte.
  @inline(__always)
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if used == room { grow(to: room * 2) }
    unsafe base[ByteBuffer.padding + used] = byte
    used += 1
  }

  /// Appends the `count` lowest bytes of a number, at most eight, the lowest first.
  @inline(__always)
  public mutating func append(word: UInt64, count: Int) {
    precondition(count >= 0 && count <= 8, "\(count) bytes of a word")
    reserve(8)
    // Safety: there is room for eight bytes, of which the first `count` come into use.
    unsafe UnsafeMutableRawPointer(base + ByteBuffer.padding + used).storeBytes(
      of: word.littleEndian, as: UInt64.self)
    used += count
  }

  /// Appends a copy of `span`. Complexity: O(*n*).
  @inline(__always)
  public mutating func append(_ span: Span<UInt8>) {
    reserve(span.count)
    let target = unsafe base + ByteBuffer.padding + count
    unsafe span.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe target.update(from: start, count: source.count)
      }
    }
    used += span.count
  }

  /// Appends the bytes of an array.
  public mutating func append(_ array: [UInt8]) { append(array.span) }

  /// Appends the UTF-8 bytes of a string.
  public mutating func append(_ text: String) {
    let copied: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe append($0.span) }
    if copied == nil { for byte in text.utf8 { append(byte) } }
  }

  /// Appends `value` in decimal.
  public mutating func append(decimal value: Int) { append(String(value)) }

  /// Appends up to `limit` bytes that `body` writes, and returns what `body` returned.
  ///
  /// `body` gets uninitialised room for `limit` bytes and returns how many it wrote, or a negative
  /// number to append nothing. Used to read(2) straight into the buffer.
  @unsafe
  public mutating func appendUnsafe(limit: Int, _ body: (UnsafeMutableRawPointer) -> Int) -> Int {
    reserve(limit)
    let written = unsafe body(UnsafeMutableRawPointer(base + ByteBuffer.padding + count))
    precondition(written <= limit, "\(written) bytes written into room for \(limit)")
    if written > 0 { used += written }
    return written
  }

  /// Forgets all bytes and keeps the storage.
  @inline(__always)
  public mutating func removeAll() { used = 0 }

  /// Keeps the first `newCount` bytes. Precondition: `newCount <= count`.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "cannot keep \(newCount) of \(count) bytes")
    used = newCount
  }

  /// Zeroes the padding after the last byte, so that a vector load past the end reads zeroes.
  public mutating func clearTail() {
    let room = min(ByteBuffer.padding, capacity + ByteBuffer.padding - count)
    unsafe (base + ByteBuffer.padding + count).update(repeating: 0, count: room)
  }

  /// A copy of the bytes as an array.
  public var array: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    let view = bytes
    for index in 0..<view.count { copy.append(view[index]) }
    return copy
  }
}
