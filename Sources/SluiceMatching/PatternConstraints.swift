// SPDX-License-Identifier: Apache-2.0

/// What a pattern must keep to so that blocks of many lines can be matched in bounded time.
enum PatternConstraints {
  /// A constraint that is broken.
  struct Fault: Equatable {
    var problem: String
    var remedy: String
  }

  /// Everything wrong with `pattern`: PCRE2's own complaint first, then ours.
  static func faults(in pattern: String, isSlow: Bool = false) -> [Fault] {
    if let message = CompiledPattern.fault(in: pattern) {
      return [Fault(problem: "pattern does not compile: \(message)", remedy: "mend the pattern")]
    }
    var faults: [Fault] = []
    let bytes = Array(pattern.utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        faults += escapeFaults(next, at: index)
        index += 1
      case UInt8(ascii: "["):
        index = scanClass(bytes, from: index, into: &faults)
      case UInt8(ascii: "*"), UInt8(ascii: "+"):
        let before = index > 0 ? bytes[index - 1] : 0
        let isPossessive = [UInt8(ascii: "}"), UInt8(ascii: "?")].contains(before)
        let isVerb = bytes[index] == UInt8(ascii: "*") && before == UInt8(ascii: "(")
        if !isPossessive, !isVerb {
          faults.append(
            Fault(
              problem:
                "unbounded repeat '\(Character(Unicode.Scalar(bytes[index])))' at byte \(index)",
              remedy: "bound it, as {1,64}"))
        }
      case UInt8(ascii: "{"):
        if let closing = bytes[index...].firstIndex(of: UInt8(ascii: "}")), closing > index + 1,
          bytes[closing - 1] == UInt8(ascii: ",")
        {
          faults.append(
            Fault(
              problem: "unbounded repeat at byte \(index)", remedy: "name the most, as {1,64}"))
        }
      default: break
      }
      index += 1
    }
    return faults
  }

  private static func escapeFaults(_ next: UInt8, at index: Int) -> [Fault] {
    switch next {
    case UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "R"), UInt8(ascii: "D"),
      UInt8(ascii: "W"), UInt8(ascii: "v"), UInt8(ascii: "N"), UInt8(ascii: "X"):
      return [
        Fault(
          problem: "'\\\(Character(Unicode.Scalar(next)))' at byte \(index) can match a newline",
          remedy: "name the characters, as [ \\t]")
      ]
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      return [
        Fault(
          problem: "word boundary at byte \(index)",
          remedy: "write it out, as (?<![A-Za-z0-9_])")
      ]
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "g"), UInt8(ascii: "k"):
      return [
        Fault(problem: "backreference at byte \(index)", remedy: "spell the alternatives out")
      ]
    default: return []
    }
  }

  /// Returns the index of the closing bracket.
  private static func scanClass(_ bytes: [UInt8], from start: Int, into faults: inout [Fault])
    -> Int
  {
    var index = start + 1
    var isNegated = false
    var hasNewline = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "^") {
      isNegated = true
      index += 1
    }
    let first = index
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "]"), index > first { break }
      if bytes[index] == UInt8(ascii: "["), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: ":"),
        let end = bytes[index...].dropFirst(2).firstIndex(of: UInt8(ascii: "]"))
      {
        index = end
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        let next = bytes[index + 1]
        if next == UInt8(ascii: "n") || next == UInt8(ascii: "s") { hasNewline = true }
        index += 1
      }
      index += 1
    }
    if isNegated, !hasNewline {
      faults.append(
        Fault(
          problem: "negated class at byte \(start) can match a newline",
          remedy: "exclude it: [^...\\n]"))
    } else if !isNegated, hasNewline {
      faults.append(
        Fault(
          problem: "class at byte \(start) holds the newline",
          remedy: "leave it out; matches stay on one line"))
    }
    return index
  }
}
