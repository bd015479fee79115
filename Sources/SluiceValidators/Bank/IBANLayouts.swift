// SPDX-License-Identifier: Apache-2.0

/// What follows the check digits, by country: groups of a two-digit count and a class (`n` digits,
/// `a` capital letters, `c` digits or letters).
/// Source: SWIFT IBAN Registry, release 99 (BBAN structures), and the published layouts of further
/// countries that issue numbers of this form.
enum IBANLayouts {
  static let table: Table = """
    AD08n12c AE19n AL08n16c AO21n AT16n AX14n AZ04a20c BA16n BE12n BF02c22n BG04a06n08c \
    BH04a14c BI23n BJ02c22n BL10n11c02n BR08c15n02c BY04c04n16c CF23n CG23n CH05n12c CI02a22n \
    CM23n CR18n CV21n CY08n16c CZ20n DE18n DJ23n DK14n DO04c20n DZ22n EE16n EG25n ES20n FI14n \
    FK02a12n FO14n FR10n11c02n GA23n GB04a14n GE02a16n GF10n11c02n GG04a14n GI04a15c GL14n \
    GP10n11c02n GQ23n GR07n16c GT24c GW02c19n HN04a20n HR17n HU24n IE04a14n IL19n IM04a14n \
    IQ04a15n IR22n IS22n IT01a10n12c JE04a14n JO04a04n18c KM23n KW04a22c KZ03n13c LB04n20c \
    LC04a24c LI05n12c LT16n LU03n13c LV04a13c LY21n MA24n MC10n11c02n MD20c ME18n MF10n11c02n \
    MG23n MK03n10c02n ML02c22n MN16n MQ10n11c02n MR23n MT04a05n18c MU04a19n03a MZ21n \
    NC10n11c02n NE02a22n NI04a20n NL04a10n NO11n OM03n16c PF10n11c02n PK04a16c PL24n \
    PM10n11c02n PS04a21c PT21n QA04a21c RE10n11c02n RO04a16c RS18n RU14n15c SA02n18c \
    SC04a20n03a SD14n SE20n SI15n SK20n SM01a10n12c SN02a22n SO19n ST21n SV04a20n TD23n \
    TF10n11c02n TG02a22n TL19n TN20n TR06n16c UA06n19c VA18n VG04a16n WF10n11c02n XK16n \
    YE04a04n18c YT10n11c02n
    """

  /// Offset of the first group of the country, or `nil`.
  static func offset(of first: UInt8, _ second: UInt8) -> Int? {
    var offset = 0
    while offset + 2 < table.count {
      if table[offset] == first, table[offset + 1] == second { return offset + 2 }
      while offset < table.count, table[offset] != ASCII.space { offset += 1 }
      offset += 1
    }
    return nil
  }
}
