// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// An IP address as it stands in text, taken apart so that another one can be written the same way.
struct AddressText {
  /// How the address is written.
  enum Layout: Equatable {
    /// Four octets with `.` or `-` between them.
    case ipv4(separator: UInt8)
    case ipv6
    /// `::ffff:192.0.2.1`.
    case mapped
  }

  /// Sixteen bytes; an IPv4 address stands behind `::ffff:`.
  var bytes: [UInt8]
  let layout: Layout
  /// `%eth0` behind an IPv6 address, or empty.
  private let zone: [UInt8]

  /// Reads `text`, or returns nil when it is no address.
  init?(_ text: Span<UInt8>) {
    if let (value, separator) = AddressText.quad(text) {
      bytes = PrefixPreservingCipher.ipv4Prefix + value
      layout = .ipv4(separator: separator)
      zone = []
      return
    }
    guard let groups = IPv6Text.groups(text) else { return nil }
    bytes = groups.indices.flatMap { [UInt8(groups[$0] >> 8), UInt8(groups[$0] & 0xFF)] }
    var zoneStart = text.count
    var hasDot = false
    for index in text.indices.reversed() where text[index] == UInt8(ascii: "%") {
      zoneStart = index
    }
    for index in 0..<zoneStart where text[index] == UInt8(ascii: ".") { hasDot = true }
    zone = FieldReader.bytes(text, zoneStart..<text.count)
    let isMapped = bytes[0..<12] == PrefixPreservingCipher.ipv4Prefix[...]
    layout = isMapped && hasDot ? .mapped : .ipv6
  }

  /// Whether it is an IPv4 address, mapped into IPv6 or not.
  var isIPv4: Bool { bytes[0..<12] == PrefixPreservingCipher.ipv4Prefix[...] }

  /// Sets all bits but the first to 0.
  mutating func truncate(ipv4Bits: Int, ipv6Bits: Int) {
    let kept = isIPv4 ? 96 + ipv4Bits : ipv6Bits
    for index in 0..<16 {
      let bits = max(0, min(8, kept - 8 * index))
      bytes[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
  }

  /// Appends the address in its layout.
  func append(to output: inout ByteBuffer) {
    switch layout {
    case .ipv4(let separator): appendQuad(separator, to: &output)
    case .mapped:
      output.append("::ffff:")
      appendQuad(UInt8(ascii: "."), to: &output)
    case .ipv6:
      var groups = InlineArray<8, UInt16>(repeating: 0)
      for index in 0..<8 {
        groups[index] = UInt16(bytes[2 * index]) << 8 | UInt16(bytes[2 * index + 1])
      }
      IPv6Text.append(groups, to: &output)
    }
    output.append(zone)
  }

  private func appendQuad(_ separator: UInt8, to output: inout ByteBuffer) {
    for index in 12..<16 {
      if index > 12 { output.append(separator) }
      output.append(decimal: Int(bytes[index]))
    }
  }

  private static func quad(_ text: Span<UInt8>) -> ([UInt8], UInt8)? {
    var octets: [UInt8] = []
    var separator: UInt8 = 0
    var value = -1
    for index in text.indices {
      let byte = text[index]
      if byte &- 48 < 10 {
        value = max(value, 0) * 10 + Int(byte - 48)
        if value > 255 { return nil }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"),
        separator == 0 || separator == byte, value >= 0
      {
        separator = byte
        octets.append(UInt8(value))
        value = -1
      } else {
        return nil
      }
    }
    guard octets.count == 3, value >= 0 else { return nil }
    return (octets + [UInt8(value)], separator)
  }
}
