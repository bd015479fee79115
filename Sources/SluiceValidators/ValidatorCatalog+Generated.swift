// SPDX-License-Identifier: Apache-2.0
// Written by scripts/generate-validators; do not edit.

/// Every validator of this module under its name.
public enum ValidatorCatalog {
  /// The names in ascending byte order; an index of this array is a validator's index.
  public static let names: [String] = [
    "aba-routing",
    "at-svnr",
    "at-tin",
    "at-uid",
    "au-abn",
    "au-acn",
    "au-medicare",
    "au-tfn",
    "be-bis",
    "be-nn",
    "be-vat",
    "bg-egn",
    "bg-pnf",
    "bg-vat",
    "bic",
    "ca-bcphn",
    "ca-bn",
    "ca-sin",
    "ch-ahv",
    "ch-uid",
    "cn-ric",
    "cn-uscc",
    "coordinates",
    "credit-card",
    "cusip",
    "cy-tic",
    "cz-dic",
    "cz-rc",
    "de-idcard",
    "de-idnr",
    "de-kvnr",
    "de-rvnr",
    "de-vat",
    "dea",
    "dk-cpr",
    "dk-cvr",
    "ee-ik",
    "ee-kmkr",
    "eg-nationalid",
    "email-domain",
    "epoch-free",
    "es-ccc",
    "es-cif",
    "es-nie",
    "es-nif",
    "es-nuss",
    "es-vat",
    "fi-hetu",
    "fi-ytunnus",
    "fr-nif",
    "fr-nir",
    "fr-siren",
    "fr-siret",
    "fr-tva",
    "gb-nhs",
    "gb-nino",
    "gb-utr",
    "gb-vat",
    "gr-afm",
    "gr-amka",
    "hk-hkid",
    "hr-oib",
    "hu-anum",
    "hu-taj",
    "iban",
    "icao-mrz",
    "iccid",
    "id-nik",
    "id-npwp",
    "ie-ppsn",
    "ie-vat",
    "il-idnr",
    "imei",
    "in-aadhaar",
    "in-epic",
    "in-gstin",
    "in-pan",
    "ipv4",
    "ipv6",
    "ipv6-notable",
    "is-kennitala",
    "isin",
    "it-codicefiscale",
    "it-iva",
    "jp-cn",
    "jp-mynumber",
    "kr-brn",
    "kr-rrn",
    "lei",
    "lt-ak",
    "lt-pvm",
    "lu-nin",
    "lu-tva",
    "luhn",
    "lv-pk",
    "lv-pvn",
    "mac",
    "mac-notable",
    "mt-vat",
    "my-nric",
    "nl-bsn",
    "nl-btw",
    "no-fnr",
    "no-orgnr",
    "npi",
    "nz-ird",
    "nz-nhi",
    "pl-nip",
    "pl-pesel",
    "pl-regon",
    "pt-cc",
    "pt-nif",
    "ro-cnp",
    "ro-cui",
    "rs-jmbg",
    "rs-pib",
    "se-orgnr",
    "se-personnummer",
    "se-vat",
    "sg-nric",
    "sg-uen",
    "si-ddv",
    "si-emso",
    "sk-dph",
    "sk-rc",
    "th-pin",
    "tr-tckn",
    "tr-vkn",
    "tw-nationalid",
    "tw-ubn",
    "us-ein",
    "us-itin",
    "us-mbi",
    "us-ptin",
    "us-ssn",
    "uuid",
    "verhoeff",
    "vin",
    "za-idnr",
    "za-tin",
  ]

  /// The types in the order of `names`, for tests and documentation.
  public static var all: [any Validator.Type] {
    [
      ABARoutingValidator.self,
      ATSVNRValidator.self,
      ATTINValidator.self,
      ATUIDValidator.self,
      AUABNValidator.self,
      AUACNValidator.self,
      AUMedicareValidator.self,
      AUTFNValidator.self,
      BEBISValidator.self,
      BENNValidator.self,
      BEVATValidator.self,
      BGEGNValidator.self,
      BGPNFValidator.self,
      BGVATValidator.self,
      BICValidator.self,
      CABCPHNValidator.self,
      CABNValidator.self,
      CASINValidator.self,
      CHAHVValidator.self,
      CHUIDValidator.self,
      CNRICValidator.self,
      CNUSCCValidator.self,
      CoordinatesValidator.self,
      CreditCardValidator.self,
      CUSIPValidator.self,
      CYTICValidator.self,
      CZDICValidator.self,
      CZRCValidator.self,
      DEIDCardValidator.self,
      DEIDNrValidator.self,
      DEKVNRValidator.self,
      DERVNRValidator.self,
      DEVATValidator.self,
      DEAValidator.self,
      DKCPRValidator.self,
      DKCVRValidator.self,
      EEIKValidator.self,
      EEKMKRValidator.self,
      EGNationalIDValidator.self,
      EmailDomainValidator.self,
      EpochFreeValidator.self,
      ESCCCValidator.self,
      ESCIFValidator.self,
      ESNIEValidator.self,
      ESDNIValidator.self,
      ESNUSSValidator.self,
      ESVATValidator.self,
      FIHetuValidator.self,
      FIYTunnusValidator.self,
      FRNIFValidator.self,
      FRNIRValidator.self,
      FRSIRENValidator.self,
      FRSIRETValidator.self,
      FRTVAValidator.self,
      GBNHSValidator.self,
      GBNINOValidator.self,
      GBUTRValidator.self,
      GBVATValidator.self,
      GRAFMValidator.self,
      GRAMKAValidator.self,
      HKHKIDValidator.self,
      HROIBValidator.self,
      HUANumValidator.self,
      HUTAJValidator.self,
      IBANValidator.self,
      ICAOMRZValidator.self,
      ICCIDValidator.self,
      IDNIKValidator.self,
      IDNPWPValidator.self,
      IEPPSNValidator.self,
      IEVATValidator.self,
      ILIDNrValidator.self,
      IMEIValidator.self,
      INAadhaarValidator.self,
      INEPICValidator.self,
      INGSTINValidator.self,
      INPANValidator.self,
      IPv4Validator.self,
      IPv6Validator.self,
      IPv6NotableValidator.self,
      ISKennitalaValidator.self,
      ISINValidator.self,
      ITCodiceFiscaleValidator.self,
      ITIVAValidator.self,
      JPCNValidator.self,
      JPMyNumberValidator.self,
      KRBRNValidator.self,
      KRRRNValidator.self,
      LEIValidator.self,
      LTAKValidator.self,
      LTPVMValidator.self,
      LUNINValidator.self,
      LUTVAValidator.self,
      LuhnValidator.self,
      LVPKValidator.self,
      LVPVNValidator.self,
      MACValidator.self,
      MACNotableValidator.self,
      MTVATValidator.self,
      MYNRICValidator.self,
      NLBSNValidator.self,
      NLBTWValidator.self,
      NOFNRValidator.self,
      NOOrgNrValidator.self,
      NPIValidator.self,
      NZIRDValidator.self,
      NZNHIValidator.self,
      PLNIPValidator.self,
      PLPESELValidator.self,
      PLREGONValidator.self,
      PTCCValidator.self,
      PTNIFValidator.self,
      ROCNPValidator.self,
      ROCUIValidator.self,
      RSJMBGValidator.self,
      RSPIBValidator.self,
      SEOrgNrValidator.self,
      SEPersonnummerValidator.self,
      SEVATValidator.self,
      SGNRICValidator.self,
      SGUENValidator.self,
      SIDDVValidator.self,
      SIEMSOValidator.self,
      SKDPHValidator.self,
      SKRCValidator.self,
      THPINValidator.self,
      TRTCKNValidator.self,
      TRVKNValidator.self,
      TWNationalIDValidator.self,
      TWUBNValidator.self,
      USEINValidator.self,
      USITINValidator.self,
      USMBIValidator.self,
      USPTINValidator.self,
      USSSNValidator.self,
      UUIDValidator.self,
      VerhoeffValidator.self,
      VINValidator.self,
      ZAIDNrValidator.self,
      ZATINValidator.self,
    ]
  }

  /// Index of the validator called `name`, or `nil` when there is none.
  /// Complexity: O(log *n*).
  public static func index(named name: String) -> Int? {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle] == name { return middle }
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Whether the validator at `index` checks a checksum; false for an unknown index.
  public static func isChecksum(_ index: Int) -> Bool {
    switch index {
    case 0: ABARoutingValidator.isChecksum
    case 1: ATSVNRValidator.isChecksum
    case 2: ATTINValidator.isChecksum
    case 3: ATUIDValidator.isChecksum
    case 4: AUABNValidator.isChecksum
    case 5: AUACNValidator.isChecksum
    case 6: AUMedicareValidator.isChecksum
    case 7: AUTFNValidator.isChecksum
    case 8: BEBISValidator.isChecksum
    case 9: BENNValidator.isChecksum
    case 10: BEVATValidator.isChecksum
    case 11: BGEGNValidator.isChecksum
    case 12: BGPNFValidator.isChecksum
    case 13: BGVATValidator.isChecksum
    case 14: BICValidator.isChecksum
    case 15: CABCPHNValidator.isChecksum
    case 16: CABNValidator.isChecksum
    case 17: CASINValidator.isChecksum
    case 18: CHAHVValidator.isChecksum
    case 19: CHUIDValidator.isChecksum
    case 20: CNRICValidator.isChecksum
    case 21: CNUSCCValidator.isChecksum
    case 22: CoordinatesValidator.isChecksum
    case 23: CreditCardValidator.isChecksum
    case 24: CUSIPValidator.isChecksum
    case 25: CYTICValidator.isChecksum
    case 26: CZDICValidator.isChecksum
    case 27: CZRCValidator.isChecksum
    case 28: DEIDCardValidator.isChecksum
    case 29: DEIDNrValidator.isChecksum
    case 30: DEKVNRValidator.isChecksum
    case 31: DERVNRValidator.isChecksum
    case 32: DEVATValidator.isChecksum
    case 33: DEAValidator.isChecksum
    case 34: DKCPRValidator.isChecksum
    case 35: DKCVRValidator.isChecksum
    case 36: EEIKValidator.isChecksum
    case 37: EEKMKRValidator.isChecksum
    case 38: EGNationalIDValidator.isChecksum
    case 39: EmailDomainValidator.isChecksum
    case 40: EpochFreeValidator.isChecksum
    case 41: ESCCCValidator.isChecksum
    case 42: ESCIFValidator.isChecksum
    case 43: ESNIEValidator.isChecksum
    case 44: ESDNIValidator.isChecksum
    case 45: ESNUSSValidator.isChecksum
    case 46: ESVATValidator.isChecksum
    case 47: FIHetuValidator.isChecksum
    case 48: FIYTunnusValidator.isChecksum
    case 49: FRNIFValidator.isChecksum
    case 50: FRNIRValidator.isChecksum
    case 51: FRSIRENValidator.isChecksum
    case 52: FRSIRETValidator.isChecksum
    case 53: FRTVAValidator.isChecksum
    case 54: GBNHSValidator.isChecksum
    case 55: GBNINOValidator.isChecksum
    case 56: GBUTRValidator.isChecksum
    case 57: GBVATValidator.isChecksum
    case 58: GRAFMValidator.isChecksum
    case 59: GRAMKAValidator.isChecksum
    case 60: HKHKIDValidator.isChecksum
    case 61: HROIBValidator.isChecksum
    case 62: HUANumValidator.isChecksum
    case 63: HUTAJValidator.isChecksum
    case 64: IBANValidator.isChecksum
    case 65: ICAOMRZValidator.isChecksum
    case 66: ICCIDValidator.isChecksum
    case 67: IDNIKValidator.isChecksum
    case 68: IDNPWPValidator.isChecksum
    case 69: IEPPSNValidator.isChecksum
    case 70: IEVATValidator.isChecksum
    case 71: ILIDNrValidator.isChecksum
    case 72: IMEIValidator.isChecksum
    case 73: INAadhaarValidator.isChecksum
    case 74: INEPICValidator.isChecksum
    case 75: INGSTINValidator.isChecksum
    case 76: INPANValidator.isChecksum
    case 77: IPv4Validator.isChecksum
    case 78: IPv6Validator.isChecksum
    case 79: IPv6NotableValidator.isChecksum
    case 80: ISKennitalaValidator.isChecksum
    case 81: ISINValidator.isChecksum
    case 82: ITCodiceFiscaleValidator.isChecksum
    case 83: ITIVAValidator.isChecksum
    case 84: JPCNValidator.isChecksum
    case 85: JPMyNumberValidator.isChecksum
    case 86: KRBRNValidator.isChecksum
    case 87: KRRRNValidator.isChecksum
    case 88: LEIValidator.isChecksum
    case 89: LTAKValidator.isChecksum
    case 90: LTPVMValidator.isChecksum
    case 91: LUNINValidator.isChecksum
    case 92: LUTVAValidator.isChecksum
    case 93: LuhnValidator.isChecksum
    case 94: LVPKValidator.isChecksum
    case 95: LVPVNValidator.isChecksum
    case 96: MACValidator.isChecksum
    case 97: MACNotableValidator.isChecksum
    case 98: MTVATValidator.isChecksum
    case 99: MYNRICValidator.isChecksum
    case 100: NLBSNValidator.isChecksum
    case 101: NLBTWValidator.isChecksum
    case 102: NOFNRValidator.isChecksum
    case 103: NOOrgNrValidator.isChecksum
    case 104: NPIValidator.isChecksum
    case 105: NZIRDValidator.isChecksum
    case 106: NZNHIValidator.isChecksum
    case 107: PLNIPValidator.isChecksum
    case 108: PLPESELValidator.isChecksum
    case 109: PLREGONValidator.isChecksum
    case 110: PTCCValidator.isChecksum
    case 111: PTNIFValidator.isChecksum
    case 112: ROCNPValidator.isChecksum
    case 113: ROCUIValidator.isChecksum
    case 114: RSJMBGValidator.isChecksum
    case 115: RSPIBValidator.isChecksum
    case 116: SEOrgNrValidator.isChecksum
    case 117: SEPersonnummerValidator.isChecksum
    case 118: SEVATValidator.isChecksum
    case 119: SGNRICValidator.isChecksum
    case 120: SGUENValidator.isChecksum
    case 121: SIDDVValidator.isChecksum
    case 122: SIEMSOValidator.isChecksum
    case 123: SKDPHValidator.isChecksum
    case 124: SKRCValidator.isChecksum
    case 125: THPINValidator.isChecksum
    case 126: TRTCKNValidator.isChecksum
    case 127: TRVKNValidator.isChecksum
    case 128: TWNationalIDValidator.isChecksum
    case 129: TWUBNValidator.isChecksum
    case 130: USEINValidator.isChecksum
    case 131: USITINValidator.isChecksum
    case 132: USMBIValidator.isChecksum
    case 133: USPTINValidator.isChecksum
    case 134: USSSNValidator.isChecksum
    case 135: UUIDValidator.isChecksum
    case 136: VerhoeffValidator.isChecksum
    case 137: VINValidator.isChecksum
    case 138: ZAIDNrValidator.isChecksum
    case 139: ZATINValidator.isChecksum
    default: false
    }
  }

  /// Whether the validator at `index` accepts `candidate`; false for an unknown index.
  /// Complexity: O(*n*), no allocation.
  public static func accepts(_ index: Int, _ candidate: borrowing Span<UInt8>) -> Bool {
    switch index {
    case 0: ABARoutingValidator.accepts(candidate)
    case 1: ATSVNRValidator.accepts(candidate)
    case 2: ATTINValidator.accepts(candidate)
    case 3: ATUIDValidator.accepts(candidate)
    case 4: AUABNValidator.accepts(candidate)
    case 5: AUACNValidator.accepts(candidate)
    case 6: AUMedicareValidator.accepts(candidate)
    case 7: AUTFNValidator.accepts(candidate)
    case 8: BEBISValidator.accepts(candidate)
    case 9: BENNValidator.accepts(candidate)
    case 10: BEVATValidator.accepts(candidate)
    case 11: BGEGNValidator.accepts(candidate)
    case 12: BGPNFValidator.accepts(candidate)
    case 13: BGVATValidator.accepts(candidate)
    case 14: BICValidator.accepts(candidate)
    case 15: CABCPHNValidator.accepts(candidate)
    case 16: CABNValidator.accepts(candidate)
    case 17: CASINValidator.accepts(candidate)
    case 18: CHAHVValidator.accepts(candidate)
    case 19: CHUIDValidator.accepts(candidate)
    case 20: CNRICValidator.accepts(candidate)
    case 21: CNUSCCValidator.accepts(candidate)
    case 22: CoordinatesValidator.accepts(candidate)
    case 23: CreditCardValidator.accepts(candidate)
    case 24: CUSIPValidator.accepts(candidate)
    case 25: CYTICValidator.accepts(candidate)
    case 26: CZDICValidator.accepts(candidate)
    case 27: CZRCValidator.accepts(candidate)
    case 28: DEIDCardValidator.accepts(candidate)
    case 29: DEIDNrValidator.accepts(candidate)
    case 30: DEKVNRValidator.accepts(candidate)
    case 31: DERVNRValidator.accepts(candidate)
    case 32: DEVATValidator.accepts(candidate)
    case 33: DEAValidator.accepts(candidate)
    case 34: DKCPRValidator.accepts(candidate)
    case 35: DKCVRValidator.accepts(candidate)
    case 36: EEIKValidator.accepts(candidate)
    case 37: EEKMKRValidator.accepts(candidate)
    case 38: EGNationalIDValidator.accepts(candidate)
    case 39: EmailDomainValidator.accepts(candidate)
    case 40: EpochFreeValidator.accepts(candidate)
    case 41: ESCCCValidator.accepts(candidate)
    case 42: ESCIFValidator.accepts(candidate)
    case 43: ESNIEValidator.accepts(candidate)
    case 44: ESDNIValidator.accepts(candidate)
    case 45: ESNUSSValidator.accepts(candidate)
    case 46: ESVATValidator.accepts(candidate)
    case 47: FIHetuValidator.accepts(candidate)
    case 48: FIYTunnusValidator.accepts(candidate)
    case 49: FRNIFValidator.accepts(candidate)
    case 50: FRNIRValidator.accepts(candidate)
    case 51: FRSIRENValidator.accepts(candidate)
    case 52: FRSIRETValidator.accepts(candidate)
    case 53: FRTVAValidator.accepts(candidate)
    case 54: GBNHSValidator.accepts(candidate)
    case 55: GBNINOValidator.accepts(candidate)
    case 56: GBUTRValidator.accepts(candidate)
    case 57: GBVATValidator.accepts(candidate)
    case 58: GRAFMValidator.accepts(candidate)
    case 59: GRAMKAValidator.accepts(candidate)
    case 60: HKHKIDValidator.accepts(candidate)
    case 61: HROIBValidator.accepts(candidate)
    case 62: HUANumValidator.accepts(candidate)
    case 63: HUTAJValidator.accepts(candidate)
    case 64: IBANValidator.accepts(candidate)
    case 65: ICAOMRZValidator.accepts(candidate)
    case 66: ICCIDValidator.accepts(candidate)
    case 67: IDNIKValidator.accepts(candidate)
    case 68: IDNPWPValidator.accepts(candidate)
    case 69: IEPPSNValidator.accepts(candidate)
    case 70: IEVATValidator.accepts(candidate)
    case 71: ILIDNrValidator.accepts(candidate)
    case 72: IMEIValidator.accepts(candidate)
    case 73: INAadhaarValidator.accepts(candidate)
    case 74: INEPICValidator.accepts(candidate)
    case 75: INGSTINValidator.accepts(candidate)
    case 76: INPANValidator.accepts(candidate)
    case 77: IPv4Validator.accepts(candidate)
    case 78: IPv6Validator.accepts(candidate)
    case 79: IPv6NotableValidator.accepts(candidate)
    case 80: ISKennitalaValidator.accepts(candidate)
    case 81: ISINValidator.accepts(candidate)
    case 82: ITCodiceFiscaleValidator.accepts(candidate)
    case 83: ITIVAValidator.accepts(candidate)
    case 84: JPCNValidator.accepts(candidate)
    case 85: JPMyNumberValidator.accepts(candidate)
    case 86: KRBRNValidator.accepts(candidate)
    case 87: KRRRNValidator.accepts(candidate)
    case 88: LEIValidator.accepts(candidate)
    case 89: LTAKValidator.accepts(candidate)
    case 90: LTPVMValidator.accepts(candidate)
    case 91: LUNINValidator.accepts(candidate)
    case 92: LUTVAValidator.accepts(candidate)
    case 93: LuhnValidator.accepts(candidate)
    case 94: LVPKValidator.accepts(candidate)
    case 95: LVPVNValidator.accepts(candidate)
    case 96: MACValidator.accepts(candidate)
    case 97: MACNotableValidator.accepts(candidate)
    case 98: MTVATValidator.accepts(candidate)
    case 99: MYNRICValidator.accepts(candidate)
    case 100: NLBSNValidator.accepts(candidate)
    case 101: NLBTWValidator.accepts(candidate)
    case 102: NOFNRValidator.accepts(candidate)
    case 103: NOOrgNrValidator.accepts(candidate)
    case 104: NPIValidator.accepts(candidate)
    case 105: NZIRDValidator.accepts(candidate)
    case 106: NZNHIValidator.accepts(candidate)
    case 107: PLNIPValidator.accepts(candidate)
    case 108: PLPESELValidator.accepts(candidate)
    case 109: PLREGONValidator.accepts(candidate)
    case 110: PTCCValidator.accepts(candidate)
    case 111: PTNIFValidator.accepts(candidate)
    case 112: ROCNPValidator.accepts(candidate)
    case 113: ROCUIValidator.accepts(candidate)
    case 114: RSJMBGValidator.accepts(candidate)
    case 115: RSPIBValidator.accepts(candidate)
    case 116: SEOrgNrValidator.accepts(candidate)
    case 117: SEPersonnummerValidator.accepts(candidate)
    case 118: SEVATValidator.accepts(candidate)
    case 119: SGNRICValidator.accepts(candidate)
    case 120: SGUENValidator.accepts(candidate)
    case 121: SIDDVValidator.accepts(candidate)
    case 122: SIEMSOValidator.accepts(candidate)
    case 123: SKDPHValidator.accepts(candidate)
    case 124: SKRCValidator.accepts(candidate)
    case 125: THPINValidator.accepts(candidate)
    case 126: TRTCKNValidator.accepts(candidate)
    case 127: TRVKNValidator.accepts(candidate)
    case 128: TWNationalIDValidator.accepts(candidate)
    case 129: TWUBNValidator.accepts(candidate)
    case 130: USEINValidator.accepts(candidate)
    case 131: USITINValidator.accepts(candidate)
    case 132: USMBIValidator.accepts(candidate)
    case 133: USPTINValidator.accepts(candidate)
    case 134: USSSNValidator.accepts(candidate)
    case 135: UUIDValidator.accepts(candidate)
    case 136: VerhoeffValidator.accepts(candidate)
    case 137: VINValidator.accepts(candidate)
    case 138: ZAIDNrValidator.accepts(candidate)
    case 139: ZATINValidator.accepts(candidate)
    default: false
    }
  }
}
