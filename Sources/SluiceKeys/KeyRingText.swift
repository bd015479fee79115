// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// The text of a key file.
///
/// A ring begins with the line `sluice-key-ring 1`. Each further line is a key: id, time of making,
/// state and the key in hexadecimal digits, with spaces between; a destroyed key has no fourth part.
/// Empty lines and lines that begin with `#` say nothing.
///
///     sluice-key-ring 1
///     k1 2026-11-21T00:00:00Z retired 3f…
///     k2 2027-02-21T00:00:00Z active 9c…
///
/// A file without that line holds one key and nothing else, in hexadecimal digits or base64; its id
/// is `k1`.
public enum KeyRingText {
  static let header = "sluice-key-ring 1"
  static let headerStart = "sluice-key-ring"

  /// Reads a ring or a single key.
  ///
  /// - Parameters:
  ///   - text: The file's bytes.
  ///   - place: How messages name it.
  /// - Throws: every fault, by line; no error holds a byte of a key.
  public static func parse(_ text: Span<UInt8>, place: String) throws(SluiceErrors) -> KeyRing {
    if starts(text, with: headerStart) { return try ring(text, place: place) }
    var end = text.count
    if end > 0, text[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > 0, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    do {
      return KeyRing(try SecretText.key(text.extracting(0..<end), place: place), created: .zero)
    } catch {
      throw SluiceErrors([error])
    }
  }

  /// The text of a ring, in locked memory.
  public static func serialize(_ ring: KeyRing) throws(SluiceError) -> SecretBytes {
    let lines = ring.keys.map { "\($0.id) \($0.created) \($0.state.rawValue)" }
    var size = header.utf8.count + 1
    for (line, key) in zip(lines, ring.keys) {
      size += line.utf8.count + 1 + (key.secret.map { $0.count * 2 + 1 } ?? 0)
    }
    return try SecretBytes(count: size) { target throws(SluiceError) in
      var offset = 0
      func put(_ byte: UInt8, into target: inout MutableSpan<UInt8>) {
        target[offset] = byte
        offset += 1
      }
      for byte in header.utf8 { put(byte, into: &target) }
      put(UInt8(ascii: "\n"), into: &target)
      for (line, key) in zip(lines, ring.keys) {
        for byte in line.utf8 { put(byte, into: &target) }
        if let secret = key.secret {
          put(UInt8(ascii: " "), into: &target)
          offset = putHex(secret.bytes, into: &target, at: offset)
        }
        put(UInt8(ascii: "\n"), into: &target)
      }
    }
  }

  /// Writes two digits a byte and returns the offset behind them.
  private static func putHex(
    _ bytes: Span<UInt8>, into target: inout MutableSpan<UInt8>, at offset: Int
  ) -> Int {
    for index in bytes.indices {
      target[offset + 2 * index] = digit(bytes[index] >> 4)
      target[offset + 2 * index + 1] = digit(bytes[index] & 15)
    }
    return offset + 2 * bytes.count
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 87 }

  private static func starts(_ text: Span<UInt8>, with prefix: String) -> Bool {
    guard text.count >= prefix.utf8.count else { return false }
    for (index, byte) in prefix.utf8.enumerated() where text[index] != byte { return false }
    return true
  }

  private static func ring(_ text: Span<UInt8>, place: String) throws(SluiceErrors) -> KeyRing {
    var reader = RingReader(place: place)
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: "\n") {
      var end = index
      if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      reader.read(text.extracting(start..<end))
      start = index + 1
    }
    guard reader.errors.isEmpty else { throw SluiceErrors(reader.errors) }
    return try KeyRing(keys: reader.keys, place: place)
  }
}

/// Reads a ring line by line.
private struct RingReader {
  let place: String
  private(set) var keys: [RingKey] = []
  private(set) var errors: [SluiceError] = []
  private var line = 0

  init(place: String) { self.place = place }

  private mutating func fault(_ problem: String, _ remedy: String = "") {
    errors.append(
      SluiceError(.configuration, place: "\(place):\(line)", problem: problem, remedy: remedy))
  }

  mutating func read(_ text: Span<UInt8>) {
    line += 1
    if line == 1 {
      if word(text, 0..<text.count) != KeyRingText.header {
        fault(
          "a key ring of an unknown version", "this program reads '\(KeyRingText.header)'")
      }
      return
    }
    if text.isEmpty || text[0] == UInt8(ascii: "#") { return }
    let parts = split(text)
    guard parts.count == 3 || parts.count == 4 else {
      fault("not a line of id, time, state and key", "parts are separated by spaces")
      return
    }
    guard let id = KeyID(word(text, parts[0])) else {
      fault("the first part is no key id", "key ids are k0 to k9999")
      return
    }
    guard let created = UTCTime(word(text, parts[1])) else {
      fault("the time of \(id) is not valid", "write it as 2026-11-21T00:00:00Z")
      return
    }
    guard let state = RingKey.State(rawValue: word(text, parts[2])) else {
      fault("the state of \(id) is not known", "states are active, retired, destroyed")
      return
    }
    if keys.contains(where: { $0.id == id }) { fault("\(id) is there twice", "remove one line") }
    guard (state == .destroyed) == (parts.count == 3) else {
      fault(state == .destroyed ? "\(id) is destroyed and has a key" : "\(id) has no key")
      return
    }
    readKey(id: id, created: created, state: state, text: text, part: parts.dropFirst(3).first)
  }

  private mutating func readKey(
    id: KeyID, created: UTCTime, state: RingKey.State, text: Span<UInt8>, part: Range<Int>?
  ) {
    guard let part else {
      keys.append(RingKey(id: id, created: created, state: state, secret: nil))
      return
    }
    let secret: KeySecret
    do {
      secret = try SecretText.key(text.extracting(part), place: "\(place):\(line)")
    } catch {
      errors.append(error)
      return
    }
    if let other = keys.first(where: { isSame($0.secret, secret) }) {
      fault("\(id) and \(other.id) are the same key", "make one anew")
    }
    keys.append(RingKey(id: id, created: created, state: state, secret: secret))
  }

  /// Compares all bytes, whether they differ or not.
  private func isSame(_ left: KeySecret?, _ right: KeySecret) -> Bool {
    guard let left else { return false }
    return isEqual(left.bytes, right.bytes)
  }

  private func isEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
  }

  /// A short part that is no key, as a string.
  private func word(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    guard range.count <= 32 else { return "" }
    var bytes: [UInt8] = []
    for index in range { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where the parts between spaces lie.
  private func split(_ text: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: " ") {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    return parts
  }
}
