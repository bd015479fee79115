// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Brings values into one form before they are hashed, so that one person has one token.
///
/// The form is versioned by ``version``: a change would break the link to older tokens.
enum Canonicalizer {
  /// Goes into the key derivation.
  static let version = "1"

  /// How an entity type's values are brought into form.
  enum Form: UInt8, Sendable {
    /// Bytes as they are.
    case exact
    /// Domain in lower case. Source: RFC 5321, 2.4 (the local part may be case-sensitive).
    case email
    /// Letters in upper case; spaces, hyphens, dots and slashes left out.
    case identifier
    /// Hexadecimal digits in lower case, separators left out.
    case hexadecimal
    /// Digits with a leading `+`; `00` becomes `+`. Source: ITU-T E.164.
    case phone
    /// RFC 5952 text form; a zone is left out.
    case ipv6
    /// Letters in lower case, blanks folded.
    case name
  }

  /// The form for an entity type.
  static func form(of entity: EntityType) -> Form {
    switch entity.name {
    case "EMAIL": .email
    case "IPV6": .ipv6
    case "MAC": .hexadecimal
    case "PHONE": .phone
    case "PERSON", "ADDRESS": .name
    case "IBAN", "CREDIT_CARD", "US_SSN", "NATIONAL_ID", "BANK_ACCOUNT", "PASSPORT",
      "DRIVER_LICENSE", "IMEI", "ICCID", "VIN", "BIC", "LICENSE_PLATE", "TAX_ID", "MEDICAL_ID":
      .identifier
    default: .exact
    }
  }

  /// Appends the canonical form of `value` to `output`.
  static func append(_ value: Span<UInt8>, as form: Form, to output: inout ByteBuffer) {
    switch form {
    case .exact: output.append(value)
    case .email: appendEmail(value, to: &output)
    case .identifier:
      for index in value.indices {
        let byte = value[index]
        if !isSeparator(byte) { output.append(isLower(byte) ? byte & 0xDF : byte) }
      }
    case .hexadecimal:
      for index in value.indices {
        let byte = value[index]
        if byte != UInt8(ascii: ":"), !isSeparator(byte) { output.append(lowercased(byte)) }
      }
    case .phone: appendPhone(value, to: &output)
    case .ipv6: IPv6Text.appendCanonical(value, to: &output)
    case .name:
      var pendingSpace = false
      for index in value.indices {
        let byte = value[index]
        if byte <= 0x20 {
          pendingSpace = true
        } else {
          if pendingSpace { output.append(0x20) }
          pendingSpace = false
          output.append(lowercased(byte))
        }
      }
    }
  }

  private static func appendEmail(_ value: Span<UInt8>, to output: inout ByteBuffer) {
    var at = value.count
    for index in value.indices where value[index] == UInt8(ascii: "@") { at = index }
    for index in value.indices {
      output.append(index > at ? lowercased(value[index]) : value[index])
    }
  }

  private static func appendPhone(_ value: Span<UInt8>, to output: inout ByteBuffer) {
    var digits = 0
    for index in value.indices {
      let byte = value[index]
      if byte == UInt8(ascii: "+"), digits == 0 { output.append(byte) }
      guard byte &- 48 < 10 else { continue }
      // `+49 (0)30`: the trunk zero in parentheses is not part of the number.
      if byte == 48, index > 0, value[index - 1] == UInt8(ascii: "("), index + 1 < value.count,
        value[index + 1] == UInt8(ascii: ")")
      {
        continue
      }
      digits += 1
      output.append(byte)
      if digits == 2, output.count == 2, output.bytes[0] == 48, output.bytes[1] == 48 {
        output.removeAll()
        output.append(UInt8(ascii: "+"))
      }
    }
  }

  @inline(__always)
  private static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
  @inline(__always)
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "/")
  }
}
