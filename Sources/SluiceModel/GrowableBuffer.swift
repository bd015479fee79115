// SPDX-License-Identifier: Apache-2.0

/// A growable run of plain values with one owner: an array without reference counts.
///
/// Hot loops append to it and clear it once a block; after warm-up it allocates nothing.
@safe
@frozen
public struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  // Safety: `base` points at `capacity` elements owned by this value alone (`~Copyable`), the first
  // `count` of them initialised; freed once in `deinit`. Every access is checked against `count`.
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var used: Int
  @usableFromInline var room: Int

  /// Elements in use.
  public var count: Int {
    @inline(__always) @inlinable get { used }
  }

  /// Makes an empty buffer.
  public init(capacity: Int = 64) {
    room = max(capacity, 8)
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: room)
    used = 0
  }

  /// Makes a buffer of `count` copies of `value`.
  public init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    unsafe base.initialize(repeating: value, count: count)
    used = count
  }

  deinit {
    unsafe base.deallocate()
  }

  /// Whether nothing is in the buffer.
  public var isEmpty: Bool {
    @inline(__always) @inlinable get { used == 0 }
  }

  /// The element at `index`. Precondition: `0 <= index < count`.
  public subscript(index: Int) -> Element {
    @inline(__always)
    @inlinable
    get {
      precondition(index >= 0 && index < count, "index \(index) outside a buffer of \(count)")
      return unsafe base[index]
    }
    @inline(__always)
    @inlinable
    set {
      precondition(index >= 0 && index < count, "index \(index) outside a buffer of \(count)")
      unsafe base[index] = newValue
    }
  }

  /// Appends one element. Complexity: O(1) amortised.
  @inline(__always)
  @inlinable
  public mutating func append(_ element: Element) {
    if used == room { grow(to: room * 2) }
    unsafe (base + used).initialize(to: element)
    used += 1
  }

  @inline(never)
  @usableFromInline
  mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    room = newCapacity
  }

  /// Forgets all elements and keeps the storage.
  @inline(__always)
  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Keeps the first `newCount` elements. Precondition: `newCount <= count`.
  @inline(__always)
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "cannot keep \(newCount) of \(count)")
    used = newCount
  }

  /// Puts copies of `elements` in the place of those from `index` on. Precondition: there are so many.
  public mutating func put(_ elements: Span<Element>, at index: Int) {
    precondition(
      index >= 0 && elements.count <= count - index,
      "\(elements.count) elements at \(index) of \(count)")
    unsafe elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe (base + index).update(from: start, count: source.count)
      }
    }
  }

  /// Sets every element to `value`.
  public mutating func fill(with value: Element) {
    unsafe base.update(repeating: value, count: count)
  }

  /// Zeroes the whole storage, for buffers that held raw values. Elements become all-zero.
  public func wipe() {
    unsafe UnsafeMutableRawPointer(base).initializeMemory(
      as: UInt8.self, repeating: 0, count: room * MemoryLayout<Element>.stride)
  }

  /// Room for `capacity` elements that `body` fills; it returns how many it wrote.
  @unsafe
  public mutating func refillUnsafe(
    capacity needed: Int, _ body: (UnsafeMutablePointer<Element>) -> Int
  ) {
    used = 0
    if needed > room { grow(to: needed) }
    let written = unsafe body(base)
    precondition(written <= needed, "\(written) elements written into room for \(needed)")
    used = written
  }

  /// Calls `body` with a pointer to the first element.
  @unsafe
  public mutating func withUnsafeMutableStart<R>(_ body: (UnsafeMutablePointer<Element>) -> R) -> R
  {
    unsafe body(base)
  }

  /// The elements in use. Valid while the buffer is not mutated.
  public var elements: Span<Element> {
    @_lifetime(borrow self)
    @inline(__always)
    get {
      let span = unsafe Span(_unsafeStart: UnsafePointer(base), count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
