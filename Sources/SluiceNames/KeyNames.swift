// SPDX-License-Identifier: Apache-2.0
import CEmbeddedNames

/// Tells from a key's name whether its value is a person's name.
///
/// A key is seen as its last two parts: `shipping_contact_name` as `contact`, `name`, and `firstName`
/// as the one part `firstname`.
struct KeyNames: Sendable {
  private var slots: [UInt64]
  private static let slotCount = 8192

  private static let personParts = """
    first-name last-name full-name given-name family-name middle-name maiden-name display-name real-name \
    fore-name sur-name nick-name legal-name preferred-name birth-name sender-name recipient-name \
    first-names last-names cardholder-name card-holder-name account-holder-name name-on-card
    """
  private static let personWords = """
    firstname lastname fullname givenname familyname middlename maidenname displayname realname \
    forename surname legalname preferredname birthname lname fname cardholder accountholder cardholdername \
    vorname nachname familienname geburtsname prénom nombre apellido apellidos cognome imię nazwisko \
    imie nume prenume soyad soyadı soyisim voornaam achternaam förnamn efternamn sobrenome etternavn \
    fornavn etunimi sukunimi patientname customername clientname contactname employeename ownername \
    authorname membername guestname passengername holdername studentname beneficiaryname \
    personname attendee attendees undersigned 姓名 名前 氏名 お名前 이름 성명 имя фамилия отчество фио όνομα επώνυμο \
    الاسم اسم ansprechpartner naam
    """
  private static let roleWords = """
    author owner customer patient client contact assignee reporter agent caller recipient approver \
    requester employee manager holder doctor physician nurse supervisor creator editor reviewer signer \
    signatory applicant beneficiary borrower tenant landlord payee payer sender passenger guest member \
    student teacher person subscriber attn cc bcc from to speaker approvedby createdby updatedby \
    assignedto reportedby requestedby reviewedby signedby writtenby committer by billto shipto \
    spouse guardian next-of-kin kin emergency-contact driver buyer seller insured claimant witness \
    kunde klient cliente müşteri klant kund bearbeiter sachbearbeiter responsable destinataire autor \
    auteur autore författare bestuurder subject whom participant participants ceo cfo cto \
    director consultant candidate interviewer actor artist composer
    """
  private static let thingWords = """
    product city company host hostname service logger level thread component module class file filename \
    filepath path dir directory country region state street address town county language lang locale \
    currency brand model sku plan tier status type kind event action method operation op topic queue \
    table column database db schema index bucket cluster node pod namespace container image repo \
    repository branch tag version env environment app application appname server servername svc job \
    task pipeline stage step project package library framework platform os browser device agentname \
    useragent title category group team department dept organization organisation org \
    institution publisher vendor manufacturer make airport airline hotel venue location place timezone \
    tz zone area district province day month weekday color colour font theme icon url uri link domain \
    tld protocol scheme encoding format codec algorithm cipher key id uuid guid trace span session token \
    code error exception reason caused severity facility program process proc unit command cmd \
    bank issuer carrier network isp school university college stadt ort ville città miasto plaats oraș \
    ciudad cidade şehir sparte firma société empresa azienda bedrijf företag şirket produkt produit \
    producto prodotto produto
    """
  /// Parts before `name` that make it no person.
  private static let thingBeforeName = """
    host file product service company bank city country class method field column table index key \
    event app application server domain group team project package module job task plan brand model \
    device image queue topic bucket cluster node pod namespace container thread logger branch tag \
    org organization organisation department store shop school street process program user login path \
    database db schema rule policy role license library tool type category
    """
  private static let nameWords = "name nom nome nombre nazwa ad adı isim namn navn nimi"

  init() {
    slots = Array(repeating: 0, count: KeyNames.slotCount)
    let name = WordHash.of("name")
    for part in KeyNames.words(KeyNames.thingWords) { add(WordHash.of(part), .thing) }
    for part in KeyNames.words(KeyNames.nameWords) { add(WordHash.of(part), .name) }
    for part in KeyNames.words(KeyNames.roleWords) {
      add(WordHash.of(part), .role)
      add(KeyNames.join(WordHash.of(part), name), .person)
      add(WordHash.of(part + "name"), .person)
    }
    for part in KeyNames.words(KeyNames.thingBeforeName) {
      add(KeyNames.join(WordHash.of(part), name), .thing)
      add(WordHash.of(part + "name"), .thing)
    }
    for part in KeyNames.words(KeyNames.personWords) { add(WordHash.of(part), .person) }
    for whole in KeyNames.words(KeyNames.personParts) {
      let parts = whole.split(separator: "-").map(String.init)
      add(WordHash.of(parts.joined()), .person)
      if parts.count >= 2 {
        add(
          KeyNames.join(WordHash.of(parts[parts.count - 2]), WordHash.of(parts[parts.count - 1])),
          .person)
      }
    }
    for pair in [
      "approved by", "created by", "updated by", "assigned to", "reported by",
      "requested by", "reviewed by", "signed by", "written by", "bill to", "ship to", "card holder",
      "account holder", "signed-off by", "off by", "authored by", "prepared by", "submitted by",
      "kontakt person", "contact person",
    ] {
      let parts = pair.split(separator: " ").map(String.init)
      add(KeyNames.join(WordHash.of(parts[0]), WordHash.of(parts[1])), .role)
    }
  }

  private static func words(_ text: String) -> [Substring] {
    // By bytes: characters would have to be put together first.
    text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).map(Substring.init)
  }

  private mutating func add(_ hash: UInt32, _ kind: KeyKind) {
    var slot = Int(hash >> 8) & (KeyNames.slotCount - 1)
    while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot]) != hash {
      slot = (slot + 1) & (KeyNames.slotCount - 1)
    }
    slots[slot] = UInt64(hash) | UInt64(kind.rawValue) << 32
  }

  /// One hash for two parts of a key.
  @inline(__always)
  static func join(_ first: UInt32, _ second: UInt32) -> UInt32 {
    WordHash.mix(first, second) | 1
  }

  /// Hands out the slots, for calls into C.
  @unsafe
  @inline(__always)
  func withUnsafeSlots<Result>(_ body: (UnsafePointer<UInt64>?) -> Result) -> Result {
    // Safety: `slots` has `slotCount` elements, so that it has an address.
    unsafe slots.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
  }

  /// The kind of a key by the hashes of its last two parts; `previous` is 0 where there is one part.
  func kind(previous: UInt32, last: UInt32) -> KeyKind {
    let kind = unsafe withUnsafeSlots { unsafe sluice_names_key_kind($0, previous, last) }
    return KeyKind(rawValue: kind) ?? .other
  }
}
