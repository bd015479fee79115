// SPDX-License-Identifier: Apache-2.0

/// Lines with slots such as `{P}` by kind, and the words of the slots, from `training`.
struct TemplateSet {
  /// One template of a kind: `prompt`, `prose`, `log`, `json` or a language.
  struct Template {
    let kind: String
    let pieces: [Piece]
  }

  enum Piece: Equatable {
    case text(String)
    /// A slot, with the number of the person or thing it speaks of.
    case slot(String, Int)
  }

  var templates: [Template] = []

  /// Reads the file at `path`: a line `## kind` opens a group, every other line is a template.
  init(path: String) throws(Failure) {
    for section in try Sections(path: path).sections {
      templates += section.lines.map { Template(kind: section.name, pieces: TemplateSet.parse($0)) }
    }
  }

  /// Cuts a line at its slots and takes its escapes for what they stand for.
  static func parse(_ line: String) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    var rest = line[...]
    while let character = rest.popFirst() {
      if character == "\\", let escaped = rest.popFirst() {
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
        continue
      }
      guard character == "{", let close = rest.firstIndex(of: "}") else {
        text.append(character)
        continue
      }
      let name = rest[..<close]
      let letters = name.prefix(while: \.isLetter)
      let number = name.dropFirst(letters.count)
      guard !letters.isEmpty, name.count <= 10, number.allSatisfy(\.isNumber),
        letters == "n" || letters.allSatisfy(\.isUppercase)
      else {
        text.append(character)
        continue
      }
      if !text.isEmpty { pieces.append(.text(text)) }
      text = ""
      pieces.append(.slot(String(letters), Int(number) ?? 1))
      rest = rest[rest.index(after: close)...]
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }
}

/// A text file in which `## name` opens a section; `#` lines before the first are remarks.
struct Sections {
  struct Section {
    let name: String
    var lines: [String]
  }

  var sections: [Section] = []

  init(path: String) throws(Failure) {
    for line in try FileBytes.lines(path) {
      if line.hasPrefix("## ") {
        sections.append(Section(name: String(line.dropFirst(3)), lines: []))
      } else if !line.isEmpty, !sections.isEmpty {
        sections[sections.count - 1].lines.append(String(line))
      }
    }
  }

  /// The lines of all sections of a name.
  subscript(_ name: String) -> [String] {
    sections.filter { $0.name == name }.flatMap(\.lines)
  }
}
