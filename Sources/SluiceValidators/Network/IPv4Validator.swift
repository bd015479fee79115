// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an IPv4 address in dotted decimal, octets without leading zeros.
/// Source: RFC 3986, section 3.2.2 (IPv4address).
enum IPv4Validator: Validator {
  static let name = "ipv4"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
    invalid: ["256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "1..2.3", "", "1.2.3.4 ", "1.2.3."])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    IPv4Address.isValid(candidate, 0..<candidate.count)
  }
}
