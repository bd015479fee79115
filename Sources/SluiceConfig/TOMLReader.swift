// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Takes typed values out of a TOML document and collects every fault on the way.
struct TOMLReader {
  /// One table of the document: its key path and its values.
  struct Section {
    /// Key path such as `detect` or `scopes[0]`; empty for the document itself.
    let path: String
    let values: [String: TOMLNode]

    /// The key path of `key` in this section.
    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
  }

  let document: TOMLDocument
  private var faults: [(position: TOMLPositions.Position?, error: SluiceError)] = []

  init(_ document: TOMLDocument) { self.document = document }

  /// The whole document as a section.
  var root: Section { Section(path: "", values: document.values) }

  /// Faults in the order of the file.
  var errors: [SluiceError] {
    func rank(_ index: Int) -> (Int, Int, Int) {
      let position = faults[index].position
      return (position?.line ?? 0, position?.column ?? 0, index)
    }
    return faults.indices.sorted { rank($0) < rank($1) }.map { faults[$0].error }
  }

  /// Notes a fault at the key path, or at the nearest table around it that was written.
  mutating func fault(at path: String, _ problem: String, _ remedy: String = "") {
    let position = position(of: path)
    let place = position.map { "\(document.path):\($0.line):\($0.column)" } ?? document.path
    let error = SluiceError(.configuration, place: place, problem: problem, remedy: remedy)
    faults.append((position, error))
  }

  /// `file:line:column` of a key path, as it is printed.
  func place(of path: String) -> String {
    position(of: path).map { "\(document.path):\($0.line):\($0.column)" } ?? document.path
  }

  private func position(of path: String) -> TOMLPositions.Position? {
    var path = path
    while true {
      if let position = document.positions[path] { return position }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = String(path[..<cut])
    }
  }

  /// Refuses keys that are not `known`.
  mutating func checkKeys(of section: Section, known: [String]) {
    for key in section.values.keys.sorted() where !known.contains(key) {
      let place = section.path.isEmpty ? "" : " in [\(bare(section.path))]"
      fault(
        at: section.path(of: key), "unknown key \(quoted(key))\(place)",
        suggestion(for: key, among: known, otherwise: "known are \(known.joined(separator: ", "))"))
    }
  }

  private func bare(_ path: String) -> String {
    oneLine(String(path.prefix { $0 != "[" }))
  }

  private mutating func mismatch(
    _ section: Section, _ key: String, _ wanted: String, _ node: TOMLNode
  ) {
    fault(at: section.path(of: key), "'\(key)' must be \(wanted), not \(node.kind)")
  }

  /// The table at `key`, or nil if it is missing or no table.
  mutating func section(_ section: Section, _ key: String, known: [String]?) -> Section? {
    guard let node = section.values[key] else { return nil }
    guard case .table(let values) = node else {
      mismatch(section, key, "a table", node)
      return nil
    }
    let inner = Section(path: section.path(of: key), values: values)
    if let known { checkKeys(of: inner, known: known) }
    return inner
  }

  /// The string at `key`.
  mutating func string(_ section: Section, _ key: String) -> String? {
    guard let node = section.values[key] else { return nil }
    if case .string(let text) = node { return text }
    mismatch(section, key, "a string", node)
    return nil
  }

  /// The string at `key`, which has to be there and not be empty.
  mutating func requiredString(_ section: Section, _ key: String) -> String? {
    guard section.values[key] != nil else {
      fault(at: section.path, "'\(key)' is missing")
      return nil
    }
    guard let text = string(section, key) else { return nil }
    if text.isEmpty { fault(at: section.path(of: key), "'\(key)' is empty") }
    return text.isEmpty ? nil : text
  }

  /// The boolean at `key`.
  mutating func flag(_ section: Section, _ key: String) -> Bool? {
    guard let node = section.values[key] else { return nil }
    if case .flag(let value) = node { return value }
    mismatch(section, key, "true or false", node)
    return nil
  }

  /// The integer at `key`, which has to lie in `range`.
  mutating func integer(_ section: Section, _ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = section.values[key] else { return nil }
    guard case .integer(let value) = node else {
      mismatch(section, key, "an integer", node)
      return nil
    }
    if range.contains(value) { return value }
    fault(
      at: section.path(of: key),
      "'\(key)' must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
    return nil
  }

  /// The number at `key`, which has to lie in `range`.
  mutating func number(_ section: Section, _ key: String, in range: ClosedRange<Double>) -> Double?
  {
    let value: Double
    switch section.values[key] {
    case nil: return nil
    case .number(let number)?: value = number
    case .integer(let integer)?: value = Double(integer)
    case .some(let node):
      mismatch(section, key, "a number", node)
      return nil
    }
    if range.contains(value) { return value }
    fault(
      at: section.path(of: key),
      "'\(key)' must be from \(plain(range.lowerBound)) to \(plain(range.upperBound)), not \(value)"
    )
    return nil
  }

  /// The list of strings at `key`; an empty string in it is a fault.
  mutating func strings(_ section: Section, _ key: String) -> [String]? {
    guard let node = section.values[key] else { return nil }
    guard case .list(let elements) = node else {
      mismatch(section, key, "a list of strings", node)
      return nil
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      let path = "\(section.path(of: key))[\(index)]"
      switch element {
      case .string(""): fault(at: path, "'\(key)' holds an empty string")
      case .string(let text): texts.append(text)
      default: fault(at: path, "'\(key)' must hold strings only, not \(element.kind)")
      }
    }
    return texts
  }
}

/// A number without a superfluous `.0`.
func plain(_ number: Double) -> String {
  let text = String(number)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
