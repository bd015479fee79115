// SPDX-License-Identifier: Apache-2.0

/// Case and accents of names and whole texts.
enum Letters {
  /// Groups of letters that are written as their first member where accents are missing.
  private static let plain: [Character: String] = {
    let groups = """
      aàáâãäåāăąạảấầẩẫậắằẳẵặǎ eèéêëēĕėęěẹẻẽếềểễệ iìíîïĩīĭįıịỉǐ oòóôõöøōŏőọỏốồổỗộớờởỡợơǒ uùúûüũūŭůűųụủứừửữựưǔǘǚǜ \
      cçćĉċč dďđ gĝğġģ hĥħ jĵ kķ lĺļľŀł nñńņňŋ rŕŗř sśŝşšș tţťŧț wŵ yýÿŷỳỵỷỹ zźżž
      """
    var table: [Character: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "Æ": "Ae", "Œ": "Oe", "Þ": "Th",
    ]
    for group in groups.split(separator: " ") {
      guard let base = group.first else { continue }
      for letter in group.dropFirst() {
        table[letter] = String(base)
        for upper in letter.uppercased() { table[upper] = base.uppercased() }
      }
    }
    table["ı"] = "i"
    table["İ"] = "I"
    return table
  }()

  /// The word without accents: `Łukasz` as `Lukasz`.
  static func withoutAccents(_ text: String) -> String {
    var result = ""
    for character in text { result += plain[character] ?? String(character) }
    return result
  }

  /// The German way: `Müller` as `Mueller`.
  static func withUmlautsSpelt(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "ä": result += "ae"
      case "ö": result += "oe"
      case "ü": result += "ue"
      case "Ä": result += "Ae"
      case "Ö": result += "Oe"
      case "Ü": result += "Ue"
      default: result.append(character)
      }
    }
    return result
  }

  /// Whether all letters are Latin.
  static func isLatin(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) || $0.value == 0x2019
    }
  }

  /// Lower case without a change of length, so that offsets stay: ASCII, Latin-1, Extended-A.
  static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for index in bytes.indices {
      let byte = bytes[index]
      if byte &- 65 < 26 { result[index] = byte | 0x20 }
      guard index > 0 else { continue }
      switch bytes[index - 1] {
      case 0xC3 where byte >= 0x80 && byte <= 0x9E && byte != 0x97: result[index] = byte + 0x20
      case 0xC4 where byte < 0xB9 && byte & 1 == 0 && byte != 0xB0: result[index] = byte + 1
      case 0xC5 where byte <= 0x87 && byte & 1 == 1: result[index] = byte + 1
      case 0xC5 where byte >= 0x8A && byte <= 0xB7 && byte & 1 == 0: result[index] = byte + 1
      case 0xC5 where byte >= 0xB9 && byte <= 0xBE && byte & 1 == 1: result[index] = byte + 1
      default: break
      }
    }
    return result
  }

  /// Upper case of ASCII and Latin-1, without a change of length.
  static func raised(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for index in bytes.indices {
      let byte = bytes[index]
      if byte &- 97 < 26 { result[index] = byte & 0xDF }
      if index > 0, bytes[index - 1] == 0xC3, byte >= 0xA0, byte <= 0xBE, byte != 0xB7 {
        result[index] = byte - 0x20
      }
    }
    return result
  }
}
