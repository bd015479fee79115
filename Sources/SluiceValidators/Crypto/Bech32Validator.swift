// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a bech32 or bech32m string with a correct six-place checksum; a Bitcoin
/// witness address must use the variant and program length of its version.
/// Source: BIP 173; BIP 350.
enum Bech32Validator: Validator {
  static let name = "bech32"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: [
      "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
      "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", "a12uel5l",
    ],
    invalid: [
      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
      "bc1", "", "1qzzfhee", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb",
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
    ])

  private static let alphabet: Table = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count >= 8, candidate.count <= 90, let separator = separator(candidate),
      separator >= 1, candidate.count - separator >= 7
    else { return false }
    var state: UInt32 = 1
    for index in 0..<separator {
      step(&state, UInt32(ASCII.lowercase(candidate[index])) >> 5)
    }
    step(&state, 0)
    for index in 0..<separator { step(&state, UInt32(ASCII.lowercase(candidate[index])) & 31) }
    for index in (separator + 1)..<candidate.count {
      guard let value = alphabet.firstIndex(of: ASCII.lowercase(candidate[index])) else {
        return false
      }
      step(&state, UInt32(value))
    }
    guard state == 1 || state == 0x2bc8_30a3 else { return false }
    return !isBitcoin(candidate, separator) || isWitness(candidate, separator, isFirst: state == 1)
  }

  /// Place of the last `1`; `nil` when letters of both cases or unprintable bytes occur.
  private static func separator(_ text: borrowing Span<UInt8>) -> Int? {
    var found: Int?
    var hasLower = false
    var hasUpper = false
    for index in 0..<text.count {
      let byte = text[index]
      guard byte >= 33, byte <= 126 else { return nil }
      hasLower = hasLower || ASCII.isLower(byte)
      hasUpper = hasUpper || ASCII.isUpper(byte)
      if byte == UInt8(ascii: "1") { found = index }
    }
    return hasLower && hasUpper ? nil : found
  }

  private static func step(_ state: inout UInt32, _ value: UInt32) {
    let generators: InlineArray<5, UInt32> = [
      0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3,
    ]
    let top = state >> 25
    state = (state & 0x1ff_ffff) << 5 ^ value
    for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { state ^= generators[bit] }
  }

  private static func isBitcoin(_ text: borrowing Span<UInt8>, _ separator: Int) -> Bool {
    guard separator == 2 else { return false }
    let first = ASCII.lowercase(text[0])
    let second = ASCII.lowercase(text[1])
    return ("bctb" as Table).containsPair(first, second)
  }

  private static func isWitness(_ text: borrowing Span<UInt8>, _ separator: Int, isFirst: Bool)
    -> Bool
  {
    let groups = text.count - separator - 8
    let bits = groups * 5
    guard groups > 0, bits % 8 < 5, bits / 8 >= 2, bits / 8 <= 40,
      let version = alphabet.firstIndex(of: ASCII.lowercase(text[separator + 1])), version <= 16
    else { return false }
    return version == 0 ? isFirst && (bits / 8 == 20 || bits / 8 == 32) : !isFirst
  }
}
