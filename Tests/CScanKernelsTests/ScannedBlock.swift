// SPDX-License-Identifier: Apache-2.0
import CScanKernels

/// Tables as the rule compiler fills them; memory of its own, since its arrays are long.
final class ScanTables {
  let pointer: UnsafeMutablePointer<sluice_scan_tables>

  /// Tables that report the given shapes and know no word.
  init(shapes: [sluice_shape]) {
    pointer = .allocate(capacity: 1)
    UnsafeMutableRawPointer(pointer).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<sluice_scan_tables>.size)
    pointer.pointee.enabled = shapes.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  /// Tables that report everything, with about every third bit of the word tables set.
  init(dense generator: inout SeededBytes) {
    pointer = .allocate(capacity: 1)
    let bytes = UnsafeMutableRawPointer(pointer).bindMemory(
      to: UInt8.self, capacity: MemoryLayout<sluice_scan_tables>.size)
    for i in 0..<MemoryLayout<sluice_scan_tables>.size {
      bytes[i] = generator.byte() & (generator.byte() | generator.byte())
    }
    pointer.pointee.enabled = .max
  }

  deinit { pointer.deallocate() }

  /// Makes a word of at least four bytes known by its first six.
  func addLiteral(_ word: String) {
    let bytes = Array(word.utf8) + [0, 0, 0, 0]
    set(sluice_hash_literal(bytes), in: \.literal_bits)
    set(sluice_hash_prefix(bytes), in: \.prefix_bits)
  }

  /// Makes the last three bytes of a key known.
  func addKey(_ key: String) {
    set(sluice_hash_key(Array(key.utf8.suffix(3))), in: \.key_bits)
  }

  private func set<Bits>(_ hash: UInt32, in field: KeyPath<sluice_scan_tables, Bits>) {
    guard let offset = MemoryLayout<sluice_scan_tables>.offset(of: field) else {
      preconditionFailure("a field of a C struct has an offset")
    }
    let word = UnsafeMutableRawPointer(pointer).advanced(by: offset + Int(hash >> 6) * 8)
    word.storeBytes(of: word.load(as: UInt64.self) | 1 << UInt64(hash & 63), as: UInt64.self)
  }
}

/// What one kernel reports.
struct Candidate: Hashable, Comparable, CustomStringConvertible {
  let position: Int
  let shape: UInt32

  static func < (left: Candidate, right: Candidate) -> Bool {
    (left.position, left.shape) < (right.position, right.shape)
  }
  var description: String { "shape \(shape) at \(position)" }
}

/// A text with the padding that kernels may read, cut into tiles.
final class ScannedBlock {
  private static let padding = Int(SLUICE_SCAN_PADDING)
  private static let tileBytes = Int(SLUICE_TILE_BYTES)
  private let storage: UnsafeMutablePointer<UInt8>
  private let count: Int

  /// `paddingAfter` is what follows the text; only zeros are allowed after a full last tile.
  init(_ text: [UInt8], paddingAfter: UInt8 = 0) {
    count = text.count
    let whole = Self.padding + text.count + Self.padding
    storage = .allocate(capacity: whole)
    storage.initialize(repeating: 0, count: whole)
    for (i, byte) in text.enumerated() { storage[Self.padding + i] = byte }
    for i in 0..<Self.padding { storage[Self.padding + count + i] = paddingAfter }
  }

  deinit { storage.deallocate() }

  /// The candidates that a kernel reports, in its order.
  func candidates(kernel: Int32, tables: ScanTables) -> [Candidate] {
    precondition(sluice_kernel_select(kernel) == 1, "kernel \(kernel) is not available")
    guard let scanner = sluice_scanner_create() else { preconditionFailure("out of memory") }
    defer { sluice_scanner_destroy(scanner) }
    sluice_scanner_begin(scanner)
    let room = Self.tileBytes * 10
    let found = UnsafeMutablePointer<UInt64>.allocate(capacity: room)
    defer { found.deallocate() }
    var all: [Candidate] = []
    for start in stride(from: 0, to: count, by: Self.tileBytes) {
      let bytes = min(Self.tileBytes, count - start)
      let foundCount = sluice_scan_tile(
        scanner, tables.pointer, storage + Self.padding + start, bytes, UInt64(start), found)
      precondition(foundCount <= room, "\(foundCount) candidates where \(room) fit")
      for i in 0..<foundCount {
        all.append(
          Candidate(
            position: Int(found[i] & (1 << 56 - 1)), shape: UInt32(found[i] >> 56)))
      }
    }
    return all
  }
}

/// A generator of bytes that is the same on every run and machine (xorshift64*).
struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next(below bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }
  mutating func byte() -> UInt8 { UInt8(next(below: 256)) }
}

/// Kernels that this processor has; 0 is the scalar one.
let availableKernels = (0..<5).map(Int32.init).filter { sluice_kernel_available($0) == 1 }
