// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads IPv6 addresses and writes them in canonical form.
enum IPv6Text {
  /// The eight groups of `text`, its zone and prefix length left out, or nil.
  /// Source: RFC 4291, 2.2 (text forms, embedded IPv4).
  static func groups(_ text: Span<UInt8>) -> InlineArray<8, UInt16>? {
    var head = InlineArray<8, UInt16>(repeating: 0)
    var tail = InlineArray<8, UInt16>(repeating: 0)
    var headCount = 0
    var tailCount = 0
    var sawGap = false
    var end = 0
    while end < text.count, text[end] != UInt8(ascii: "%"), text[end] != UInt8(ascii: "/") {
      end += 1
    }
    var index = 0
    func put(_ value: UInt16) -> Bool {
      guard headCount + tailCount < 8 else { return false }
      if sawGap {
        tail[tailCount] = value
        tailCount += 1
      } else {
        head[headCount] = value
        headCount += 1
      }
      return true
    }
    while index < end {
      if text[index] == UInt8(ascii: ":") {
        if index + 1 < end, text[index + 1] == UInt8(ascii: ":") {
          guard !sawGap else { return nil }
          sawGap = true
          index += 2
        } else {
          index += 1
        }
        continue
      }
      let start = index
      var value: UInt32 = 0
      while index < end, let digit = hexDigit(text[index]), index - start < 5 {
        value = value << 4 | digit
        index += 1
      }
      if index < end, text[index] == UInt8(ascii: ".") {
        guard let address = IPv4Text.value(text.extracting(start..<end)) else { return nil }
        guard put(UInt16(address >> 16)), put(UInt16(address & 0xFFFF)) else { return nil }
        break
      }
      guard index > start, index - start <= 4, put(UInt16(value)) else { return nil }
    }
    guard sawGap || headCount == 8 else { return nil }
    var result = head
    for offset in 0..<tailCount { result[8 - tailCount + offset] = tail[offset] }
    return result
  }

  /// Appends the canonical text; text that is no address goes in as it is.
  /// Source: RFC 5952, section 4.
  static func appendCanonical(_ text: Span<UInt8>, to output: inout ByteBuffer) {
    guard let groups = groups(text) else {
      output.append(text)
      return
    }
    append(groups, to: &output)
  }

  /// Appends the canonical text of an address. Source: RFC 5952, section 4.
  static func append(_ groups: InlineArray<8, UInt16>, to output: inout ByteBuffer) {
    var best = (start: -1, count: 1)
    var run = (start: 0, count: 0)
    for index in 0..<8 {
      if groups[index] == 0 {
        if run.count == 0 { run.start = index }
        run.count += 1
        if run.count > best.count { best = run }
      } else {
        run.count = 0
      }
    }
    var index = 0
    while index < 8 {
      if index == best.start {
        output.append(UInt8(ascii: ":"))
        output.append(UInt8(ascii: ":"))
        index += best.count
        continue
      }
      if index > 0, index != best.start + best.count { output.append(UInt8(ascii: ":")) }
      appendHex(groups[index], to: &output)
      index += 1
    }
  }

  private static func appendHex(_ value: UInt16, to output: inout ByteBuffer) {
    var isLeading = true
    for step in 0..<4 {
      let shift = UInt16(12 - 4 * step)
      let digit = UInt8(value >> shift & 15)
      if digit == 0, isLeading, shift > 0 { continue }
      isLeading = false
      output.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    if byte &- 48 < 10 { return UInt32(byte - 48) }
    let folded = byte | 0x20
    return folded >= 97 && folded <= 102 ? UInt32(folded - 87) : nil
  }
}

/// Reads IPv4 addresses.
enum IPv4Text {
  /// The address as a number, or nil unless `text` is four decimal octets.
  static func value(_ text: Span<UInt8>) -> UInt32? {
    var result: UInt32 = 0
    var octet: UInt32 = 0
    var digits = 0
    var octets = 0
    for index in text.indices {
      let byte = text[index]
      if byte &- 48 < 10 {
        octet = octet * 10 + UInt32(byte - 48)
        digits += 1
        if octet > 255 || digits > 3 { return nil }
      } else if byte == UInt8(ascii: "."), digits > 0 {
        result = result << 8 | octet
        octets += 1
        octet = 0
        digits = 0
      } else {
        return nil
      }
    }
    return octets == 3 && digits > 0 ? result << 8 | octet : nil
  }
}
