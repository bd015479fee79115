// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SluiceValidators

/// One validator of the catalog as a test argument.
struct CatalogEntry: Sendable, CustomTestStringConvertible {
  let index: Int
  var name: String { ValidatorCatalog.names[index] }
  var testDescription: String { name }
  static let all = ValidatorCatalog.names.indices.map { CatalogEntry(index: $0) }

  var vectors: ValidatorVectors { ValidatorCatalog.all[index].vectors }

  func accepts(_ bytes: [UInt8]) -> Bool { ValidatorCatalog.accepts(index, bytes.span) }
  func accepts(_ text: String) -> Bool { accepts(Array(text.utf8)) }
}

@Suite("Every validator keeps the contract")
struct ValidatorContractTests {
  @Test("accepts its valid vectors", arguments: CatalogEntry.all)
  func acceptsValid(_ entry: CatalogEntry) {
    #expect(!entry.vectors.valid.isEmpty)
    for text in entry.vectors.valid { #expect(entry.accepts(text), "\(text)") }
  }

  @Test("refuses its invalid vectors", arguments: CatalogEntry.all)
  func refusesInvalid(_ entry: CatalogEntry) {
    #expect(entry.vectors.invalid.count >= 2)
    for text in entry.vectors.invalid { #expect(!entry.accepts(text), "\(text)") }
  }

  @Test("answers alike by name and by type", arguments: CatalogEntry.all)
  func agreesWithType(_ entry: CatalogEntry) {
    let type = ValidatorCatalog.all[entry.index]
    #expect(type.name == entry.name)
    #expect(ValidatorCatalog.index(named: entry.name) == entry.index)
    #expect(ValidatorCatalog.isChecksum(entry.index) == type.isChecksum)
    for text in entry.vectors.valid + entry.vectors.invalid {
      #expect(type.accepts(text) == entry.accepts(text))
    }
  }

  @Test("survives any bytes", arguments: CatalogEntry.all)
  func survives(_ entry: CatalogEntry) {
    #expect(!entry.accepts([]))
    for byte in UInt8.min...UInt8.max { _ = entry.accepts([byte]) }
    for byte: UInt8 in [0, 0x20, 0x2D, 0x30, 0x31, 0x39, 0x41, 0x5A, 0x61, 0x7A, 0x80, 0xFF] {
      for length in 1...130 { _ = entry.accepts([UInt8](repeating: byte, count: length)) }
      _ = entry.accepts([UInt8](repeating: byte, count: 10_000))
    }
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 32)
      }
      _ = entry.accepts(bytes)
    }
  }

  @Test("survives each prefix, suffix and damaged byte of its vectors", arguments: CatalogEntry.all)
  func survivesDamage(_ entry: CatalogEntry) {
    for text in entry.vectors.valid + entry.vectors.invalid {
      let bytes = Array(text.utf8)
      for length in 0...bytes.count {
        _ = entry.accepts(Array(bytes.prefix(length)))
        _ = entry.accepts(Array(bytes.suffix(length)))
      }
      for place in bytes.indices {
        for byte: UInt8 in [0, 0x2E, 0x39, 0x5A, 0x7A, 0xC3, 0xFF] {
          var damaged = bytes
          damaged[place] = byte
          _ = entry.accepts(damaged)
        }
      }
    }
  }

  @Test(
    "lets at most one number in seven pass where it is a checksum",
    arguments: CatalogEntry.all.filter { ValidatorCatalog.isChecksum($0.index) })
  func refusesOtherNumbers(_ entry: CatalogEntry) {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    var tried = 0
    var accepted = 0
    for text in entry.vectors.valid {
      for _ in 0..<500 {
        let other = text.utf8.map { byte in
          guard byte >= 0x30 && byte <= 0x39 else { return byte }
          state ^= state << 13
          state ^= state >> 7
          state ^= state << 17
          return 0x30 + UInt8((state >> 32) % 10)
        }
        tried += 1
        if entry.accepts(other) { accepted += 1 }
      }
    }
    #expect(accepted * 7 <= tried, "\(accepted) of \(tried) passed")
  }

  @Test(
    "lets at most one wrong digit in three pass where it is a checksum, branches included",
    arguments: CatalogEntry.all.filter { ValidatorCatalog.isChecksum($0.index) })
  func findsWrongDigits(_ entry: CatalogEntry) {
    var changed = 0
    var accepted = 0
    for text in entry.vectors.valid {
      let bytes = Array(text.utf8)
      for place in bytes.indices where bytes[place] >= 0x30 && bytes[place] <= 0x39 {
        for digit: UInt8 in 0x30...0x39 where digit != bytes[place] {
          var wrong = bytes
          wrong[place] = digit
          changed += 1
          if entry.accepts(wrong) { accepted += 1 }
        }
      }
    }
    #expect(changed > 0)
    #expect(accepted * 3 <= changed, "\(accepted) of \(changed) passed")
  }
}

@Suite("The validator catalog")
struct ValidatorCatalogTests {
  @Test("lists unique names in byte order")
  func sorted() {
    let names = ValidatorCatalog.names
    #expect(names.count == ValidatorCatalog.all.count)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0 < $1 })
    #expect(names.count >= 90)
  }

  @Test("uses kebab-case names only")
  func kebab() {
    for name in ValidatorCatalog.names {
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      let isKebab = parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
      }
      #expect(isKebab, "\(name)")
    }
  }

  @Test("knows no other name or index")
  func unknown() {
    #expect(ValidatorCatalog.index(named: "lhun") == nil)
    #expect(ValidatorCatalog.index(named: "") == nil)
    #expect(ValidatorCatalog.index(named: "zzz") == nil)
    for index in [-1, ValidatorCatalog.names.count] {
      #expect(!CatalogEntry(index: index).accepts("4111111111111111"))
    }
    #expect(!ValidatorCatalog.isChecksum(Int.max))
  }

  @Test("covers at least 65 national schemes in 42 countries")
  func coverage() {
    let schemes = ValidatorCatalog.all.filter { String(describing: $0).first?.isUppercase == true }
      .map { $0.name }.filter { $0.count > 3 && $0.dropFirst(2).first == "-" }
    #expect(schemes.count >= 65)
    #expect(Set(schemes.map { $0.prefix(2) }).count >= 42)
  }
}
