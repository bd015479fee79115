// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@Suite("A byte buffer")
struct ByteBufferTests {
  @Test("grows and keeps its bytes")
  func grows() {
    var buffer = ByteBuffer(capacity: 1)
    for number in 0..<1000 { buffer.append(UInt8(truncatingIfNeeded: number)) }
    #expect(buffer.count == 1000)
    #expect(buffer.array == (0..<1000).map { UInt8(truncatingIfNeeded: $0) })
    buffer.truncate(to: 3)
    #expect(buffer.array == [0, 1, 2])
  }

  @Test("reads as zero behind its last byte after its tail was cleared")
  func clearsTail() {
    var buffer = ByteBuffer(Array("abcdef".utf8))
    buffer.truncate(to: 2)
    buffer.clearTail()
    let behind = buffer.withUnsafeStart { start in (2..<66).map { start[$0] } }
    #expect(behind.allSatisfy { $0 == 0 })
  }
}

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "is the known name with the fewest edits",
    arguments: [("lhun", "luhn"), ("credit-cart", "credit-card"), ("emial", "email")])
  func suggests(name: String, expected: String) {
    let known = ["credit-card", "email", "iban", "luhn"]
    #expect(NearestName.suggestion(for: name, among: known) == expected)
  }

  @Test("is nothing when all names are far away")
  func suggestsNothing() {
    #expect(NearestName.suggestion(for: "zzzzzz", among: ["luhn", "iban"]) == nil)
  }
}

@Suite("An entity type")
struct EntityTypeTests {
  @Test("takes upper-case names only", arguments: ["email", "E", "1A", "A B", "É"])
  func refuses(name: String) { #expect(EntityType(name) == nil) }

  @Test("takes the names rules use", arguments: ["EMAIL", "IPV4", "US_SSN"])
  func accepts(name: String) throws { #expect(try #require(EntityType(name)).name == name) }
}
