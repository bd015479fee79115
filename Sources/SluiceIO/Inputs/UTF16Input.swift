// SPDX-License-Identifier: Apache-2.0
import SluiceModel
import SluicePipeline

/// Reads UTF-16 as UTF-8. The byte order mark is left out; a surrogate without its other half, and
/// an odd last byte, become U+FFFD.
/// Source: RFC 2781, section 2.2; RFC 3629, section 3.
final class UTF16Input: ByteInput {
  let name: String
  private let input: any ByteInput
  private let isBigEndian: Bool
  private var raw = ByteBuffer(capacity: 4096)
  private var oddByte: UInt8?
  private var highSurrogate: UInt32?
  private var isAtStart = true
  private var hasEnded = false

  init(_ input: any ByteInput, isBigEndian: Bool) {
    name = input.name
    self.input = input
    self.isBigEndian = isBigEndian
  }

  func read(into buffer: inout ByteBuffer, limit: Int) -> ReadOutcome {
    let start = buffer.count
    while !hasEnded {
      raw.removeAll()
      // Two bytes become three at most; the rest is room for what was pending.
      let outcome = input.read(into: &raw, limit: max(1, (limit - 8) / 2))
      switch outcome {
      case .bytes: transcode(into: &buffer)
      case .endOfInput:
        hasEnded = true
        replacePending(in: &buffer)
      case .stopped(let unread): return .stopped(unread: unread + pendingBytes)
      case .withheldRest: return outcome
      }
      if buffer.count > start { return .bytes(buffer.count - start) }
    }
    return .endOfInput
  }

  private var pendingBytes: Int { (oddByte == nil ? 0 : 1) + (highSurrogate == nil ? 0 : 2) }

  private func transcode(into buffer: inout ByteBuffer) {
    for index in 0..<raw.count {
      let byte = raw.bytes[index]
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let unit =
        isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
      take(unit, into: &buffer)
    }
  }

  private func take(_ unit: UInt32, into buffer: inout ByteBuffer) {
    let isMark = isAtStart && unit == 0xFEFF
    isAtStart = false
    if isMark { return }
    if let high = highSurrogate {
      highSurrogate = nil
      if 0xDC00...0xDFFF ~= unit {
        append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &buffer)
        return
      }
      append(0xFFFD, to: &buffer)
    }
    switch unit {
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: append(0xFFFD, to: &buffer)
    default: append(unit, to: &buffer)
    }
  }

  private func replacePending(in buffer: inout ByteBuffer) {
    if highSurrogate != nil { append(0xFFFD, to: &buffer) }
    if oddByte != nil { append(0xFFFD, to: &buffer) }
    highSurrogate = nil
    oddByte = nil
  }

  private func append(_ scalar: UInt32, to buffer: inout ByteBuffer) {
    func byte(_ mark: UInt32, shift: UInt32, bits: UInt32) -> UInt8 {
      UInt8(mark | (scalar >> shift) & bits)
    }
    switch scalar {
    case 0..<0x80: buffer.append(byte(0, shift: 0, bits: 0x7F))
    case 0x80..<0x800:
      buffer.append(byte(0xC0, shift: 6, bits: 0x1F))
      buffer.append(byte(0x80, shift: 0, bits: 0x3F))
    case 0x800..<0x10000:
      buffer.append(byte(0xE0, shift: 12, bits: 0x0F))
      buffer.append(byte(0x80, shift: 6, bits: 0x3F))
      buffer.append(byte(0x80, shift: 0, bits: 0x3F))
    default:
      buffer.append(byte(0xF0, shift: 18, bits: 0x07))
      buffer.append(byte(0x80, shift: 12, bits: 0x3F))
      buffer.append(byte(0x80, shift: 6, bits: 0x3F))
      buffer.append(byte(0x80, shift: 0, bits: 0x3F))
    }
  }
}
