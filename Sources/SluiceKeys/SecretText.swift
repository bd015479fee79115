// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads keys that are written as text, without making strings of them.
enum SecretText {
  /// Bytes a key may have.
  static let keyBytesRange = 16...64

  /// What is wrong with a key's text.
  enum Fault: Error, Equatable {
    case isEmpty
    case isNeitherHexNorBase64
    case isTooShort(Int)
    case isTooLong
    case isOneByteThroughout

    var problem: String {
      switch self {
      case .isEmpty: "the key is empty"
      case .isNeitherHexNorBase64: "the key is neither hexadecimal nor base64"
      case .isTooShort(let count):
        "the key has \(count) bytes, at least \(keyBytesRange.lowerBound) are needed"
      case .isTooLong: "the key has more than \(keyBytesRange.upperBound) bytes"
      case .isOneByteThroughout: "the key is the same byte throughout"
      }
    }
  }

  /// The value of a hexadecimal digit.
  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
    default: nil
    }
  }

  /// The value of a base64 character of the standard or the URL alphabet.
  /// Source: RFC 4648, sections 4 and 5.
  static func base64Digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// Decodes a key: an even number of hexadecimal digits, or else base64, padded or not.
  static func key(_ text: Span<UInt8>, place: String) throws(SluiceError) -> KeySecret {
    do {
      return try decode(text)
    } catch let fault as Fault {
      throw SluiceError(
        .configuration, place: place, problem: fault.problem,
        remedy: "make one with 'sluice key new FILE' or 'openssl rand -hex 32'")
    } catch let error as SluiceError {
      throw error
    } catch {
      throw SluiceError(.bug, place: place, problem: "an error of an unknown kind")
    }
  }

  private static func decode(_ text: Span<UInt8>) throws -> KeySecret {
    if text.isEmpty { throw Fault.isEmpty }
    var isHex = text.count % 2 == 0
    for index in text.indices where hexDigit(text[index]) == nil { isHex = false }
    let secret = isHex ? try hex(text) : try base64(text)
    let bytes = secret.bytes
    var isUniform = true
    for index in bytes.indices where bytes[index] != bytes[0] { isUniform = false }
    if isUniform { throw Fault.isOneByteThroughout }
    return secret
  }

  private static func checked(_ count: Int) throws -> Int {
    if count < keyBytesRange.lowerBound { throw Fault.isTooShort(count) }
    if count > keyBytesRange.upperBound { throw Fault.isTooLong }
    return count
  }

  private static func hex(_ text: Span<UInt8>) throws -> KeySecret {
    KeySecret(
      try SecretBytes(count: checked(text.count / 2)) { target in
        for index in target.indices {
          let high = hexDigit(text[2 * index]) ?? 0
          target[index] = high << 4 | (hexDigit(text[2 * index + 1]) ?? 0)
        }
      })
  }

  private static func base64(_ text: Span<UInt8>) throws -> KeySecret {
    var length = text.count
    if length % 4 == 0 {
      for _ in 0..<2 where length > 0 && text[length - 1] == UInt8(ascii: "=") { length -= 1 }
    }
    for index in 0..<length where base64Digit(text[index]) == nil {
      throw Fault.isNeitherHexNorBase64
    }
    if length % 4 == 1 { throw Fault.isNeitherHexNorBase64 }
    return KeySecret(
      try SecretBytes(count: checked(length * 6 / 8)) { target in
        // At most 13 bits are pending, so that no set bit is shifted out.
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        var filled = 0
        for index in 0..<length {
          pending = (pending << 6 | UInt32(base64Digit(text[index]) ?? 0)) & 0x3fff
          bits += 6
          if bits >= 8, filled < target.count {
            bits -= 8
            target[filled] = UInt8(truncatingIfNeeded: pending >> bits)
            filled += 1
          }
        }
      })
  }
}
