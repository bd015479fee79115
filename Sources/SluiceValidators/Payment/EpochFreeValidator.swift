// SPDX-License-Identifier: Apache-2.0

/// Refuses digits that read as a Unix time between 2001 and 2033 in seconds, milliseconds,
/// microseconds or nanoseconds; accepts any other run of digits, spaces and hyphens skipped.
/// Source: IEEE Std 1003.1-2017, 4.16 (seconds since the epoch).
enum EpochFreeValidator: Validator {
  static let name = "epoch-free"
  static let isChecksum = false
  static let vectors = ValidatorVectors(
    valid: ["4111111111111111", "123", "2000000000001"],
    invalid: ["1748503543", "1748503543012", "1748503543012345", "1748503543012345678", "", "12a"])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard let form = CompactForm(candidate, dropping: .spaceHyphen), form.isDigits else {
      return false
    }
    switch form.count {
    case 10, 13, 16, 19: return form[0] != UInt8(ascii: "1")
    default: return true
    }
  }
}
