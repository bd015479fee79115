// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a 48-bit or 64-bit hardware address with `:`, `-` or Cisco dots, or 12
/// hexadecimal digits. Source: IEEE Std 802-2014, clause 8.1.
enum MACValidator: Validator {
  static let name = "mac"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "00:1A:2b:3C:4d:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "ff:ff:ff:ff:ff:ff",
      "001a2b3c4d5e", "00:1a:2b:ff:fe:3c:4d:5e",
    ],
    invalid: ["00:1a:2b:3c:4d", "00:1a:2b:3c:4d:5g", "00:1a-2b:3c:4d:5e", "", "001a:2b3c:4d5e"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool { MACForm(candidate) != nil }
}
