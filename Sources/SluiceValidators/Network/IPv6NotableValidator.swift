// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is an IPv6 address that no clock or source code looks like: not `::`, and
/// with at least two written groups, three where it starts or ends in `::` with digits only.
/// Source: RFC 4291, section 2.2.
enum IPv6NotableValidator: Validator {
  static let name = "ipv6-notable"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["2001:db8::1", "fe80::1", "fe80::1%eth0", "::ffff:192.0.2.128", "2001:db8::"],
    invalid: ["::", "a::", "::1", "::dead", "12::30", "1:2:3", "", "0::0"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let address = IPv6Address(candidate), !address.isZero else { return false }
    if address.embedsIPv4 || !address.isCompressed { return true }
    guard address.writtenGroups >= 2 else { return false }
    return address.writtenGroups >= 3 || firstGroupLength(candidate) >= 3
  }

  private static func firstGroupLength(_ text: borrowing Span<UInt8>) -> Int {
    var length = 0
    while length < text.count, ASCII.hex(text[length]) != nil { length += 1 }
    return length
  }
}
