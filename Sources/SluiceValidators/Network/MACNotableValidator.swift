// SPDX-License-Identifier: Apache-2.0

/// As `mac`, without the broadcast address and the address of zeros, which name no device.
/// Source: IEEE Std 802-2014, clause 8.2.
enum MACNotableValidator: Validator {
  static let name = "mac-notable"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["00:1A:2b:3C:4d:5E", "001a.2b3c.4d5e"],
    invalid: ["ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "ffff.ffff.ffff", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = MACForm(candidate) else { return false }
    return !form.isAllZero && !form.isBroadcast
  }
}
