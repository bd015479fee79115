// SPDX-License-Identifier: Apache-2.0
import CScanKernels
import Testing

/// Tests that choose a kernel, one after the other, since the choice is the process's.
@Suite("Scan kernels", .serialized)
struct ScanKernelTests {
  @Test("find each handmade example where it is, and no near miss", arguments: ShapeExample.all)
  func findExample(_ example: ShapeExample) {
    // At each of 64 places in a word, and at the beginning and end of the text.
    expect(example, at: (0..<64).map { $0 * 129 }, 0)
    // Over each kind of border: of words, of vectors, of steps and of tiles.
    for before in 0...example.text.utf8.count {
      expect(example, at: [64, 256, 512, 4_096, 8_192, 16_384].map { $0 - before }, before)
    }
  }

  /// Scans a text of newlines with the example at these offsets.
  private func expect(_ example: ShapeExample, at offsets: [Int], _ before: Int) {
    let tables = ScanTables(shapes: [sluice_shape(example.shape)])
    tables.addLiteral("secret")
    tables.addKey("password")
    var text: [UInt8] = []
    for offset in offsets {
      text += [UInt8](repeating: 0x0A, count: offset - text.count) + Array(example.text.utf8)
    }
    var expected: [Candidate] = []
    if let position = example.position {
      expected = offsets.map { Candidate(position: $0 + position, shape: example.shape) }
    }
    let block = ScannedBlock(text)
    for kernel in availableKernels {
      let found = block.candidates(kernel: kernel, tables: tables)
      if found != expected {
        let difference = Set(found).symmetricDifference(expected).min()
        Issue.record("kernel \(kernel), \(before) before a border: \(difference as Any)")
      }
    }
  }

  @Test("report nothing that is not enabled", arguments: ShapeExample.all)
  func reportOnlyEnabled(_ example: ShapeExample) {
    let others = (0..<SLUICE_SHAPE_COUNT.rawValue).filter { $0 != example.shape }
    let tables = ScanTables(shapes: others.map { sluice_shape($0) })
    tables.addLiteral("secret")
    tables.addKey("password")
    let block = ScannedBlock(Array(example.text.utf8))
    for kernel in availableKernels {
      let found = block.candidates(kernel: kernel, tables: tables)
      #expect(!found.contains { $0.shape == example.shape })
    }
  }

  @Test("every shape has an example and a near miss")
  func everyShapeHasExamples() {
    for shape in 0..<SLUICE_SHAPE_COUNT.rawValue {
      let examples = ShapeExample.all.filter { $0.shape == shape }
      #expect(examples.contains { $0.position != nil }, "shape \(shape) has no example")
      #expect(examples.contains { $0.position == nil }, "shape \(shape) has no near miss")
    }
  }

  @Test("agree with the scalar kernel on generated text", arguments: 1...40 as ClosedRange<UInt64>)
  func agreeWithScalar(seed: UInt64) {
    var generator = SeededBytes(seed: seed)
    let tables = ScanTables(dense: &generator)
    for length in GeneratedText.lengths(&generator) {
      let text = GeneratedText.make(length, &generator)
      let block = ScannedBlock(text)
      let expected = block.candidates(kernel: 0, tables: tables).sorted()
      for kernel in availableKernels.dropFirst() {
        let found = block.candidates(kernel: kernel, tables: tables).sorted()
        if found != expected {
          let difference = Set(found).symmetricDifference(expected).min()
          Issue.record("kernel \(kernel), length \(length): \(String(describing: difference))")
        }
      }
    }
  }

  @Test("keep the candidates of each shape in ascending order")
  func ascendPerShape() {
    var generator = SeededBytes(seed: 71)
    let tables = ScanTables(dense: &generator)
    let block = ScannedBlock(GeneratedText.make(40_000, &generator))
    for kernel in availableKernels {
      var last: [UInt32: Int] = [:]
      for candidate in block.candidates(kernel: kernel, tables: tables) {
        #expect(last[candidate.shape, default: -1] < candidate.position)
        last[candidate.shape] = candidate.position
      }
    }
  }

  @Test(
    "do not look at what follows a short tile", arguments: [1, 3, 63, 64, 65, 130, 4_095, 9_001])
  func ignorePaddingAfter(length: Int) {
    var generator = SeededBytes(seed: UInt64(length))
    let tables = ScanTables(dense: &generator)
    let text = GeneratedText.make(length, &generator)
    let expected = ScannedBlock(text).candidates(kernel: 0, tables: tables).sorted()
    for padding in Array("a1@:-. ".utf8) {
      let block = ScannedBlock(text, paddingAfter: padding)
      for kernel in availableKernels {
        #expect(block.candidates(kernel: kernel, tables: tables).sorted() == expected)
      }
    }
  }

  @Test("find nothing in nothing")
  func findNothingInNothing() {
    var generator = SeededBytes(seed: 5)
    let tables = ScanTables(dense: &generator)
    let byte: [UInt8] = [0x40]
    var candidates: [UInt64] = [0]
    for kernel in availableKernels {
      #expect(sluice_kernel_select(kernel) == 1)
      let scanner = sluice_scanner_create()
      sluice_scanner_begin(scanner)
      #expect(sluice_scan_tile(scanner, tables.pointer, byte, 0, 0, &candidates) == 0)
      sluice_scanner_destroy(scanner)
    }
  }

  @Test("a scanner keeps its kernel to the end of the block")
  func keepKernelForBlock() throws {
    // Eight digits over the border of two tiles, with another kernel chosen between them.
    let tables = ScanTables(shapes: [SLUICE_DIGIT_RUN])
    let border = Int(SLUICE_TILE_BYTES)
    var text = [UInt8](repeating: 0, count: 128 + border + 256)
    for i in 0..<8 { text[128 + border - 4 + i] = 0x30 }
    var candidates = [UInt64](repeating: 0, count: border * 10)
    for first in availableKernels {
      for second in availableKernels {
        #expect(sluice_kernel_select(first) == 1)
        let scanner = try #require(sluice_scanner_create())
        sluice_scanner_begin(scanner)
        let found = text.withUnsafeBufferPointer { text in
          let start = text.baseAddress! + 128
          _ = sluice_scan_tile(scanner, tables.pointer, start, border, 0, &candidates)
          _ = sluice_kernel_select(second)
          return sluice_scan_tile(
            scanner, tables.pointer, start + border, 100, UInt64(border), &candidates)
        }
        #expect(found == 1, "kernel \(first), then \(second)")
        #expect(candidates[0] & (1 << 56 - 1) == UInt64(border + 3))
        sluice_scanner_destroy(scanner)
      }
    }
  }

  @Test("refuse a kernel that does not exist")
  func refuseUnknownKernel() {
    #expect(sluice_kernel_available(0) == 1)
    for kernel in [-1, 5, 99] as [Int32] {
      #expect(sluice_kernel_available(kernel) == 0)
      #expect(sluice_kernel_select(kernel) == 0)
      #expect(String(cString: sluice_kernel_name(kernel)) == "unknown")
    }
    let current = sluice_kernel_current()
    #expect(sluice_kernel_available(current) == 1)
    let names = (0..<5).map { String(cString: sluice_kernel_name($0)) }
    #expect(names == ["scalar", "sse2", "avx2", "avx512", "neon"])
  }
}
