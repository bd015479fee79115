// SPDX-License-Identifier: Apache-2.0

/// The suffix of six base62 places (digits, capitals, small letters) that holds the CRC-32 of the
/// random part of a token.
/// Source: GitHub engineering blog, "Behind GitHub's new authentication token formats" (April
/// 2021).
enum TokenChecksum {
  /// Whether the last six places are the checksum of those from `start`.
  static func holds(_ text: borrowing Span<UInt8>, from start: Int) -> Bool {
    guard text.count - start > 6 else { return false }
    var value = 0
    for index in start..<text.count {
      guard let digit = base62(text[index]) else { return false }
      if index >= text.count - 6 { value = value * 62 + digit }
    }
    return value == Int(CRC32.checksum(text, start..<(text.count - 6)))
  }

  private static func base62(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x37
    case 0x61...0x7A: Int(byte) - 0x3D
    default: nil
    }
  }
}
