// SPDX-License-Identifier: Apache-2.0

/// What a word says about the words beside it, whatever the lexicon says of itself.
package struct WordTraits: OptionSet, BitwiseCopyable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A title or form of address before a name: `Mr`, `Frau`, `Sayın`.
  package static let title = WordTraits(rawValue: 1)
  /// A small word inside names: `van`, `de la`, `bin`.
  package static let particle = WordTraits(rawValue: 2)
  /// A word that names often follow: `from`, `called`, `dear`.
  package static let trigger = WordTraits(rawValue: 4)
  /// A word that makes a lone name believable in a log: `by`, `for`, `user`.
  package static let evidence = WordTraits(rawValue: 8)
  /// A form of address behind a name: `さん`, `님`, `Bey`.
  package static let honorific = WordTraits(rawValue: 16)
  /// A value that stands for no name: `null`, `unknown`, `admin`.
  package static let placeholder = WordTraits(rawValue: 32)
  /// What makes the words before it an organisation: `Inc`, `GmbH`, `University`.
  package static let organisation = WordTraits(rawValue: 64)

  static let titleWords = """
    mr mrs ms mx dr prof miss sir madam herr herrn frau fräulein monsieur madame mme m mlle messrs \
    señor señora señorita don doña sr sra srta signor signora signorina sig dott dottssa dottoressa \
    ing avv pan pani panie panem panu panią domnul domnule doamna doamnă dl dna sayın mister hr fr \
    meneer mevrouw mevr dhr mej senhor senhora professor doctor docteur professeur doutor doutora dra \
    president senator judge officer capt captain colonel sergeant lieutenant lady lord rev reverend \
    fru herra rouva neiti lege inspector detective nurse justice minister ambassador imam sheikh \
    господин госпожа господину госпоже доктор профессор пан пані товарищ κύριος κυρία κύριε κύριο \
    السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة أستاذ دكتور आदरणीय श्री श्रीमती smt shri
    """
  static let particleWords = """
    van von der den de la del da dos das do di della delle degli bin ibn bint al el le du des ten ter \
    te zu zum zur af av y e i st mac mc d o san ben abu abd zur vom ter 't lo ap
    """
  static let triggerWords = """
    i'm im am name is named called dear hi hello hey from by user contact customer patient client \
    regards thanks ask tell call email cc to with boss manager me and told met thank said asked for \
    hallo bonjour salut hola ciao olá merhaba hej cześć bună beste liebe lieber sehr geehrter geehrte \
    cher chère querido querida caro cara estimado estimada gentile szanowny szanowna drogi droga prezado \
    prezada geachte bäste kära sayın stimate stimată dragă heiße heisse heet heter nazywam chiamo \
    m'appelle appelle llamo numesc chamo adım sono soy sou jestem bin suis je von und et mit avec con \
    och en ve și oraz kunde client cliente klant klient kund müşteri clientul grüßen grüsse gruß \
    cordialement saludos saluti pozdrawiam groet hälsningar saygılarımla stimă atenciosamente mvh \
    colleague friend sister brother mother father wife husband son daughter uncle aunt cousin neighbour \
    neighbor teacher doctor kollege kollegin freund freundin meet saw told remind invite
    """
  static let evidenceWords = """
    by from to for user customer client patient dear hi hello thanks regards and cc attn contact with \
    member employee applicant passenger guest tenant borrower subscriber caller agent assignee \
    reporter author signed approved requested reviewed submitted owner named name called von für kunde \
    par pour client de para cliente da per od dla door voor klant av från kund till müşteri
    """
  static let honorificWords = """
    さん 様 氏 殿 君 先生 ちゃん くん さま 님 씨 선생님 先生 女士 小姐 教授 医生 同志 太太 bey hanım beyefendi hanımefendi ji \
    sahib jr sr phd md esq
    """
  static let placeholderWords = """
    null none nil undefined unknown anonymous anon admin administrator root system guest test tester \
    user username name true false yes no na n/a empty default nobody someone everyone all any bot \
    support info sales service team customer client owner operator daemon public private redacted \
    deleted hidden masked removed placeholder example sample dummy string value field the your my
    """
  static let organisationWords = """
    inc ltd llc llp corp corporation company co plc gmbh ag kg ohg mbh sa sas sarl srl spa bv nv ab oy \
    as aps sp sl ltda eireli university college school hospital bank group holding holdings foundation \
    institute airport station street avenue road square park bridge river lake mountain island county \
    city church museum theatre theater award prize cup stadium hotel airlines museum library \
    universität straße strasse platz allee weg gasse ulica rue via calle rua plaza avenida bulvarı \
    sokak caddesi gatan vägen straat laan plein verein stiftung schule universidad universidade \
    università université uniwersytet
    """
}

/// Finds the traits of a word by its hash.
struct TraitTable: Sendable {
  private var slots: [UInt64]
  /// A bit for each word's hash: most words have no traits.
  private var filter = [UInt64](repeating: 0, count: 128)
  private static let slotCount = 2048

  init() {
    slots = Array(repeating: 0, count: TraitTable.slotCount)
    add(WordTraits.titleWords, .title)
    add(WordTraits.particleWords, .particle)
    add(WordTraits.triggerWords, .trigger)
    add(WordTraits.evidenceWords, .evidence)
    add(WordTraits.honorificWords, .honorific)
    add(WordTraits.placeholderWords, .placeholder)
    add(WordTraits.organisationWords, .organisation)
  }

  private mutating func add(_ words: String, _ trait: WordTraits) {
    for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let hash = WordHash.of(bytes: word)
      var slot = Int(hash >> 8) & (TraitTable.slotCount - 1)
      while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot]) != hash {
        slot = (slot + 1) & (TraitTable.slotCount - 1)
      }
      slots[slot] |= UInt64(hash) | UInt64(trait.rawValue) << 32
      filter[Int(hash >> 6) & 127] |= 1 << UInt64(hash >> 13 & 63)
    }
  }

  @inline(__always)
  func traits(of hash: UInt32) -> WordTraits {
    guard filter[Int(hash >> 6) & 127] >> UInt64(hash >> 13 & 63) & 1 == 1 else { return [] }
    var slot = Int(hash >> 8) & (TraitTable.slotCount - 1)
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot]) == hash {
        return WordTraits(rawValue: UInt8(truncatingIfNeeded: slots[slot] >> 32))
      }
      slot = (slot + 1) & (TraitTable.slotCount - 1)
    }
    return []
  }
}
