// SPDX-License-Identifier: Apache-2.0

/// Reads a dotted-quad address.
enum IPv4Address {
  /// Whether `range` of `text` is four decimal octets of 0 to 255 without leading zeros.
  static func isValid(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var octets = 0
    var digits = 0
    var value = 0
    for index in range {
      let byte = text[index]
      if let digit = ASCII.digit(byte) {
        guard digits == 0 || value > 0, digits < 3 else { return false }
        value = value * 10 + digit
        digits += 1
        guard value <= 255 else { return false }
      } else if byte == ASCII.dot {
        guard digits > 0, octets < 3 else { return false }
        octets += 1
        digits = 0
        value = 0
      } else {
        return false
      }
    }
    return octets == 3 && digits > 0
  }
}
