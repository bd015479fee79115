// SPDX-License-Identifier: Apache-2.0
import SluiceModel

extension SettingText {
  /// The operators' names.
  static let operatorNames = [
    "token", "label", "mask", "hash", "encrypt", "surrogate", "shift-date", "bucket", "ip-prefix",
    "truncate-ip", "drop", "keep",
  ]
  /// Most characters a mask may keep at either end.
  static let keepRange = 0...16
  /// Most days a date may be moved.
  static let shiftRange = 1...36_500
  /// Width of a bucket; 0 fits it to the number of digits.
  static let widthRange = 0...1_000_000_000
  /// Bits of an address that may be kept.
  static let ipv4BitsRange = 0...32
  static let ipv6BitsRange = 0...128

  /// The numbers an operator takes in a table of the settings file: key, range and default.
  static func parameters(of name: String) -> [(key: String, range: ClosedRange<Int>, standard: Int)]
  {
    switch name {
    case "mask": [("keep_first", keepRange, 0), ("keep_last", keepRange, 0)]
    case "shift-date": [("maximum_days", shiftRange, 365)]
    case "bucket": [("width", widthRange, 0)]
    case "truncate-ip": [("ipv4_bits", ipv4BitsRange, 24), ("ipv6_bits", ipv6BitsRange, 48)]
    default: []
    }
  }

  /// Every key that an operator's table may hold.
  static let parameterKeys =
    ["operator"] + operatorNames.flatMap { name in parameters(of: name).map(\.key) }

  /// An operator's name and, behind colons, its numbers: `mask:2:4` keeps the first two and the last
  /// four characters.
  static func operatorNamed(_ text: String) throws(Fault) -> Operator {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let name = parts.first ?? ""
    let parameters = parameters(of: name)
    guard operatorNames.contains(name) else {
      throw Fault(
        problem: "unknown operator \(quoted(text))",
        remedy: suggestion(
          for: name, among: operatorNames,
          otherwise: "known are \(operatorNames.joined(separator: ", "))"))
    }
    if parts.count > 1, parts.count != parameters.count + 1 {
      throw Fault(
        problem: "unknown operator \(quoted(text))",
        remedy: parameters.isEmpty
          ? "'\(name)' takes no numbers"
          : "write '\(([name] + parameters.map { String($0.standard) }).joined(separator: ":"))'")
    }
    var numbers: [Int] = []
    for (index, parameter) in parameters.enumerated() {
      numbers.append(
        parts.count > 1
          ? try integer(parts[index + 1], in: parameter.range) : parameter.standard)
    }
    return makeOperator(name, numbers)
  }

  /// The operator `name` with its numbers, as many as ``parameters(of:)`` lists.
  static func makeOperator(_ name: String, _ numbers: [Int]) -> Operator {
    switch name {
    case "label": .label
    case "mask": .mask(keepFirst: numbers[0], keepLast: numbers[1])
    case "hash": .hash
    case "encrypt": .encrypt
    case "surrogate": .surrogate
    case "shift-date": .shiftDate(maximumDays: numbers[0])
    case "bucket": .bucket(width: numbers[0])
    case "ip-prefix": .ipPrefix
    case "truncate-ip": .truncateIP(ipv4Bits: numbers[0], ipv6Bits: numbers[1])
    case "drop": .drop
    case "keep": .keep
    default: .token
    }
  }

  /// An operator as ``operatorNamed(_:)`` reads it; numbers that are the default are left out.
  static func text(of operation: Operator) -> String {
    let numbers: [Int] =
      switch operation {
      case .mask(let first, let last): [first, last]
      case .shiftDate(let days): [days]
      case .bucket(let width): [width]
      case .truncateIP(let ipv4, let ipv6): [ipv4, ipv6]
      default: []
      }
    if numbers == parameters(of: operation.name).map(\.standard) { return operation.name }
    return ([operation.name] + numbers.map(String.init)).joined(separator: ":")
  }
}
