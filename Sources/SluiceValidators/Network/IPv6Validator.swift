// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an IPv6 address in any text form, with an optional zone.
/// Source: RFC 4291, section 2.2; RFC 4007, section 11 (zone).
enum IPv6Validator: Validator {
  static let name = "ipv6"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: [
      "2001:db8::1", "::", "::1", "fe80::1%eth0", "::ffff:192.0.2.128",
      "2001:0db8:0000:0000:0000:ff00:0042:8329", "2001:db8:1:2:3:4:5::", "1:2:3:4:5:6:192.0.2.1",
    ],
    invalid: [
      "2001:db8::1::2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", ":1:2", "1:2:3:4:5:6:7:",
      "::1%", "", "12:30:45", "::192.0.2.256", "1:2:3:4:5:6:7::8:9",
    ])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool { IPv6Address(candidate) != nil }
}
