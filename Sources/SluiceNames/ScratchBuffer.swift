// SPDX-License-Identifier: Apache-2.0

/// A growable run of plain values with one owner, inlined into this module's hot loops.
@safe
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  // Safety: `base` points at `capacity` elements owned by this value alone (`~Copyable`), the first
  // `count` of them initialised; freed once in `deinit`. Every access is checked against `count`.
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 8)
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: self.capacity)
    count = 0
  }

  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside the buffer")
      return unsafe base[index]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside the buffer")
      yield unsafe &base[index]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  @inline(never)
  private mutating func grow(to newCapacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = newCapacity
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "cannot keep more than there is")
    count = newCount
  }

  /// Copies the values of `range` to `place` and behind; they may overlap.
  mutating func move(_ range: Range<Int>, to place: Int) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count && place >= 0
        && place + range.count <= count, "a move outside the buffer")
    // Safety: both ranges are inside the initialised part; `update` takes overlapping ones.
    unsafe (base + place).update(from: base + range.lowerBound, count: range.count)
  }

  /// Appends copies of `value` until there are `newCount`.
  mutating func extend(to newCount: Int, with value: Element) {
    guard newCount > count else { return }
    if newCount > capacity { grow(to: newCount) }
    unsafe (base + count).initialize(repeating: value, count: newCount - count)
    count = newCount
  }

  /// Makes room for `needed` values and sets all of them to `value`.
  mutating func refill(with value: Element, count needed: Int) {
    if needed > capacity { grow(to: max(needed, capacity * 2)) }
    unsafe base.initialize(repeating: value, count: needed)
    count = needed
  }

  /// Hands out the storage in use to read, for calls into C.
  @unsafe
  @inline(__always)
  func withUnsafeElements<Result>(_ body: (UnsafePointer<Element>) -> Result) -> Result {
    unsafe body(base)
  }

  /// Hands out the storage in use, for calls into C.
  @unsafe
  @inline(__always)
  mutating func withUnsafeStorage<Result>(
    _ body: (UnsafeMutablePointer<Element>) -> Result
  ) -> Result {
    unsafe body(base)
  }
}

extension ScratchBuffer where Element == TokenHints {
  /// The first place from `start` up to `end` that holds one of the bits in `wanted`, or `end`.
  ///
  /// Precondition: there are eight values more than `end`.
  @inline(__always)
  func next(_ wanted: UInt8, from start: Int, to end: Int) -> Int {
    precondition(start >= 0 && end &+ 8 <= count, "a search outside the buffer")
    let mask = UInt64(wanted) &* 0x0101_0101_0101_0101
    var index = start
    while index < end {
      let found = eight(at: index) & mask
      if found != 0 { return min(end, index &+ found.trailingZeroBitCount >> 3) }
      index &+= 8
    }
    return end
  }

  /// The bits of eight values, little endian.
  @inline(__always)
  func eight(at index: Int) -> UInt64 {
    precondition(index >= 0 && index &+ 8 <= count, "a load outside the buffer")
    // Safety: the values are there, of a byte each; all bit patterns are values.
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}
