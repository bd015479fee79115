// SPDX-License-Identifier: Apache-2.0

/// Makes the texts that weights are learnt from.
struct ExampleBuilder {
  private let filler: TemplateFiller
  private let pool: NamePool
  private var dice: Dice
  private(set) var examples: [Example] = []

  init(filler: TemplateFiller, pool: NamePool, seed: UInt64) {
    self.filler = filler
    self.pool = pool
    dice = Dice(seed: seed)
  }

  /// Fills each template `times` times.
  mutating func addTemplates(_ templates: [TemplateSet.Template], times: Int) {
    for template in templates {
      for _ in 0..<times {
        guard let example = filler.fill(template, &dice) else { continue }
        let isWritten = template.kind != "log" && template.kind != "json"
        addInCases(example, lower: template.kind == "prompt" ? 25 : isWritten ? 8 : 2, upper: 3)
      }
    }
  }

  /// Adds sentences without names in all languages.
  mutating func addSentences(times: Int) {
    for language in filler.languages {
      for sentence in filler.sentences(in: language) {
        for turn in 0..<times {
          var text = sentence
          if turn > 0 { text += " " + filler.sentence(in: language, &dice) }
          addInCases(Example(text: Array(text.utf8)), lower: 10, upper: 4)
        }
      }
    }
  }

  /// Adds labelled texts: as they are, and with their names exchanged.
  mutating func addCorpora(_ records: [CorpusRecord], copies: Int) {
    for record in records {
      let names = record.spans.filter { $0.type == "PERSON" }.map { $0.start..<$0.end }
      let example = Example(text: record.text, names: names)
      addInCases(example, lower: 15, upper: 4)
      for _ in 0..<(names.isEmpty ? (record.other.isEmpty ? 0 : 1) : copies) {
        addInCases(exchanged(record), lower: 20, upper: 4)
      }
    }
  }

  /// The record with other names, and at times other places and organisations.
  private mutating func exchanged(_ record: CorpusRecord) -> Example {
    var result = Example(text: [])
    var position = 0
    for label in (record.spans + record.other).sorted(by: { $0.start < $1.start })
    where label.start >= position {
      result.text += record.text[position..<label.start]
      let old = record.text[label.start..<label.end]
      let start = result.text.count
      switch label.type {
      case "PERSON":
        result.text += Array(name(like: old).utf8)
        result.names.append(start..<result.text.count)
      case "ORG" where dice.chance(50):
        result.text += Array(filler.organisation("en", &dice).utf8)
      case "LOC" where dice.chance(50):
        result.text += Array(filler.city(&dice).utf8)
      default: result.text += old
      }
      position = label.end
    }
    result.text += record.text[position...]
    return result
  }

  /// Another name of as many words.
  private mutating func name(like old: ArraySlice<UInt8>) -> String {
    guard let person = pool.person(for: "en", &dice) else {
      return String(decoding: old, as: UTF8.self)
    }
    let name: String =
      switch old.count(where: { $0 == 0x20 }) {
      case 0: dice.chance(50) ? person.given : person.surname
      case 1: "\(person.given) \(person.surname)"
      default: filler.fullName(person, &dice)
      }
    return old.contains { $0 &- 97 < 26 }
      ? (old.contains { $0 &- 65 < 26 } ? name : name.lowercased()) : name.uppercased()
  }

  /// Adds the example, at times in lower case or capitals, and at times line by line.
  private mutating func addInCases(_ example: Example, lower: Int, upper: Int) {
    var example = example
    if dice.chance(lower) {
      example = example.lowered()
    } else if dice.chance(upper) {
      example = example.raised()
    }
    if example.text.contains(10), dice.chance(60) {
      examples += example.lines()
    } else {
      examples.append(example)
    }
  }
}
