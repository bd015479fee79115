// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import Testing

@testable import SluiceKeys

private let hexOne = String(repeating: "0123456789abcdef", count: 4)
private let hexTwo = String(repeating: "fedcba9876543210", count: 4)

private func parse(_ text: String) throws -> KeyRing {
  try KeyRingText.parse(Array(text.utf8).span, place: "sluice.key")
}

private func faults(_ text: String) -> [String] {
  do {
    _ = try parse(text)
    return []
  } catch let errors as SluiceErrors {
    return errors.errors.map(\.description)
  } catch {
    return ["another error"]
  }
}

private func bytes(_ key: RingKey) -> [UInt8] {
  guard let secret = key.secret else { return [] }
  return secret.bytes.indices.map { secret.bytes[$0] }
}

@Suite("A key file's text")
struct KeyRingTextTests {
  @Test("may be one key in hexadecimal digits or base64, with or without a line end")
  func singleKey() throws {
    for text in [
      hexOne, hexOne + "\n", hexOne.uppercased() + "\r\n",
      "ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=\n",
      "ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8",
    ] {
      let ring = try parse(text)
      #expect(ring.active.id.description == "k1")
      #expect(
        bytes(ring.active)
          == (0..<4).flatMap { _ in [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef] as [UInt8] })
    }
  }

  @Test("is refused with one line that holds no byte of the key")
  func badSingleKeys() {
    let remedy = "make one with 'sluice key new FILE' or 'openssl rand -hex 32'"
    #expect(faults("") == ["sluice.key: the key is empty; \(remedy)"])
    #expect(faults("\n") == ["sluice.key: the key is empty; \(remedy)"])
    #expect(
      faults("0123456789abcdef")
        == ["sluice.key: the key has 8 bytes, at least 16 are needed; \(remedy)"])
    #expect(
      faults("correct horse battery staple")
        == ["sluice.key: the key is neither hexadecimal nor base64; \(remedy)"])
    #expect(
      faults(hexOne + "\n\n")
        == ["sluice.key: the key is neither hexadecimal nor base64; \(remedy)"])
    #expect(
      faults(String(repeating: "0", count: 64))
        == ["sluice.key: the key is the same byte throughout; \(remedy)"])
    #expect(
      faults(hexOne + hexOne + "01") == ["sluice.key: the key has more than 64 bytes; \(remedy)"])
  }

  @Test("may be a ring of several keys with comments")
  func ring() throws {
    let ring = try parse(
      """
      sluice-key-ring 1
      # made by hand

      k1 2026-11-21T00:00:00Z destroyed
      k2 2026-12-21T00:00:00Z retired \(hexOne)
      k10 2027-01-21T00:00:00Z active \(hexTwo)
      """)
    #expect(ring.keys.map(\.id.description) == ["k1", "k2", "k10"])
    #expect(ring.active.id.description == "k10")
    #expect(ring.active.created.description == "2027-01-21T00:00:00Z")
    #expect(bytes(ring.active).prefix(2) == [0xfe, 0xdc])
    #expect(ring.keys[0].secret == nil)
    #expect(ring.searchable.map(\.id.description) == ["k10", "k2"])
  }

  @Test("comes back the same after it was written")
  func roundTrip() throws {
    let text = """
      sluice-key-ring 1
      k1 2026-11-21T00:00:00Z destroyed
      k2 2026-12-21T00:00:00Z retired \(hexOne)
      k3 2027-01-21T00:00:00Z active \(hexTwo)

      """
    let written = try KeyRingText.serialize(try parse(text))
    let span = written.bytes
    #expect(String(decoding: span.indices.map { span[$0] }, as: UTF8.self) == text)
  }

  @Test("shows all faults of a ring at once, by line")
  func badRing() {
    let found = faults(
      """
      sluice-key-ring 1
      k1 2026-11-21T00:00:00Z active
      k01 2026-11-21T00:00:00Z active \(hexOne)
      k2 2026-02-30T00:00:00Z active \(hexOne)
      k3 2026-11-21T00:00:00Z asleep \(hexOne)
      k4 2026-11-21T00:00:00Z destroyed \(hexOne)
      k5 2026-11-21T00:00:00Z active \(hexOne)
      k5 2026-11-21T00:00:00Z retired \(hexTwo)
      k6 2026-11-21T00:00:00Z retired \(hexOne)
      k7 2026-11-21T00:00:00Z retired abcd
      k8
      """)
    #expect(
      found == [
        "sluice.key:2: k1 has no key",
        "sluice.key:3: the first part is no key id; key ids are k0 to k9999",
        "sluice.key:4: the time of k2 is not valid; write it as 2026-11-21T00:00:00Z",
        "sluice.key:5: the state of k3 is not known; states are active, retired, destroyed",
        "sluice.key:6: k4 is destroyed and has a key",
        "sluice.key:8: k5 is there twice; remove one line",
        "sluice.key:9: k6 and k5 are the same key; make one anew",
        "sluice.key:10: the key has 2 bytes, at least 16 are needed; make one with 'sluice key new "
          + "FILE' or 'openssl rand -hex 32'",
        "sluice.key:11: not a line of id, time, state and key; parts are separated by spaces",
      ])
  }

  @Test("must have exactly one active key")
  func activeKeys() {
    let remedy = "exactly one key must be active"
    #expect(faults("sluice-key-ring 1\n") == ["sluice.key: no key is active; \(remedy)"])
    #expect(
      faults(
        """
        sluice-key-ring 1
        k1 2026-11-21T00:00:00Z active \(hexOne)
        k2 2026-11-21T00:00:00Z active \(hexTwo)
        """) == ["sluice.key: 2 keys are active; \(remedy)"])
  }

  @Test("of a later version is refused")
  func version() {
    #expect(
      faults("sluice-key-ring 2\n").first
        == "sluice.key:1: a key ring of an unknown version; this program reads 'sluice-key-ring 1'")
  }
}

@Suite("A key ring")
struct KeyRingTests {
  @Test("rotates: a new key is active, the old one is retired and keeps its bytes")
  func rotation() throws {
    let time = try #require(UTCTime("2027-05-01T12:00:00Z"))
    let first = try parse(hexOne)
    let second = try first.rotated(created: time)
    #expect(second.keys.map(\.id.description) == ["k1", "k2"])
    #expect(second.keys.map(\.state) == [.retired, .active])
    #expect(second.active.created == time)
    #expect(bytes(second.keys[0]) == bytes(first.active))
    #expect(bytes(second.active).count == 32)
    #expect(bytes(second.active) != bytes(first.active))
    #expect(try second.rotated(created: time).active.id.description == "k3")
  }

  @Test("has no key behind k9999")
  func lastID() throws {
    let ring = try parse("sluice-key-ring 1\nk9999 2026-11-21T00:00:00Z active \(hexOne)")
    #expect(throws: SluiceErrors.self) { try ring.rotated(created: .zero) }
  }

  @Test("of a run without a key is k0 and differs from run to run")
  func ephemeral() throws {
    let (one, other) = (try KeyRing.ephemeral(), try KeyRing.ephemeral())
    #expect(one.active.id.description == "k0")
    #expect(bytes(one.active).count == 32)
    #expect(bytes(one.active) != bytes(other.active))
  }
}

@Suite("A key id and a time")
struct KeyIDTests {
  @Test("take one form only")
  func forms() {
    #expect(KeyID("k0")?.number == 0)
    #expect(KeyID("k9999")?.number == 9999)
    for text in ["", "k", "k01", "k10000", "k-1", "k+1", "K1", "k1 ", "1"] {
      #expect(KeyID(text) == nil)
    }
    for text in [
      "2026-11-21", "2026-11-21T00:00:00", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z",
      "2026-11-21T24:00:00Z", "2026-11-21 00:00:00Z", "2026-00-10T00:00:00Z",
    ] {
      #expect(UTCTime(text) == nil)
    }
    #expect(UTCTime("2024-02-29T23:59:59Z") != nil)
  }

  @Test("turn seconds into dates")
  func seconds() {
    #expect(UTCTime(secondsSince1970: 0)?.description == "1970-01-01T00:00:00Z")
    #expect(UTCTime(secondsSince1970: 951_782_400)?.description == "2000-02-29T00:00:00Z")
    #expect(UTCTime(secondsSince1970: 1_000_000_000)?.description == "2001-09-09T01:46:40Z")
    #expect(UTCTime(secondsSince1970: 1_709_251_199)?.description == "2024-02-29T23:59:59Z")
    #expect(UTCTime(secondsSince1970: 253_402_300_799)?.description == "9999-12-31T23:59:59Z")
    #expect(UTCTime(secondsSince1970: 253_402_300_800) == nil)
  }
}

@Suite("Secret bytes")
struct SecretBytesTests {
  @Test("hold what they were filled with")
  func contents() throws {
    let secret = try SecretBytes(copying: [1, 2, 3].span)
    #expect(secret.count == 3)
    #expect(secret.bytes[2] == 3)
  }

  @Test("pass on the error of what fills them")
  func fillError() {
    let fault = SluiceError(.inputOutput, place: "key", problem: "no luck")
    #expect(throws: fault) {
      _ = try SecretBytes(count: 8) { _ throws(SluiceError) in throw fault }
    }
  }
}
