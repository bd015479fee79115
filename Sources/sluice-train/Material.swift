// SPDX-License-Identifier: Apache-2.0

/// A name of a list.
struct ListedName {
  enum Kind: String { case given, surname }

  let text: String
  let kind: Kind
  let source: String
  let weight: Double
  let locale: String
}

/// Everything the trainer reads, as it stands in the files.
struct Material {
  var names: [ListedName] = []
  /// English words with their level: 10 is commonest, 70 rare.
  var levels: [(word: String, level: Int)] = []
  /// Capitalised English words.
  var capitalised: [String] = []
  /// Words of other languages.
  var words: [String] = []
  /// Very common words by language.
  var stopWords: [(word: String, language: String)] = []
  /// Filler words by locale.
  var lorem: [(word: String, locale: String)] = []
  /// Cities, regions and countries by locale.
  var places: [(name: String, kind: String, locale: String)] = []
  var corpora: [CorpusRecord] = []

  /// Reads the files of `manifest` below `folder`.
  init(_ manifest: Manifest, folder: String) throws(Failure) {
    for source in manifest.sources {
      let path = "\(folder)/\(source.path)"
      let lines = try FileBytes.lines(path)
      switch source.format {
      case .corpus:
        for (number, line) in lines.enumerated() where !line.isEmpty {
          guard let record = CorpusRecord(json: Array(line.utf8)) else {
            throw Failure(
              "\(path):\(number + 1)", "not a corpus record", remedy: "see docs/names.md")
          }
          corpora.append(record)
        }
      case .words: words += lines.map(String.init)
      default: try read(lines, source.format, path)
      }
    }
  }

  private mutating func read(
    _ lines: [Substring], _ format: Manifest.Format, _ path: String
  ) throws(Failure) {
    for (number, line) in lines.enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func bad() -> Failure {
        Failure("\(path):\(number + 1)", "too few columns", remedy: "see docs/names.md")
      }
      switch format {
      case .names:
        guard fields.count >= 5, let kind = ListedName.Kind(rawValue: fields[1]) else {
          throw bad()
        }
        names.append(
          ListedName(
            text: fields[0], kind: kind, source: fields[2], weight: Double(fields[3]) ?? 1,
            locale: fields[4]))
      case .levels:
        guard fields.count >= 2, let level = Int(fields[1]) else { throw bad() }
        levels.append((fields[0], level))
      case .capitalised:
        guard let word = fields.first else { throw bad() }
        capitalised.append(word)
      case .stopWords:
        guard fields.count >= 2 else { throw bad() }
        stopWords.append((fields[0], fields[1]))
      case .lorem:
        guard fields.count >= 2 else { throw bad() }
        lorem.append((fields[0], fields[1]))
      case .places:
        guard fields.count >= 3 else { throw bad() }
        places.append((fields[0], fields[1], fields[2]))
      case .corpus, .words: break
      }
    }
  }
}
