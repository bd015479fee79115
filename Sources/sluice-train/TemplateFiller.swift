// SPDX-License-Identifier: Apache-2.0

/// Fills templates with names, places, products and numbers.
struct TemplateFiller {
  private let pool: NamePool
  private let fills: Sections
  private let negatives: Sections
  private let phrases: [String]
  private let cities: [String: [String]]
  private let countries: [String]
  private let commonWords: [String]
  private let lorem: [String: [String]]

  init(_ material: Material, pool: NamePool, training: String) throws(Failure) {
    self.pool = pool
    fills = try Sections(path: "\(training)/fills.txt")
    negatives = try Sections(path: "\(training)/negatives.txt")
    phrases = try FileBytes.lines("\(training)/phrases.txt").map(String.init)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    var cities: [String: [String]] = [:]
    for place in material.places where place.kind == "city" {
      cities[String(place.locale.prefix(2)), default: []].append(place.name)
      if Letters.isLatin(place.name) { cities["", default: []].append(place.name) }
    }
    self.cities = cities
    countries = material.places
      .filter { $0.kind == "country" && ($0.locale == "en_US" || $0.locale == "en_GB") }.map(\.name)
    commonWords = material.levels.filter { $0.level <= 20 && $0.word.utf8.count > 3 }.map(\.word)
    var lorem: [String: [String]] = [:]
    for (word, locale) in material.lorem where locale != "la" {
      lorem[String(locale.prefix(2)), default: []].append(word)
    }
    self.lorem = lorem
  }

  /// The languages with sentences of their own.
  var languages: [String] { negatives.sections.map(\.name) }

  /// All native sentences without names of a language.
  func sentences(in language: String) -> [String] { negatives[language] }

  // MARK: filling

  /// A text of `template`; nil when no name can be drawn.
  func fill(_ template: TemplateSet.Template, _ dice: inout Dice) -> Example? {
    var people: [Int: Person] = [:]
    var example = Example(text: [])
    let isPlain = dice.chance(25)
    for piece in template.pieces {
      switch piece {
      case .text(let text): example.text += Array(text.utf8)
      case .slot(let name, let number):
        if TemplateFiller.needsPerson(name), people[number] == nil {
          guard var person = pool.person(for: template.kind, &dice) else { return nil }
          if isPlain {
            person.given = Letters.withoutAccents(person.given)
            person.surname = Letters.withoutAccents(person.surname)
          }
          people[number] = person
          if example.locale.isEmpty { example.locale = person.locale }
        }
        let start = example.text.count
        if let person = people[number], TemplateFiller.needsPerson(name) {
          let text = Array(write(name, person, &dice).utf8)
          example.text += text
          let range = start..<example.text.count
          if name == "U" || name == "EM" {
            example.ignored.append(range)
          } else {
            example.names.append(range)
          }
        } else {
          example.text += Array(word(name, template.kind, &dice).utf8)
        }
      }
    }
    return example
  }

  private static func needsPerson(_ slot: String) -> Bool {
    ["P", "F", "L", "FL", "LLL", "PL", "PU", "LF", "LFU", "PJ", "U", "EM"].contains(slot)
  }

  /// A person's name in the form that the slot asks for.
  private func write(_ slot: String, _ person: Person, _ dice: inout Dice) -> String {
    switch slot {
    case "F": person.given
    case "L": person.surname
    case "FL": person.given.lowercased()
    case "LLL": person.surname.lowercased()
    case "PL": fullName(person, &dice).lowercased()
    case "PU": fullName(person, &dice).uppercased()
    case "PJ":
      person.isCompact ? person.surname + person.given : person.surname + " " + person.given
    case "LF": "\(person.surname), \(person.given)"
    case "LFU":
      dice.chance(50)
        ? "\(person.surname.uppercased()), \(person.given)"
        : "\(person.surname.uppercased()) \(person.given)"
    case "U": userName(person, &dice)
    case "EM":
      userName(person, &dice) + "@"
        + (dice.pick(["example.com", "mail.example.org", "acme.test", "example.net"])
          ?? "example.com")
    default: fullName(person, &dice)
    }
  }

  /// The name as people write it: mostly two words, at times more.
  func fullName(_ person: Person, _ dice: inout Dice) -> String {
    if person.isCompact { return person.surname + person.given }
    func another() -> Person { pool.person(for: String(person.locale.prefix(2)), &dice) ?? person }
    let initial = String(
      ["A", "B", "C", "D", "E", "J", "K", "L", "M", "P", "R", "S", "T"][dice.below(13)])
    let isLatin = Letters.isLatin(person.given)
    switch dice.below(100) {
    case ..<72: return "\(person.given) \(person.surname)"
    case ..<77 where isLatin: return "\(person.given) \(initial). \(person.surname)"
    case ..<79 where isLatin: return "\(person.given) \(initial) \(person.surname)"
    case ..<82 where isLatin: return "\(person.given.prefix(1)). \(person.surname)"
    case ..<83 where isLatin: return "\(initial).\(person.given.prefix(1)). \(person.surname)"
    case ..<87: return "\(person.given) \(another().given) \(person.surname)"
    case ..<90: return "\(person.given)-\(another().given) \(person.surname)"
    case ..<93: return "\(person.given) \(person.surname)-\(another().surname)"
    case ..<96 where isLatin: return "\(person.given) \(particle(person, &dice)) \(person.surname)"
    case ..<98 where ["es_", "pt_"].contains(where: person.locale.hasPrefix):
      return "\(person.given) \(person.surname) \(another().surname)"
    case ..<99 where isLatin: return "\(person.given) O'\(person.surname)"
    default: return "\(person.given) \(person.surname)"
    }
  }

  private func particle(_ person: Person, _ dice: inout Dice) -> String {
    let particles: [String] =
      switch person.locale.prefix(2) {
      case "nl": ["van", "van der", "van den", "de", "ten"]
      case "de": ["von", "zu", "von der"]
      case "pt": ["da", "dos", "de", "do"]
      case "es": ["de", "de la", "del"]
      case "fr": ["de", "du", "de la", "Le"]
      case "it": ["di", "de", "della", "Di"]
      default: ["van der", "de", "von", "bin", "al", "de la", "El", "ben", "Mac", "St."]
      }
    return dice.pick(particles) ?? "de"
  }

  private func userName(_ person: Person, _ dice: inout Dice) -> String {
    func plain(_ name: String) -> String {
      String(Letters.withoutAccents(name).lowercased().filter { $0.isASCII && $0.isLetter })
    }
    let first = plain(person.given)
    let last = plain(person.surname)
    return switch dice.below(6) {
    case 0: "\(first).\(last)"
    case 1: "\(first.prefix(1))\(last)"
    case 2: "\(first)_\(last)"
    case 3: "\(first)\(dice.below(90) + 10)"
    case 4: "\(last)\(first.prefix(1))"
    default: first
    }
  }

  // MARK: other slots

  private func word(_ slot: String, _ kind: String, _ dice: inout Dice) -> String {
    func number(_ low: Int, _ high: Int) -> String { String(low + dice.below(high - low + 1)) }
    func two(_ low: Int, _ high: Int) -> String {
      let text = number(low, high)
      return text.count < 2 ? "0" + text : text
    }
    switch slot {
    case "n": return number(1, 28)
    case "N": return number(10, 99_999)
    case "TIME": return "\(two(0, 23)):\(two(0, 59)):\(two(0, 59))"
    case "TS":
      return
        "20\(two(15, 26))-\(two(1, 12))-\(two(1, 28))\(dice.chance(60) ? "T" : " ")\(two(0, 23)):\(two(0, 59)):\(two(0, 59))"
        + (dice.pick(["Z", ".\(number(100, 999))Z", ",\(number(100, 999))", "+00:00", ""]) ?? "")
    case "DATE":
      let year = "20\(two(0, 26))"
      let month = two(1, 12)
      let day = two(1, 28)
      let name = dice.pick(fills["MON"]) ?? "May"
      return dice.pick([
        "\(year)-\(month)-\(day)", "\(day).\(month).\(year)", "\(month)/\(day)/\(year)",
        "\(Int(day) ?? 1) \(name) \(year)", "\(name) \(Int(day) ?? 1), \(year)",
        "\(name) \(Int(day) ?? 1)",
      ]) ?? year
    case "IP": return "\(number(1, 223)).\(number(0, 255)).\(number(0, 255)).\(number(1, 254))"
    case "PHONE":
      return "+\(number(1, 99)) \(number(100, 999)) \(number(100, 999)) \(number(1000, 9999))"
    case "UUID":
      func part() -> String { String(dice.next() & 0xFFFF | 0x1000, radix: 16) }
      return "\(part())\(part())-\(part())-\(part())-\(part())-\(part())\(part())\(part())"
    case "CITY": return dice.pick(cities[cities[kind] == nil ? "" : kind] ?? []) ?? "Springfield"
    case "COUNTRY": return dice.pick(countries) ?? "France"
    case "ADDR":
      let street = dice.pick(fills["STREET"]) ?? "Main Street"
      return dice.chance(50) ? "\(number(1, 200)) \(street)" : "\(street) \(number(1, 200))"
    case "ORG": return organisation(kind, &dice)
    case "FIRM": return firm(kind, &dice)
    case "RND": return code(&dice)
    case "THINGNAME":
      let person = pool.person(for: NamePool.usesOwnScript(kind) ? "en" : kind, &dice)
      let name = dice.chance(50) ? person?.surname : person?.given
      return "\(name ?? "Jubilee") \(dice.pick(fills["THING"]) ?? "Line")"
    case "PHRASE": return dice.pick(phrases) ?? "Black Friday"
    case "TC":
      return (0..<(2 + dice.below(2)))
        .map { _ in dice.pick(commonWords) ?? "event" }
        .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    case "SENT": return sentence(in: kind, &dice)
    case "TITLE": return dice.pick(fills["TITLE.en"]) ?? "Dr"
    default: return dice.pick(fills[slot]) ?? slot.lowercased()
    }
  }

  /// An organisation, often one that is named after a person.
  func organisation(_ language: String, _ dice: inout Dice) -> String {
    let end = dice.pick(fills["ORGEND"]) ?? "Inc"
    let first = dice.pick(fills["ORGWORD"]) ?? "Acme"
    let isLatin = !NamePool.usesOwnScript(language)
    let one = pool.person(for: isLatin ? language : "en", &dice)?.surname ?? first
    let two = pool.person(for: isLatin ? language : "en", &dice)?.surname ?? first
    return switch dice.below(10) {
    case ..<5: "\(first) \(end)"
    case ..<8: "\(one) \(end)"
    case 8: "\(one) & \(two) \(end)"
    default: "\(first) \(one) \(end)"
    }
  }

  /// Letters without sense: parts of keys, hashes, sequences.
  private func code(_ dice: inout Dice) -> String {
    let alphabets = [
      "ACGT", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ABCDEF0123456789",
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    ]
    let letters = Array(alphabets[dice.below(alphabets.count)])
    return (0..<(1 + dice.below(4))).map { _ in
      String((0..<(2 + dice.below(20))).map { _ in letters[dice.below(letters.count)] })
    }.joined(separator: dice.chance(60) ? "-" : dice.chance(50) ? "." : "/")
  }

  /// A firm that is named after its partners: `Holt, Byrd and Long`, `Holt-Byrd`, `Holt and Sons`.
  private func firm(_ language: String, _ dice: inout Dice) -> String {
    func surname() -> String { pool.person(for: language, &dice)?.surname ?? "Acme" }
    let end = dice.pick([
      "Group", "Inc", "Ltd", "LLC", "PLC", "GmbH", "and Sons", "& Co", "Partners",
    ])
    return switch dice.below(6) {
    case 0, 1: "\(surname()), \(surname()) and \(surname())"
    case 2: "\(surname())-\(surname())"
    case 3: "\(surname()) & \(surname())"
    default: "\(surname()) \(end ?? "Group")"
    }
  }

  /// A city in Latin letters.
  func city(_ dice: inout Dice) -> String { dice.pick(cities[""] ?? []) ?? "Springfield" }

  /// A sentence without a name.
  func sentence(in kind: String, _ dice: inout Dice) -> String {
    let language = negatives[kind].isEmpty ? "en" : kind
    if let words = lorem[language], dice.chance(30) {
      var sentence = (0..<(5 + dice.below(9))).map { _ in dice.pick(words) ?? "a" }
        .joined(separator: language == "ja" || language == "zh" ? "" : " ")
      sentence = sentence.prefix(1).uppercased() + sentence.dropFirst()
      return sentence + (language == "ja" || language == "zh" ? "。" : ".")
    }
    return dice.pick(negatives[language]) ?? "It works."
  }
}
