// SPDX-License-Identifier: Apache-2.0

/// A labelled text: `{"text": ..., "spans": [{"start","end","type"}], "other": [...]}` and what else
/// stands there. Offsets are UTF-8 bytes, end exclusive.
struct CorpusRecord {
  struct Label {
    let start: Int
    let end: Int
    let type: String
    let isOptional: Bool
  }

  let id: String
  let source: String
  let kind: String
  let text: [UInt8]
  let spans: [Label]
  let other: [Label]

  /// Reads one line; nil when it is no such record or a span lies outside the text.
  init?(json bytes: [UInt8]) {
    var reader = JSONText(bytes)
    guard case .object(let fields)? = reader.value(), case .string(let text)? = fields["text"]
    else {
      return nil
    }
    self.text = text
    func string(_ key: String) -> String {
      if case .string(let value)? = fields[key] { return String(decoding: value, as: UTF8.self) }
      return ""
    }
    id = string("id")
    source = string("source")
    kind = string("kind")
    func labels(_ key: String) -> [Label]? {
      guard case .array(let elements)? = fields[key] else { return [] }
      var labels: [Label] = []
      for element in elements {
        guard case .object(let members) = element, case .number(let start)? = members["start"],
          case .number(let end)? = members["end"], case .string(let type)? = members["type"],
          0 <= start, start <= end, end <= Double(text.count)
        else { return nil }
        var isOptional = false
        if case .bool(true)? = members["optional"] { isOptional = true }
        labels.append(
          Label(
            start: Int(start), end: Int(end), type: String(decoding: type, as: UTF8.self),
            isOptional: isOptional))
      }
      return labels
    }
    guard let spans = labels("spans"), let other = labels("other") else { return nil }
    self.spans = spans
    self.other = other
  }
}

/// A reader of JSON for trusted files: strings are bytes of UTF-8.
struct JSONText {
  indirect enum Value {
    case string([UInt8])
    case number(Double)
    case bool(Bool)
    case null
    case array([Value])
    case object([String: Value])
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next value, or nil when there is none.
  mutating func value() -> Value? {
    skipBlanks()
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return string().map { .string($0) }
    default: return bare()
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func object() -> Value? {
    index += 1
    var fields: [String: Value] = [:]
    if take(UInt8(ascii: "}")) { return .object(fields) }
    repeat {
      skipBlanks()
      guard let key = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
      fields[String(decoding: key, as: UTF8.self)] = value
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(fields) : nil
  }

  private mutating func array() -> Value? {
    index += 1
    var elements: [Value] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      guard let value = value() else { return nil }
      elements.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  private mutating func bare() -> Value? {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ","),
      bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "]")
    {
      index += 1
    }
    switch String(decoding: bytes[start..<index], as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case let text: return Double(text).map { .number($0) }
    }
  }

  private mutating func string() -> [UInt8]? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    index += 1
    var result: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return result }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard index < bytes.count else { return nil }
      let escape = bytes[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "u"):
        guard var scalar = hexadecimal() else { return nil }
        if scalar >> 10 == 0x36, index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\") {
          index += 2
          guard let low = hexadecimal() else { return nil }
          scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
        }
        result += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
      default: result.append(escape)
      }
    }
    return nil
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    defer { index += 4 }
    return UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
  }
}
