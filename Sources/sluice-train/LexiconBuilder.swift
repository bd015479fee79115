// SPDX-License-Identifier: Apache-2.0
import SluiceNames

/// Makes the lexicon of names, ordinary words and places out of the lists.
struct LexiconBuilder: ~Copyable {
  private struct Entry {
    var given = 0
    var surname = 0
    var word = 0
    var isPlace = false
    var isName: Bool { given + surname > 0 }
  }

  private static let longestForeignWord = 5

  private var entries: [String: Entry] = [:]
  private var view: TrainingView

  /// Reads `material`. Names that `isHeldOut` names are left out, so that the effect of missing
  /// names can be measured.
  init(_ material: Material, isHeldOut: (String) -> Bool) throws(Failure) {
    view = TrainingView(model: try LexiconBuilder.emptyModel())
    addNames(material, isHeldOut)
    addWords(material)
    addPlaces(material)
  }

  /// A model that knows no word.
  static func emptyModel() throws(Failure) -> NameModel {
    let bytes = NameModel.encode(weights: Array(repeating: 0, count: 64), lexicon: [0], scale: 1)
    do {
      return try NameModel(bytes: bytes.span)
    } catch {
      throw Failure("lexicon", "\(error)", remedy: "report this as a fault of the trainer")
    }
  }

  /// Hashes and classes of all words, in an order that depends on the material alone.
  var classes: [(hash: UInt32, lexicon: LexiconClass)] {
    entries.sorted { $0.key < $1.key }.map { word, entry in
      (
        WordHash.of(word),
        LexiconClass(
          given: entry.given, surname: entry.surname, word: entry.word, isPlace: entry.isPlace)
      )
    }
  }

  // MARK: names

  private mutating func addNames(_ material: Material, _ isHeldOut: (String) -> Bool) {
    var locales: [String: (given: Set<String>, surname: Set<String>)] = [:]
    var rank: [ListedName.Kind: Int] = [:]
    for name in material.names where !isHeldOut(name.text) {
      rank[name.kind, default: 0] += 1
      let position = rank[name.kind] ?? 0
      for part in LexiconBuilder.parts(of: name.text) {
        for form in forms(of: part) {
          if name.source.hasPrefix("us-census") {
            let level =
              switch name.kind {
              case .given: position <= 400 ? 3 : position <= 1500 ? 2 : 1
              case .surname: position <= 1000 ? 3 : position <= 12000 ? 2 : 1
              }
            raise(form, name.kind, to: level)
          } else {
            switch name.kind {
            case .given: locales[form, default: ([], [])].given.insert(name.locale)
            case .surname: locales[form, default: ([], [])].surname.insert(name.locale)
            }
          }
        }
      }
    }
    for (form, lists) in locales {
      func level(_ count: Int) -> Int { count >= 5 ? 3 : count >= 2 ? 2 : 1 }
      raise(form, .given, to: lists.given.isEmpty ? 0 : level(lists.given.count + 1))
      raise(form, .surname, to: lists.surname.isEmpty ? 0 : level(lists.surname.count + 1))
    }
  }

  private mutating func raise(_ word: String, _ kind: ListedName.Kind, to level: Int) {
    guard level > 0 else { return }
    switch kind {
    case .given: entries[word, default: Entry()].given = max(entries[word]?.given ?? 0, level)
    case .surname: entries[word, default: Entry()].surname = max(entries[word]?.surname ?? 0, level)
    }
  }

  /// The words of a name that say something alone: no particles, no initials.
  static func parts(of name: String) -> [String] {
    name.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "." || $0 == "\u{00B7}" })
      .map(String.init)
      .filter { part in
        let isLong = part.count >= 2 || !Letters.isLatin(part)
        let isLower = part.first?.isLowercase ?? true
        return isLong && !(isLower && part.count <= 3) && !part.contains(where: \.isNumber)
      }
  }

  /// A word folded, with its accents and without them.
  private mutating func forms(of word: String) -> [String] {
    var forms: [String] = []
    for form in [word, Letters.withoutAccents(word), Letters.withUmlautsSpelt(word)] {
      let folded = view.folded(form)
      if !folded.isEmpty, !forms.contains(folded) { forms.append(folded) }
    }
    return forms
  }

  // MARK: words and places

  private mutating func addWords(_ material: Material) {
    for (word, level) in material.levels where word.utf8.count > 1 && level < 70 {
      let rank = level <= 10 ? 5 : level <= 20 ? 4 : level <= 35 ? 3 : level <= 50 ? 2 : 1
      addWord(word, rank, isRare: false)
    }
    for word in material.capitalised { addCapitalised(word) }
    for (word, language) in material.stopWords where word.utf8.count > 1 {
      addWord(word, language == "en" ? 5 : 4, isRare: false)
    }
    for (word, locale) in material.lorem where locale != "la" && word.utf8.count > 2 {
      addWord(word, 3, isRare: false)
    }
    // Of the long lists only what fits: short words are the ones that are taken for names.
    for word in material.words
    where (3...LexiconBuilder.longestForeignWord).contains(word.utf8.count) {
      addWord(word, 1, isRare: true)
    }
  }

  /// A rare word that is a name as well stays a name only.
  private mutating func addWord(_ word: String, _ rank: Int, isRare: Bool) {
    // Lists of words hold names with a capital.
    if let first = word.first, first.isUppercase { return addCapitalised(word) }
    let folded = view.folded(word)
    guard !folded.isEmpty, !word.contains(" ") else { return }
    if isRare, entries[folded]?.isName == true { return }
    entries[folded, default: Entry()].word = max(entries[folded]?.word ?? 0, rank)
  }

  private mutating func addCapitalised(_ word: String) {
    let folded = view.folded(word)
    guard !folded.isEmpty, entries[folded]?.isName != true else { return }
    entries[folded, default: Entry()].word = max(entries[folded]?.word ?? 0, 2)
  }

  private mutating func addPlaces(_ material: Material) {
    var sizes: [String: Int] = [:]
    for place in material.places where place.kind == "city" { sizes[place.locale, default: 0] += 1 }
    for place in material.places {
      let parts = LexiconBuilder.parts(of: place.name)
      // Long lists hold every village.
      let isLong = place.kind == "city" && (sizes[place.locale] ?? 0) > 1000
      for part in parts {
        for folded in forms(of: part) {
          if let entry = entries[folded] {
            if parts.count > 1, entry.word > 0 { continue }
            if isLong, entry.given >= 2 || entry.surname >= 2 { continue }
            entries[folded]?.isPlace = true
          } else if !isLong {
            entries[folded] = Entry(isPlace: true)
          }
        }
      }
    }
  }
}
