// SPDX-License-Identifier: Apache-2.0

/// What the trainer may read and what may come of it: `training/manifest.txt`.
struct Manifest: Equatable {
  /// How a file is laid out.
  enum Format: String {
    case corpus, names, levels, capitalised, words, lorem, places
    case stopWords = "stop-words"
  }

  /// One file.
  struct Source: Equatable {
    let path: String
    let format: Format
    let licence: String
  }

  /// What may be made of material under each licence: `tables` means a list derived from it may be
  /// shipped, `weights` that only sums over it may.
  private static let allowed: [String: Set<String>] = [
    "public-domain": ["weights", "tables"], "CC0-1.0": ["weights", "tables"],
    "MIT": ["weights", "tables"], "Apache-2.0": ["weights", "tables"],
    "SCOWL": ["weights", "tables"], "CC-BY-3.0": ["weights"], "CC-BY-4.0": ["weights"],
  ]

  let sources: [Source]

  /// Reads the lines of a manifest. A licence that is not listed, or a use it does not allow, is refused.
  init(lines: [Substring], path: String) throws(Failure) {
    var sources: [Source] = []
    for (number, line) in lines.enumerated() {
      let fields = line.split(separator: " ").map(String.init)
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      let place = "\(path):\(number + 1)"
      guard fields.count == 4 else {
        throw Failure(place, "not four columns", remedy: "write path, format, licence, uses")
      }
      guard let format = Format(rawValue: fields[1]) else {
        throw Failure(place, "unknown format '\(fields[1])'", remedy: "see Manifest.Format")
      }
      guard let uses = Manifest.allowed[fields[2]] else {
        throw Failure(
          place, "licence '\(fields[2])' is not on the list", remedy: "leave the file out")
      }
      let wanted = Set(fields[3].split(separator: ",").map(String.init))
      guard wanted.isSubset(of: uses) else {
        throw Failure(
          place, "'\(fields[3])' is more than \(fields[2]) allows here",
          remedy: "use it for weights only")
      }
      guard wanted.contains("tables") || format == .corpus else {
        throw Failure(
          place, "a list goes into the lexicon, so 'tables' is needed", remedy: "leave the file out"
        )
      }
      sources.append(Source(path: fields[0], format: format, licence: fields[2]))
    }
    self.sources = sources
  }

  /// Paths of one format, in the manifest's order.
  func paths(_ format: Format) -> [String] {
    sources.filter { $0.format == format }.map(\.path)
  }
}
