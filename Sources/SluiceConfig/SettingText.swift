// SPDX-License-Identifier: Apache-2.0
import Glibc
import SluiceModel

/// Makes values from the texts of flags, variables and files.
///
/// A problem comes back as an error without a place, which the caller knows.
enum SettingText {
  /// What is wrong with a text, and what to do.
  struct Fault: Error, Equatable {
    var problem: String
    var remedy = ""
  }

  /// One of a fixed set of words.
  static func choice<Value: RawRepresentable & CaseIterable>(
    _ text: String, _ what: String
  ) throws(Fault) -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    throw Fault(
      problem: "unknown \(what) \(quoted(text))",
      remedy: suggestion(
        for: text, among: known, otherwise: "known are \(known.joined(separator: ", "))"))
  }

  /// A truth value.
  static func flag(_ text: String) throws(Fault) -> Bool {
    switch text.lowercased() {
    case "true", "yes", "on", "1": return true
    case "false", "no", "off", "0": return false
    default: throw Fault(problem: "\(quoted(text)) is neither 'true' nor 'false'")
    }
  }

  /// A whole number in `range`.
  static func integer(_ text: String, in range: ClosedRange<Int>) throws(Fault) -> Int {
    guard let value = Int(text), range.contains(value) else {
      throw Fault(
        problem: "\(quoted(text)) is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A fraction from 0 to 1.
  static func fraction(_ text: String) throws(Fault) -> Double {
    guard let value = Double(text), (0...1).contains(value) else {
      throw Fault(problem: "\(quoted(text)) is no number from 0 to 1")
    }
    return value
  }

  /// A number of bytes such as `65536`, `64k` or `1M`; a suffix counts in powers of 1024.
  static func byteCount(_ text: String, in range: ClosedRange<Int>) throws(Fault) -> Int {
    let shift: Int
    switch text.last {
    case "k", "K": shift = 10
    case "m", "M": shift = 20
    case "g", "G": shift = 30
    default: shift = 0
    }
    let digits = shift == 0 ? text[...] : text.dropLast()
    guard let number = Int(digits), !digits.hasPrefix("+"), number >= 0 else {
      throw Fault(
        problem: "\(quoted(text)) is no number of bytes", remedy: "write it as 65536, 64k or 1M")
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
    guard !overflow, range.contains(bytes) else {
      throw Fault(
        problem:
          "\(quoted(text)) is not from \(byteCountText(range.lowerBound)) to \(byteCountText(range.upperBound))"
      )
    }
    return bytes
  }

  /// The shortest way to write a number of bytes.
  static func byteCountText(_ bytes: Int) -> String {
    for (shift, suffix) in [(30, "G"), (20, "M"), (10, "k")]
    where bytes > 0 && bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(suffix)"
    }
    return String(bytes)
  }

  /// The elements of a list that is written with commas; blanks around them do not count.
  static func words(_ text: String) throws(Fault) -> [String] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    if words.contains("") { throw Fault(problem: "\(quoted(text)) holds an empty name") }
    return words
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Splits at commas, but not within an element of the form `/pattern/`.
  static func allowElements(_ text: String) -> [String] {
    var elements: [String] = []
    var current = ""
    var characters = Array(text)[...]
    while let next = characters.popFirst() {
      let closesPattern = current.count > 1 && current.first == "/" && current.last == "/"
      if next == ",", current.first != "/" || closesPattern {
        elements.append(current)
        current = ""
      } else {
        current.append(next)
      }
    }
    return elements + [current]
  }

  /// Adds an element of the allow list: `/pattern/`, a network in CIDR form, or else a value.
  static func allow(_ text: String, into list: inout Policy.AllowList) throws(Fault) {
    if text.isEmpty { throw Fault(problem: "an empty value") }
    if text.first == "/", text.last == "/", text.count > 1 {
      let pattern = String(text.dropFirst().dropLast())
      if pattern.isEmpty { throw Fault(problem: "an empty pattern") }
      list.patterns.append(pattern)
    } else if isNetwork(text) {
      list.networks.append(text)
    } else {
      list.values.append(text)
    }
  }

  /// Whether `text` is an IPv4 or IPv6 network such as `10.0.0.0/8`.
  /// Source: RFC 4632, section 3.1; RFC 4291, section 2.3.
  static func isNetwork(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = Int(parts[1]), bits >= 0, String(bits) == parts[1] else {
      return false
    }
    // Safety: inet_pton writes at most 16 bytes, which the array holds; the string is a copy.
    var address = [UInt8](repeating: 0, count: 16)
    if bits <= 32, unsafe inet_pton(AF_INET, String(parts[0]), &address) == 1 { return true }
    if bits > 128 { return false }
    return unsafe inet_pton(AF_INET6, String(parts[0]), &address) == 1
  }
}
