// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Postal addresses as people write them: over several lines, or with a street whose name ends in the
/// word for street (`Kungsgatan 12`), which no anchor at a word's start finds.
///
/// Both tests look at bytes only; what is masked is up to the rules.
enum AddressLines {
  /// Most lines behind the first that may belong to one address.
  static let longest = 5

  /// Words before the number of a part of a building.
  private static let units = bytes([
    "apt", "apartment", "suite", "ste", "unit", "flat", "floor", "room", "box", "appt", "piso",
    "whg", "apto", "bus", "lok", "kv",
  ])
  /// Words that end the name of a street, or follow it.
  private static let streetWords = bytes([
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard", "blvd",
    "court", "ct", "terrace", "crescent", "close", "highway", "parkway", "square", "place", "pl",
    "way", "grove", "gardens", "row", "mews", "hill", "trail", "circle",
  ])
  /// Ends of words that are streets in Germanic, Nordic, Finnic and Hungarian names.
  private static let suffixes = bytes([
    "straße", "strasse", "str", "gasse", "allee", "platz", "weg", "ring", "damm", "ufer", "steig",
    "chaussee", "promenade", "graben", "gatan", "gata", "vägen", "väg", "gränd", "torget", "stigen",
    "backen", "gade", "vej", "stræde", "vænget", "allé", "gaten", "gate", "veien", "vegen", "vei",
    "veg", "svingen", "tie", "katu", "kuja", "polku", "tori", "kaari", "straat", "laan", "plein",
    "gracht", "kade", "dijk", "singel", "dreef", "hof", "park", "markt", "steenweg", "braut",
    "vegur", "stígur", "puiestee", "tänav", "utca", "iela", "gatve",
  ])
  /// Those of them that other words end in, too.
  private static let doubtful = bytes([
    "ring", "gate", "park", "hof", "tie", "tori", "markt", "promenade", "veg", "vei", "str",
    "graben",
    "platz", "braut", "iela",
  ])
  /// Words that stand before the name of a street.
  private static let leading = bytes([
    "rue", "avenue", "via", "viale", "piazza", "corso", "calle", "rua", "avenida", "av", "ul",
    "ulica", "al", "plaza", "paseo", "camino", "boulevard", "chemin", "place", "vicolo", "travessa",
  ])
  /// Words whose number counts something else.
  private static let counted = bytes([
    "section", "chapter", "step", "build", "group", "version", "page", "figure", "table", "line",
    "part", "volume", "release", "level", "day", "week", "item", "task", "test", "phase", "max",
    "pro", "plus", "update", "port", "core", "note", "case", "order", "ticket", "issue",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov",
    "dec",
    "question", "answer", "score", "total", "model", "android", "windows", "ubuntu", "debian",
    "ios",
  ])
  /// Ships and units of the US armed forces, whose second line names the post office.
  private static let military = bytes(["uss", "usns", "usnv", "uscgc", "usaf", "psc", "cmr"])

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  // MARK: Lines

  /// Whether the line ends as the street of an address does.
  static func opens(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let words = lastWords(text, line, 8)
    guard let last = words.first, words.count > 1 else { return false }
    if words.count <= 6, military.contains(folded(text, words[words.count - 1])) { return true }
    if isNumber(text, last) {
      let before = words[1]
      let name = folded(text, before)
      let hasNumberBefore = words.dropFirst(2).contains { isNumber(text, $0) }
      if units.contains(name) {
        return hasNumberBefore || (name.elementsEqual("box".utf8) && words.count > 2)
      }
      if endsInStreet(name) || suffixes.contains(name) { return true }
      guard beginsName(text, before), !counted.contains(name) else { return false }
      return hasNumberBefore || words.dropFirst(2).contains { leading.contains(folded(text, $0)) }
    }
    guard beginsName(text, last) else { return false }
    let isStreet =
      streetWords.contains(folded(text, last)) || leading.contains(folded(text, words[1]))
    for (index, word) in words.enumerated().dropFirst(2) where isNumber(text, word) {
      return isStreet || (index + 1 < words.count && isNumber(text, words[index + 1]))
        || (index > 1 && words[1..<index].contains { isNumber(text, $0) })
    }
    return false
  }

  /// Whether the line could be one of those that follow the street.
  static func continues(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let start = LabelLine.valueStart(text, line)
    guard start < line.upperBound, line.upperBound - start <= 200 else { return false }
    let first = text[start]
    return first &- 65 < 26 || first &- 48 < 10 || first >= 0xC3 || first == UInt8(ascii: ",")
  }

  // MARK: Streets

  /// Offset of a street's name that ends at `blank`, a blank before a number; nil for other words.
  static func street(_ text: Span<UInt8>, endingAt blank: Int) -> Int? {
    var start = blank
    while start > 0, blank - start < 40, isLetter(text[start - 1]) || text[start - 1] == 0x2E {
      start -= 1
    }
    guard blank - start > 4, beginsName(text, start..<blank), start == 0 || !joins(text[start - 1])
    else { return nil }
    let word = folded(text, start..<blank)
    guard endsInStreet(word), !isDoubtful(word) || isWholeLine(text, start, blank) else {
      return nil
    }
    // A postcode or house number before the name, and names of several words, stay with it.
    var steps = 0
    while steps < 3, start > 1, text[start - 1] == 0x20 || text[start - 1] == 0x2D {
      var word = start - 1
      while word > 0, isLetter(text[word - 1]) || text[word - 1] &- 48 < 10 { word -= 1 }
      guard word < start - 1, word == 0 || !joins(text[word - 1]) else { break }
      let isNumber = text[word] &- 48 < 10
      guard isNumber || (text[start - 1] == 0x2D && beginsName(text, word..<(start - 1))) else {
        break
      }
      start = word
      steps += 1
      if isNumber { break }
    }
    return start
  }

  /// Whether the word may as well be another (`Engineering 101`, `Navigate 3`).
  private static func isDoubtful(_ word: [UInt8]) -> Bool {
    doubtful.contains { word.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a street and its number are all of their line, or a postcode stands behind them.
  private static func isWholeLine(_ text: Span<UInt8>, _ start: Int, _ blank: Int) -> Bool {
    var index = blank + 1
    while index < text.count, text[index] &- 48 < 10 { index += 1 }
    if index < text.count, isLetter(text[index]) { index += 1 }
    if index < text.count, text[index] == 0x2C { index += 1 }
    guard index < text.count, text[index] != 0x0A else {
      return start == 0 || text[start - 1] == 0x0A
    }
    guard index + 4 < text.count, text[index] == 0x20 else { return false }
    return (1...4).allSatisfy { text[index + $0] &- 48 < 10 }
  }

  private static func joins(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 48 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  /// Whether a word of at least two letters more ends in a word for street.
  private static func endsInStreet(_ word: [UInt8]) -> Bool {
    suffixes.contains { suffix in
      word.count >= suffix.count + 3 && word.suffix(suffix.count).elementsEqual(suffix)
    }
  }

  // MARK: Words

  /// The last words of a line, last first, without the marks around them.
  private static func lastWords(
    _ text: Span<UInt8>, _ line: Range<Int>, _ most: Int
  ) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var end = line.upperBound
    while words.count < most {
      while end > line.lowerBound, isBetween(text[end - 1]) { end -= 1 }
      var start = end
      while start > line.lowerBound, !isBetween(text[start - 1]), end - start < 48 { start -= 1 }
      guard start < end else { break }
      words.append(start..<end)
      end = start
    }
    return words
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ">")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }

  private static func beginsName(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    let first = text[word.lowerBound]
    return first &- 65 < 26 || first >= 0xC3
  }

  /// One to six digits, perhaps with a letter or a second number (`12a`, `33/89`).
  private static func isNumber(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= 8, text[word.lowerBound] &- 48 < 10 else { return false }
    var letters = 0
    for index in word {
      if isLetter(text[index]) {
        letters += 1
      } else {
        guard text[index] &- 48 < 10 || text[index] == 0x2F || text[index] == 0x2D else {
          return false
        }
      }
    }
    return letters <= 1
  }

  /// The word in lower case, without a full stop behind it.
  private static func folded(_ text: Span<UInt8>, _ word: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.count)
    for index in word where text[index] != UInt8(ascii: ".") {
      letters.append(text[index] &- 65 < 26 ? text[index] | 0x20 : text[index])
    }
    return letters
  }
}
