// SPDX-License-Identifier: Apache-2.0

/// A person for a template: a given name and a surname of one region.
struct Person {
  var given: String
  var surname: String
  /// The region's locale, such as `pl_PL`.
  var locale: String

  /// Whether the surname stands first and is not set off.
  var isCompact: Bool {
    guard let scalar = surname.unicodeScalars.first else { return false }
    return scalar.value >= 0x2E80
  }
}

/// Names by region, drawn by how common they are.
struct NamePool {
  /// Names with running sums of their weights.
  private struct Drawer {
    var names: [String] = []
    var sums: [Double] = []

    mutating func add(_ name: String, _ weight: Double) {
      names.append(name)
      sums.append((sums.last ?? 0) + weight)
    }

    func draw(_ dice: inout Dice) -> String? {
      guard let total = sums.last else { return nil }
      let wanted = dice.fraction() * total
      var low = 0
      var high = sums.count - 1
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
      }
      return names[low]
    }
  }

  private var given: [String: Drawer] = [:]
  private var surnames: [String: Drawer] = [:]

  /// Locales whose names stand in texts of a language, with weights.
  private static let regions: [String: [(locale: String, weight: Int)]] = [
    "de": [("de_DE", 6), ("de_AT", 2), ("de_CH", 2)],
    "fr": [("fr_FR", 6), ("fr_BE", 2), ("fr_CH", 1), ("fr_QC", 1)],
    "es": [("es_ES", 5), ("es_MX", 3), ("es_AR", 1), ("es_CO", 2), ("es_CL", 2)],
    "it": [("it_IT", 1)], "pl": [("pl_PL", 1)], "ro": [("ro_RO", 1)], "tr": [("tr_TR", 1)],
    "pt": [("pt_BR", 2), ("pt_PT", 2)], "nl": [("nl_NL", 3), ("nl_BE", 2)], "sv": [("sv_SE", 1)],
    "ru": [("ru_RU", 1)], "uk": [("uk_UA", 1)], "el": [("el_GR", 1)], "ja": [("ja_JP", 1)],
    "zh": [("zh_CN", 2), ("zh_TW", 1)], "ko": [("ko_KR", 1)],
    "da": [("da_DK", 1)], "no": [("no_NO", 1)], "fi": [("fi_FI", 1)], "cs": [("cs_CZ", 1)],
    "hu": [("hu_HU", 1)],
    "ar": [("ar_AA", 3), ("ar_SA", 2), ("ar_PS", 1)], "hi": [("hi_IN", 1)],
  ]
  /// Where names in English and technical texts come from.
  private static let worldwide: [(locale: String, weight: Int)] = [
    ("us-census", 30), ("en_GB", 8), ("en_US", 8), ("en", 6), ("en_IN", 6), ("en_NZ", 3),
    ("en_IE", 3),
    ("en_PK", 3), ("en_KE", 2), ("en_NG", 2), ("yo_NG", 2), ("ha_NG", 1), ("ig_NG", 1),
    ("tw_GH", 2),
    ("zu_ZA", 1), ("sw", 1), ("ga_IE", 1), ("de_DE", 5), ("fr_FR", 5), ("es_ES", 4), ("es_MX", 3),
    ("es_CO", 1),
    ("it_IT", 5), ("pl_PL", 5), ("nl_NL", 3), ("nl_BE", 1), ("pt_BR", 4), ("pt_PT", 2),
    ("sv_SE", 3),
    ("no_NO", 2), ("da_DK", 2), ("fi_FI", 2), ("tr_TR", 3), ("ro_RO", 2), ("cs_CZ", 2),
    ("sk_SK", 1),
    ("hu_HU", 2), ("hr_HR", 2), ("sl_SI", 1), ("is_IS", 1), ("et_EE", 1), ("lv_LV", 1),
    ("lt_LT", 1),
    ("id_ID", 2), ("vi_VN", 3), ("az_AZ", 1), ("uz_UZ", 1), ("fr_DZ", 2), ("en_TH", 1),
    ("fr_QC", 1), ("popular", 14),
    ("JP", 3), ("CN", 4), ("KR", 3), ("IN", 3), ("EG", 2), ("TW", 2),
  ]

  /// Sorts the names of `material` into regions.
  init(_ names: [ListedName], isHeldOut: (String) -> Bool, only heldOut: Bool) {
    for name in names where isHeldOut(name.text) == heldOut {
      guard name.text.utf8.count > 1 else { continue }
      let isPopular = name.source.hasPrefix("popular")
      let isCensus = name.source.hasPrefix("us-census")
      let weight = isPopular ? 1 : NamePool.power(max(name.weight, isCensus ? 0.0004 : 0.001))
      add(name, weight, to: isCensus ? "us-census" : name.locale)
      if isPopular, Letters.isLatin(name.text) { add(name, weight, to: "popular") }
    }
  }

  private mutating func add(_ name: ListedName, _ weight: Double, to locale: String) {
    switch name.kind {
    case .given: given[locale, default: Drawer()].add(name.text, weight)
    case .surname: surnames[locale, default: Drawer()].add(name.text, weight)
    }
  }

  /// weight ^ 0.375 by square roots alone, which every machine rounds alike.
  private static func power(_ weight: Double) -> Double {
    let quarter = weight.squareRoot().squareRoot()
    return quarter * quarter.squareRoot()
  }

  /// A person for a text in `language`; in its own script unless `isLatin`.
  func person(for language: String, _ dice: inout Dice) -> Person? {
    let isWorldwide = NamePool.regions[language] == nil
    // Texts name people from elsewhere too.
    let regions =
      isWorldwide || !NamePool.usesOwnScript(language) && dice.chance(15)
      ? NamePool.worldwide : NamePool.regions[language] ?? NamePool.worldwide
    let isLatin = !NamePool.usesOwnScript(language)
    for _ in 0..<40 {
      var turn = dice.below(regions.reduce(0) { $0 + $1.weight })
      var locale = "us-census"
      for region in regions {
        turn -= region.weight
        if turn < 0 {
          locale = region.locale
          break
        }
      }
      guard let first = given[locale]?.draw(&dice), let last = surnames[locale]?.draw(&dice),
        Letters.isLatin(first) == isLatin, Letters.isLatin(last) == isLatin
      else { continue }
      return Person(given: first, surname: last, locale: locale)
    }
    return nil
  }

  static func usesOwnScript(_ language: String) -> Bool {
    ["ru", "uk", "el", "ja", "zh", "ko", "ar", "hi"].contains(language)
  }
}
