// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Reads the part of YAML that recogniser files are written in, and JSON.
///
/// Block and flow sequences and mappings, plain, quoted and block scalars, comments. Anchors, aliases,
/// tags and several documents are refused. Source: YAML 1.2.2, chapters 7 and 8; RFC 8259.
struct YAMLReader {
  private let path: String
  private var lines: [Line] = []
  private var next = 0

  private struct Line {
    var number: Int
    var indent: Int
    var text: [Character]
  }

  /// The value that `text` describes.
  ///
  /// - Throws: the first fault, with its line.
  static func read(_ text: String, path: String) throws(SluiceErrors) -> TOMLNode {
    var reader = YAMLReader(path: path)
    if let first = text.first(where: { !$0.isWhitespace }), "{[".contains(first) {
      var flow = FlowReader(Array(text), path: path, line: 1)
      let value = try flow.value()
      try flow.end()
      return value
    }
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let characters = Array(raw.last == "\r" ? raw.dropLast() : raw)
      let indent = characters.prefix { $0 == " " }.count
      reader.lines.append(
        Line(number: index + 1, indent: indent, text: Array(characters.dropFirst(indent))))
    }
    let value = try reader.block(atLeast: 0)
    if let line = reader.peek() { throw reader.fault(line, "this line fits nowhere") }
    return value
  }

  private init(path: String) { self.path = path }

  private func fault(_ line: Line?, _ problem: String) -> SluiceErrors {
    SluiceErrors([
      SluiceError(
        .configuration, place: "\(path):\(line?.number ?? lines.count)", problem: problem,
        remedy: "write it as plain YAML: lists, mappings and quoted strings")
    ])
  }

  /// The next line with something on it.
  private mutating func peek() -> Line? {
    while next < lines.count {
      let line = lines[next]
      if line.text.isEmpty || line.text[0] == "#" || String(line.text) == "---"
        || line.text.allSatisfy(\.isWhitespace)
      {
        next += 1
        continue
      }
      return line
    }
    return nil
  }

  private mutating func block(atLeast indent: Int) throws(SluiceErrors) -> TOMLNode {
    guard let line = peek(), line.indent >= indent else { return .string("") }
    if line.text[0] == "-", line.text.count == 1 || line.text[1] == " " {
      return try sequence(line.indent)
    }
    if key(line.text) != nil { return try mapping(line.indent) }
    next += 1
    return try scalar(line.text, line, parentIndent: indent - 1)
  }

  private mutating func sequence(_ indent: Int) throws(SluiceErrors) -> TOMLNode {
    var items: [TOMLNode] = []
    while let line = peek(), line.indent == indent, line.text[0] == "-",
      line.text.count == 1 || line.text[1] == " "
    {
      let rest = Array(line.text.dropFirst().drop { $0 == " " })
      if rest.isEmpty || rest[0] == "#" {
        next += 1
        items.append(try block(atLeast: indent + 1))
      } else {
        // What follows the hyphen is a block of its own that begins where it stands.
        lines[next].indent = indent + line.text.count - rest.count
        lines[next].text = rest
        items.append(try block(atLeast: indent + 1))
      }
    }
    return .list(items)
  }

  private mutating func mapping(_ indent: Int) throws(SluiceErrors) -> TOMLNode {
    var values: [String: TOMLNode] = [:]
    while let line = peek(), line.indent == indent, let (name, rest) = key(line.text) {
      next += 1
      if values[name] != nil { throw fault(line, "the key \(quoted(name)) is there twice") }
      if rest.isEmpty || rest[0] == "#" {
        let isList = peek().map { $0.indent == indent && $0.text[0] == "-" } ?? false
        values[name] = try block(atLeast: isList ? indent : indent + 1)
      } else {
        values[name] = try scalar(rest, line, parentIndent: indent)
      }
    }
    return .table(values)
  }

  /// The key and what stands behind its colon, or nil.
  private func key(_ text: [Character]) -> (String, [Character])? {
    var index = 0
    if let quote = text.first, quote == "\"" || quote == "'" {
      index = 1
      while index < text.count, text[index] != quote { index += text[index] == "\\" ? 2 : 1 }
      guard index + 1 < text.count, text[index + 1] == ":" else { return nil }
      let name = String(text[1..<index])
      return (name, Array(text.dropFirst(index + 2).drop { $0 == " " }))
    }
    while index < text.count {
      if text[index] == ":", index + 1 == text.count || text[index + 1] == " " { break }
      if "#{}[],\"'".contains(text[index]) { return nil }
      index += 1
    }
    guard index < text.count, index > 0 else { return nil }
    return (String(text[..<index]), Array(text.dropFirst(index + 1).drop { $0 == " " }))
  }

  private mutating func scalar(
    _ text: [Character], _ line: Line, parentIndent: Int
  ) throws(SluiceErrors) -> TOMLNode {
    switch text[0] {
    case "|", ">": return blockScalar(text, parentIndent: parentIndent)
    case "&", "*", "!", "@", "`", "%":
      throw fault(line, "'\(text[0])' at the start of a value is not read")
    case "[", "{", "\"", "'":
      // A flow value may go on over lines.
      var all = text
      var flow = FlowReader(all, path: path, line: line.number)
      while true {
        do {
          let value = try flow.value()
          try flow.end()
          return value
        } catch {
          guard flow.isOpen, next < lines.count else { throw error }
          all += [" "] + lines[next].text
          next += 1
          flow = FlowReader(all, path: path, line: line.number)
        }
      }
    default:
      var plain = FlowReader.withoutComment(text)
      while let more = peek(), more.indent > parentIndent, key(more.text) == nil,
        more.text[0] != "-"
      {
        plain += " " + FlowReader.withoutComment(more.text)
        next += 1
      }
      return FlowReader.typed(plain)
    }
  }

  private mutating func blockScalar(_ head: [Character], parentIndent: Int) -> TOMLNode {
    var texts: [String] = []
    var indent = -1
    while next < lines.count {
      let line = lines[next]
      if line.text.isEmpty {
        texts.append("")
      } else {
        guard line.indent > parentIndent else { break }
        if indent < 0 { indent = line.indent }
        texts.append(String(repeating: " ", count: max(0, line.indent - indent)) + line.text)
      }
      next += 1
    }
    while texts.last == "" { texts.removeLast() }
    let joined = texts.joined(separator: head[0] == "|" ? "\n" : " ")
    return .string(head.contains("-") ? joined : joined + "\n")
  }
}

/// Reads a flow value: JSON, or YAML's brackets and quotes.
struct FlowReader {
  private let text: [Character]
  private let path: String
  private let line: Int
  private var index = 0
  /// Whether the text ended inside a value.
  private(set) var isOpen = false

  init(_ text: [Character], path: String, line: Int) {
    self.text = text
    self.path = path
    self.line = line
  }

  private func fault(_ problem: String) -> SluiceErrors {
    let place = line + text[..<min(index, text.count)].count { $0.isNewline }
    return SluiceErrors([
      SluiceError(.configuration, place: "\(path):\(place)", problem: problem)
    ])
  }

  private mutating func skip() {
    while index < text.count {
      if text[index].isWhitespace {
        index += 1
      } else if text[index] == "#", index == 0 || text[index - 1].isWhitespace {
        while index < text.count, !text[index].isNewline { index += 1 }
      } else {
        return
      }
    }
  }

  /// Throws unless nothing is left.
  mutating func end() throws(SluiceErrors) {
    skip()
    if index < text.count { throw fault("something stands behind the value") }
  }

  mutating func value(depth: Int = 0) throws(SluiceErrors) -> TOMLNode {
    skip()
    guard depth < 32 else { throw fault("nested too deep") }
    guard index < text.count else {
      isOpen = true
      throw fault("the value ends too early")
    }
    switch text[index] {
    case "[": return try list(depth)
    case "{": return try table(depth)
    case "\"": return .string(try doubleQuoted())
    case "'": return .string(try singleQuoted())
    default:
      let start = index
      while index < text.count, !",]}:\n".contains(text[index]) { index += 1 }
      return FlowReader.typed(FlowReader.withoutComment(Array(text[start..<index])))
    }
  }

  private mutating func list(_ depth: Int) throws(SluiceErrors) -> TOMLNode {
    index += 1
    var items: [TOMLNode] = []
    while true {
      skip()
      if index < text.count, text[index] == "]" { break }
      items.append(try value(depth: depth + 1))
      try separator("]")
    }
    index += 1
    return .list(items)
  }

  private mutating func table(_ depth: Int) throws(SluiceErrors) -> TOMLNode {
    index += 1
    var values: [String: TOMLNode] = [:]
    while true {
      skip()
      if index < text.count, text[index] == "}" { break }
      guard case .string(let name) = try value(depth: depth + 1) else {
        throw fault("a key is no string")
      }
      skip()
      guard index < text.count, text[index] == ":" else {
        isOpen = index >= text.count
        throw fault("a ':' is missing")
      }
      index += 1
      values[name] = try value(depth: depth + 1)
      try separator("}")
    }
    index += 1
    return .table(values)
  }

  private mutating func separator(_ closing: Character) throws(SluiceErrors) {
    skip()
    guard index < text.count else {
      isOpen = true
      throw fault("'\(closing)' is missing")
    }
    if text[index] == "," {
      index += 1
    } else if text[index] != closing {
      throw fault("',' or '\(closing)' is missing")
    }
  }

  private mutating func singleQuoted() throws(SluiceErrors) -> String {
    index += 1
    var result = ""
    while index < text.count {
      if text[index] == "'" {
        guard index + 1 < text.count, text[index + 1] == "'" else {
          index += 1
          return result
        }
        index += 1
      }
      result.append(text[index])
      index += 1
    }
    isOpen = true
    throw fault("a quote is not closed")
  }

  private mutating func doubleQuoted() throws(SluiceErrors) -> String {
    index += 1
    var result = ""
    while index < text.count {
      let character = text[index]
      index += 1
      if character == "\"" { return result }
      guard character == "\\", index < text.count else {
        result.append(character)
        continue
      }
      let escape = text[index]
      index += 1
      switch escape {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "0": result.append("\0")
      case "b": result.append("\u{8}")
      case "f": result.append("\u{C}")
      case "x", "u":
        let count = escape == "x" ? 2 : 4
        let digits = String(text[index..<min(index + count, text.count)])
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
          throw fault("an escape that is none")
        }
        result.unicodeScalars.append(scalar)
        index += count
      case "\"", "\\", "/", " ": result.append(escape)
      default: throw fault("an unknown escape '\\\(escape)'")
      }
    }
    isOpen = true
    throw fault("a quote is not closed")
  }

  static func withoutComment(_ text: [Character]) -> String {
    var end = text.count
    for index in text.indices.dropFirst() where text[index] == "#" && text[index - 1] == " " {
      end = index
      break
    }
    while end > 0, text[end - 1].isWhitespace { end -= 1 }
    return String(text[..<end])
  }

  /// A plain scalar as what it looks like.
  static func typed(_ text: String) -> TOMLNode {
    switch text {
    case "true", "True", "yes", "on": return .flag(true)
    case "false", "False", "no", "off": return .flag(false)
    case "null", "~": return .string("")
    default:
      if let value = Int(text) { return .integer(value) }
      if let first = text.first, first.isNumber || "+-.".contains(first), let value = Double(text) {
        return .number(value)
      }
      return .string(text)
    }
  }
}
