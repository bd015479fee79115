// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluiceValidators

/// Makes stand-ins: values of the same shape that pass the same checks and belong to nobody known.
///
/// All of it is decided by a keyed hash of the canonical value, so the same value has the same
/// stand-in under the same key. Mail goes to the reserved domains, IPv6 into the documentation
/// prefix, North American phone numbers to 555-01xx; the others keep letters, digits and separators
/// in their places. Source: RFC 2606, section 3; RFC 3849; NANPA, 555-0100 to 555-0199 for fiction;
/// IEEE 802-2014, 8.2.2 (locally administered MAC addresses).
struct Surrogate {
  /// Stand-ins that are tried before giving up.
  static let mostTries = 4096

  private let value: [UInt8]
  private let entity: String
  private let validator: Int?
  private var stream: KeyedStream

  /// - Parameters:
  ///   - code: Keyed hash of the canonical value, at least 16 bytes.
  ///   - validator: Index of the validator the value has passed, or nil.
  ///   - isDecoded: Whether the value was found in decoded text; the stand-in then holds only
  ///     characters that need no escape in JSON, URLs and HTML.
  init(
    _ value: Span<UInt8>, entity: EntityType, code: [UInt8], validator: Int?, isDecoded: Bool
  ) {
    let bytes = FieldReader.bytes(value, value.indices)
    let needsCare = isDecoded || bytes.contains(UInt8(ascii: "\\"))
    self.value =
      needsCare ? bytes.map { Surrogate.isSafe($0) ? $0 : UInt8(ascii: "_") } : bytes
    self.entity = entity.name
    self.validator = validator
    stream = KeyedStream(code)
  }

  /// The stand-in, or nil when none was found that passes the validator's checksum.
  mutating func make() -> [UInt8]? {
    switch entity {
    case "EMAIL": if value.contains(UInt8(ascii: "@")) { return mail() }
    case "IPV4", "IPV6": if let address = address() { return address }
    case "MAC": return mac()
    case "PHONE": if let phone = northAmericanPhone() { return phone }
    case "DATE_OF_BIRTH": if let date = date() { return date }
    case "PERSON", "USERNAME", "ADDRESS": return shaped(isSpoken: true, kept: 0)
    default: break
    }
    let kept = keptPrefix
    guard let validator else { return shaped(isSpoken: false, kept: kept) }
    for attempt in 0..<Surrogate.mostTries {
      // Country and card schemes stand in the first characters: hard checks get them as they are.
      let isHard = attempt >= Surrogate.mostTries / 2
      let candidate = shaped(isSpoken: false, kept: isHard ? max(kept, 1) : kept)
      if candidate != value, ValidatorCatalog.accepts(validator, candidate.span) {
        return candidate
      }
    }
    return ValidatorCatalog.isChecksum(validator) ? nil : shaped(isSpoken: false, kept: kept)
  }

  /// Characters at the front that say what kind of value it is and not whose.
  private var keptPrefix: Int {
    switch entity {
    case "IBAN": 2
    case "CREDIT_CARD": 1
    case "PHONE": value.first == UInt8(ascii: "+") ? min(3, value.count) : 0
    default: 0
    }
  }

  // MARK: Kinds

  private mutating func mail() -> [UInt8] {
    var result: [UInt8] = []
    for index in 0..<6 {
      if index == 3 { result.append(UInt8(ascii: ".")) }
      appendSyllable(to: &result)
    }
    for _ in 0..<2 { result.append(48 + UInt8(stream.next(below: 10))) }
    let domains = ["@example.com", "@example.net", "@example.org"]
    return result + Array(domains[stream.next(below: 3)].utf8)
  }

  private mutating func address() -> [UInt8]? {
    guard var text = AddressText(value.span) else { return nil }
    if text.isIPv4 {
      // Not 0, 10, 127 and 224 up, which would look like an address of another kind.
      var first = stream.next(below: 221) + 1
      if first >= 10 { first += 1 }
      if first >= 127 { first += 1 }
      text.bytes[12] = UInt8(first)
      for index in 13..<16 { text.bytes[index] = UInt8(stream.next(below: 256)) }
    } else {
      text.bytes[0..<4] = [0x20, 0x01, 0x0D, 0xB8]
      for index in 4..<16 { text.bytes[index] = UInt8(stream.next(below: 256)) }
    }
    var output = ByteBuffer(capacity: 64)
    text.append(to: &output)
    return output.array
  }

  private mutating func mac() -> [UInt8] {
    var digits = 0
    return value.map { byte in
      let isDigit = byte &- 48 < 10
      guard isDigit || (byte | 0x20) &- 97 < 6 else { return byte }
      digits += 1
      let nibble = digits == 2 ? 2 : stream.next(below: 16)
      let isUpper = !value.contains { $0 &- 97 < 6 }
      return nibble < 10 ? 48 + UInt8(nibble) : (isUpper ? 55 : 87) + UInt8(nibble)
    }
  }

  /// Ten digits, or eleven behind a 1: area code, 555, 01 and two more.
  private mutating func northAmericanPhone() -> [UInt8]? {
    let digits = value.filter { $0 &- 48 < 10 }
    let isLong = digits.count == 11 && digits[0] == UInt8(ascii: "1")
    let hasPlus = value.first == UInt8(ascii: "+")
    guard isLong || (digits.count == 10 && !hasPlus),
      digits[isLong ? 1 : 0] >= UInt8(ascii: "2"), digits[isLong ? 4 : 3] >= UInt8(ascii: "2")
    else { return nil }
    var number: [UInt8] = isLong ? [1] : []
    number += [
      UInt8(2 + stream.next(below: 8)), UInt8(stream.next(below: 9)),
      UInt8(stream.next(below: 10)), 5, 5, 5, 0, 1, UInt8(stream.next(below: 10)),
      UInt8(stream.next(below: 10)),
    ]
    var next = 0
    return value.map { byte in
      guard byte &- 48 < 10 else { return byte }
      next += 1
      return 48 + number[next - 1]
    }
  }

  private mutating func date() -> [UInt8]? {
    guard var date = DateText(value.span) else { return nil }
    for _ in 0..<64 {
      var moved = date
      let days = stream.next(below: 3650) + 1
      guard moved.shift(days: stream.next(below: 2) == 0 ? days : -days) else { continue }
      var output = ByteBuffer(capacity: 64)
      moved.append(to: &output)
      if let validator, !ValidatorCatalog.accepts(validator, output.bytes) { continue }
      date = moved
      return output.array
    }
    return nil
  }

  // MARK: Shape

  /// A value with letters and digits where this one has them; a character beyond ASCII becomes one
  /// letter.
  private mutating func shaped(isSpoken: Bool, kept: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    var run = 0
    for (index, byte) in value.enumerated() {
      if index < kept {
        result.append(byte)
        continue
      }
      let isLetter = (byte | 0x20) &- 97 < 26
      if byte &- 48 < 10 {
        result.append(48 + UInt8(stream.next(below: 10)))
        run = 0
      } else if isLetter || byte >= 0xC0 {
        let letter = isSpoken ? spoken(run) : 97 + UInt8(stream.next(below: 26))
        result.append(isLetter && byte & 0x20 == 0 ? letter & 0xDF : letter)
        run += 1
      } else if byte < 0x80 {
        result.append(byte)
        run = 0
      }
    }
    return result
  }

  private mutating func spoken(_ place: Int) -> UInt8 {
    let letters = place % 2 == 0 ? Surrogate.consonants : Surrogate.vowels
    return letters[stream.next(below: letters.count)]
  }

  private mutating func appendSyllable(to result: inout [UInt8]) {
    result.append(spoken(0))
    result.append(spoken(1))
  }

  private static let consonants = Array("bdfghjklmnprstvz".utf8)
  private static let vowels = Array("aeiou".utf8)

  private static func isSafe(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte >= 0x80
      || "@._-:/".utf8.contains(byte)
  }
}

/// Numbers that a keyed hash decides. Source: SplitMix64, G. Steele et al., OOPSLA 2014.
struct KeyedStream {
  private var state: UInt64

  /// Makes a stream from at least 16 bytes.
  init(_ code: [UInt8]) {
    var words: [UInt64] = [0, 0]
    for (index, byte) in code.prefix(16).enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    state = words[0] ^ (words[1] &* 0x9E37_79B9_7F4A_7C15)
  }

  /// The next number below `bound`, 1 to 65536.
  mutating func next(below bound: Int) -> Int {
    // Wraps on purpose: the generator counts modulo 2^64.
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return (Int(mixed >> 33) * bound) >> 31
  }
}
