// SPDX-License-Identifier: Apache-2.0
// Written by scripts/generate-validators; do not edit.

/// Every validator of this module under its name.
public enum ValidatorCatalog {
  /// The names in ascending byte order; an index of this array is a validator's index.
  public static let names: [String] = [
    "aba-routing",
    "ad-nrt",
    "al-nipt",
    "ar-cbu",
    "ar-cuit",
    "ar-dni",
    "at-svnr",
    "at-tin",
    "at-uid",
    "au-abn",
    "au-acn",
    "au-medicare",
    "au-tfn",
    "az-voen",
    "base58check",
    "be-bis",
    "be-nn",
    "be-vat",
    "bech32",
    "bg-egn",
    "bg-pnf",
    "bg-vat",
    "bic",
    "br-cnpj",
    "br-cpf",
    "by-unp",
    "ca-bcphn",
    "ca-bn",
    "ca-sin",
    "ch-ahv",
    "ch-uid",
    "cl-rut",
    "cn-ric",
    "cn-uscc",
    "co-nit",
    "coordinates",
    "credit-card",
    "cu-ni",
    "cusip",
    "cy-tic",
    "cz-dic",
    "cz-rc",
    "date",
    "de-idcard",
    "de-idnr",
    "de-kvnr",
    "de-rvnr",
    "de-vat",
    "dea",
    "dk-cpr",
    "dk-cvr",
    "do-cedula",
    "do-rnc",
    "dob",
    "ec-ci",
    "ec-ruc",
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
    "ethereum-address",
    "eu-vat",
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
    "gh-tin",
    "github-token-crc",
    "gr-afm",
    "gr-amka",
    "gt-nit",
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
    "jwt",
    "ke-pin",
    "kr-brn",
    "kr-rrn",
    "kz-iin",
    "lei",
    "lk-nic",
    "lt-ak",
    "lt-pvm",
    "lu-nin",
    "lu-tva",
    "luhn",
    "lv-pk",
    "lv-pvn",
    "ma-ice",
    "mac",
    "mac-notable",
    "md-idno",
    "me-pib",
    "mk-edb",
    "mt-vat",
    "mx-curp",
    "mx-rfc",
    "my-nric",
    "nanp",
    "ng-nin",
    "nl-bsn",
    "nl-btw",
    "no-fnr",
    "no-orgnr",
    "npi",
    "npm-token-crc",
    "nz-ird",
    "nz-nhi",
    "password-value",
    "pe-cui",
    "pe-ruc",
    "phone",
    "phone-national",
    "pk-cnic",
    "pl-nip",
    "pl-pesel",
    "pl-regon",
    "pt-cc",
    "pt-nif",
    "py-ruc",
    "ro-cnp",
    "ro-cui",
    "rs-jmbg",
    "rs-pib",
    "ru-inn",
    "ru-ogrn",
    "ru-snils",
    "se-orgnr",
    "se-personnummer",
    "se-vat",
    "secret-entropy",
    "sg-nric",
    "sg-uen",
    "si-ddv",
    "si-emso",
    "sk-dph",
    "sk-rc",
    "sn-ninea",
    "sv-nit",
    "th-pin",
    "tn-mf",
    "tr-tckn",
    "tr-vkn",
    "tw-nationalid",
    "tw-ubn",
    "ua-edrpou",
    "ua-rntrc",
    "us-ein",
    "us-itin",
    "us-mbi",
    "us-ptin",
    "us-ssn",
    "uuid",
    "uy-cedula",
    "uy-rut",
    "ve-rif",
    "verhoeff",
    "vin",
    "vn-cccd",
    "vn-mst",
    "za-idnr",
    "za-tin",
  ]

  /// The types in the order of `names`, for tests and documentation.
  public static var all: [any Validator.Type] {
    [
      ABARoutingValidator.self,
      ADNRTValidator.self,
      ALNIPTValidator.self,
      ARCBUValidator.self,
      ARCUITValidator.self,
      ARDNIValidator.self,
      ATSVNRValidator.self,
      ATTINValidator.self,
      ATUIDValidator.self,
      AUABNValidator.self,
      AUACNValidator.self,
      AUMedicareValidator.self,
      AUTFNValidator.self,
      AZVOENValidator.self,
      Base58CheckValidator.self,
      BEBISValidator.self,
      BENNValidator.self,
      BEVATValidator.self,
      Bech32Validator.self,
      BGEGNValidator.self,
      BGPNFValidator.self,
      BGVATValidator.self,
      BICValidator.self,
      BRCNPJValidator.self,
      BRCPFValidator.self,
      BYUNPValidator.self,
      CABCPHNValidator.self,
      CABNValidator.self,
      CASINValidator.self,
      CHAHVValidator.self,
      CHUIDValidator.self,
      CLRUTValidator.self,
      CNRICValidator.self,
      CNUSCCValidator.self,
      CONITValidator.self,
      CoordinatesValidator.self,
      CreditCardValidator.self,
      CUNIValidator.self,
      CUSIPValidator.self,
      CYTICValidator.self,
      CZDICValidator.self,
      CZRCValidator.self,
      DateValidator.self,
      DEIDCardValidator.self,
      DEIDNrValidator.self,
      DEKVNRValidator.self,
      DERVNRValidator.self,
      DEVATValidator.self,
      DEAValidator.self,
      DKCPRValidator.self,
      DKCVRValidator.self,
      DOCedulaValidator.self,
      DORNCValidator.self,
      DateOfBirthValidator.self,
      ECCIValidator.self,
      ECRUCValidator.self,
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
      EthereumAddressValidator.self,
      EUVATValidator.self,
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
      GHTINValidator.self,
      GitHubTokenValidator.self,
      GRAFMValidator.self,
      GRAMKAValidator.self,
      GTNITValidator.self,
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
      JWTValidator.self,
      KEPINValidator.self,
      KRBRNValidator.self,
      KRRRNValidator.self,
      KZIINValidator.self,
      LEIValidator.self,
      LKNICValidator.self,
      LTAKValidator.self,
      LTPVMValidator.self,
      LUNINValidator.self,
      LUTVAValidator.self,
      LuhnValidator.self,
      LVPKValidator.self,
      LVPVNValidator.self,
      MAICEValidator.self,
      MACValidator.self,
      MACNotableValidator.self,
      MDIDNOValidator.self,
      MEPIBValidator.self,
      MKEDBValidator.self,
      MTVATValidator.self,
      MXCURPValidator.self,
      MXRFCValidator.self,
      MYNRICValidator.self,
      NANPValidator.self,
      NGNINValidator.self,
      NLBSNValidator.self,
      NLBTWValidator.self,
      NOFNRValidator.self,
      NOOrgNrValidator.self,
      NPIValidator.self,
      NPMTokenValidator.self,
      NZIRDValidator.self,
      NZNHIValidator.self,
      PasswordValueValidator.self,
      PECUIValidator.self,
      PERUCValidator.self,
      PhoneValidator.self,
      PhoneNationalValidator.self,
      PKCNICValidator.self,
      PLNIPValidator.self,
      PLPESELValidator.self,
      PLREGONValidator.self,
      PTCCValidator.self,
      PTNIFValidator.self,
      PYRUCValidator.self,
      ROCNPValidator.self,
      ROCUIValidator.self,
      RSJMBGValidator.self,
      RSPIBValidator.self,
      RUINNValidator.self,
      RUOGRNValidator.self,
      RUSNILSValidator.self,
      SEOrgNrValidator.self,
      SEPersonnummerValidator.self,
      SEVATValidator.self,
      SecretEntropyValidator.self,
      SGNRICValidator.self,
      SGUENValidator.self,
      SIDDVValidator.self,
      SIEMSOValidator.self,
      SKDPHValidator.self,
      SKRCValidator.self,
      SNNINEAValidator.self,
      SVNITValidator.self,
      THPINValidator.self,
      TNMFValidator.self,
      TRTCKNValidator.self,
      TRVKNValidator.self,
      TWNationalIDValidator.self,
      TWUBNValidator.self,
      UAEDRPOUValidator.self,
      UARNTRCValidator.self,
      USEINValidator.self,
      USITINValidator.self,
      USMBIValidator.self,
      USPTINValidator.self,
      USSSNValidator.self,
      UUIDValidator.self,
      UYCedulaValidator.self,
      UYRUTValidator.self,
      VERIFValidator.self,
      VerhoeffValidator.self,
      VINValidator.self,
      VNCCCDValidator.self,
      VNMSTValidator.self,
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
    case 1: ADNRTValidator.isChecksum
    case 2: ALNIPTValidator.isChecksum
    case 3: ARCBUValidator.isChecksum
    case 4: ARCUITValidator.isChecksum
    case 5: ARDNIValidator.isChecksum
    case 6: ATSVNRValidator.isChecksum
    case 7: ATTINValidator.isChecksum
    case 8: ATUIDValidator.isChecksum
    case 9: AUABNValidator.isChecksum
    case 10: AUACNValidator.isChecksum
    case 11: AUMedicareValidator.isChecksum
    case 12: AUTFNValidator.isChecksum
    case 13: AZVOENValidator.isChecksum
    case 14: Base58CheckValidator.isChecksum
    case 15: BEBISValidator.isChecksum
    case 16: BENNValidator.isChecksum
    case 17: BEVATValidator.isChecksum
    case 18: Bech32Validator.isChecksum
    case 19: BGEGNValidator.isChecksum
    case 20: BGPNFValidator.isChecksum
    case 21: BGVATValidator.isChecksum
    case 22: BICValidator.isChecksum
    case 23: BRCNPJValidator.isChecksum
    case 24: BRCPFValidator.isChecksum
    case 25: BYUNPValidator.isChecksum
    case 26: CABCPHNValidator.isChecksum
    case 27: CABNValidator.isChecksum
    case 28: CASINValidator.isChecksum
    case 29: CHAHVValidator.isChecksum
    case 30: CHUIDValidator.isChecksum
    case 31: CLRUTValidator.isChecksum
    case 32: CNRICValidator.isChecksum
    case 33: CNUSCCValidator.isChecksum
    case 34: CONITValidator.isChecksum
    case 35: CoordinatesValidator.isChecksum
    case 36: CreditCardValidator.isChecksum
    case 37: CUNIValidator.isChecksum
    case 38: CUSIPValidator.isChecksum
    case 39: CYTICValidator.isChecksum
    case 40: CZDICValidator.isChecksum
    case 41: CZRCValidator.isChecksum
    case 42: DateValidator.isChecksum
    case 43: DEIDCardValidator.isChecksum
    case 44: DEIDNrValidator.isChecksum
    case 45: DEKVNRValidator.isChecksum
    case 46: DERVNRValidator.isChecksum
    case 47: DEVATValidator.isChecksum
    case 48: DEAValidator.isChecksum
    case 49: DKCPRValidator.isChecksum
    case 50: DKCVRValidator.isChecksum
    case 51: DOCedulaValidator.isChecksum
    case 52: DORNCValidator.isChecksum
    case 53: DateOfBirthValidator.isChecksum
    case 54: ECCIValidator.isChecksum
    case 55: ECRUCValidator.isChecksum
    case 56: EEIKValidator.isChecksum
    case 57: EEKMKRValidator.isChecksum
    case 58: EGNationalIDValidator.isChecksum
    case 59: EmailDomainValidator.isChecksum
    case 60: EpochFreeValidator.isChecksum
    case 61: ESCCCValidator.isChecksum
    case 62: ESCIFValidator.isChecksum
    case 63: ESNIEValidator.isChecksum
    case 64: ESDNIValidator.isChecksum
    case 65: ESNUSSValidator.isChecksum
    case 66: ESVATValidator.isChecksum
    case 67: EthereumAddressValidator.isChecksum
    case 68: EUVATValidator.isChecksum
    case 69: FIHetuValidator.isChecksum
    case 70: FIYTunnusValidator.isChecksum
    case 71: FRNIFValidator.isChecksum
    case 72: FRNIRValidator.isChecksum
    case 73: FRSIRENValidator.isChecksum
    case 74: FRSIRETValidator.isChecksum
    case 75: FRTVAValidator.isChecksum
    case 76: GBNHSValidator.isChecksum
    case 77: GBNINOValidator.isChecksum
    case 78: GBUTRValidator.isChecksum
    case 79: GBVATValidator.isChecksum
    case 80: GHTINValidator.isChecksum
    case 81: GitHubTokenValidator.isChecksum
    case 82: GRAFMValidator.isChecksum
    case 83: GRAMKAValidator.isChecksum
    case 84: GTNITValidator.isChecksum
    case 85: HKHKIDValidator.isChecksum
    case 86: HROIBValidator.isChecksum
    case 87: HUANumValidator.isChecksum
    case 88: HUTAJValidator.isChecksum
    case 89: IBANValidator.isChecksum
    case 90: ICAOMRZValidator.isChecksum
    case 91: ICCIDValidator.isChecksum
    case 92: IDNIKValidator.isChecksum
    case 93: IDNPWPValidator.isChecksum
    case 94: IEPPSNValidator.isChecksum
    case 95: IEVATValidator.isChecksum
    case 96: ILIDNrValidator.isChecksum
    case 97: IMEIValidator.isChecksum
    case 98: INAadhaarValidator.isChecksum
    case 99: INEPICValidator.isChecksum
    case 100: INGSTINValidator.isChecksum
    case 101: INPANValidator.isChecksum
    case 102: IPv4Validator.isChecksum
    case 103: IPv6Validator.isChecksum
    case 104: IPv6NotableValidator.isChecksum
    case 105: ISKennitalaValidator.isChecksum
    case 106: ISINValidator.isChecksum
    case 107: ITCodiceFiscaleValidator.isChecksum
    case 108: ITIVAValidator.isChecksum
    case 109: JPCNValidator.isChecksum
    case 110: JPMyNumberValidator.isChecksum
    case 111: JWTValidator.isChecksum
    case 112: KEPINValidator.isChecksum
    case 113: KRBRNValidator.isChecksum
    case 114: KRRRNValidator.isChecksum
    case 115: KZIINValidator.isChecksum
    case 116: LEIValidator.isChecksum
    case 117: LKNICValidator.isChecksum
    case 118: LTAKValidator.isChecksum
    case 119: LTPVMValidator.isChecksum
    case 120: LUNINValidator.isChecksum
    case 121: LUTVAValidator.isChecksum
    case 122: LuhnValidator.isChecksum
    case 123: LVPKValidator.isChecksum
    case 124: LVPVNValidator.isChecksum
    case 125: MAICEValidator.isChecksum
    case 126: MACValidator.isChecksum
    case 127: MACNotableValidator.isChecksum
    case 128: MDIDNOValidator.isChecksum
    case 129: MEPIBValidator.isChecksum
    case 130: MKEDBValidator.isChecksum
    case 131: MTVATValidator.isChecksum
    case 132: MXCURPValidator.isChecksum
    case 133: MXRFCValidator.isChecksum
    case 134: MYNRICValidator.isChecksum
    case 135: NANPValidator.isChecksum
    case 136: NGNINValidator.isChecksum
    case 137: NLBSNValidator.isChecksum
    case 138: NLBTWValidator.isChecksum
    case 139: NOFNRValidator.isChecksum
    case 140: NOOrgNrValidator.isChecksum
    case 141: NPIValidator.isChecksum
    case 142: NPMTokenValidator.isChecksum
    case 143: NZIRDValidator.isChecksum
    case 144: NZNHIValidator.isChecksum
    case 145: PasswordValueValidator.isChecksum
    case 146: PECUIValidator.isChecksum
    case 147: PERUCValidator.isChecksum
    case 148: PhoneValidator.isChecksum
    case 149: PhoneNationalValidator.isChecksum
    case 150: PKCNICValidator.isChecksum
    case 151: PLNIPValidator.isChecksum
    case 152: PLPESELValidator.isChecksum
    case 153: PLREGONValidator.isChecksum
    case 154: PTCCValidator.isChecksum
    case 155: PTNIFValidator.isChecksum
    case 156: PYRUCValidator.isChecksum
    case 157: ROCNPValidator.isChecksum
    case 158: ROCUIValidator.isChecksum
    case 159: RSJMBGValidator.isChecksum
    case 160: RSPIBValidator.isChecksum
    case 161: RUINNValidator.isChecksum
    case 162: RUOGRNValidator.isChecksum
    case 163: RUSNILSValidator.isChecksum
    case 164: SEOrgNrValidator.isChecksum
    case 165: SEPersonnummerValidator.isChecksum
    case 166: SEVATValidator.isChecksum
    case 167: SecretEntropyValidator.isChecksum
    case 168: SGNRICValidator.isChecksum
    case 169: SGUENValidator.isChecksum
    case 170: SIDDVValidator.isChecksum
    case 171: SIEMSOValidator.isChecksum
    case 172: SKDPHValidator.isChecksum
    case 173: SKRCValidator.isChecksum
    case 174: SNNINEAValidator.isChecksum
    case 175: SVNITValidator.isChecksum
    case 176: THPINValidator.isChecksum
    case 177: TNMFValidator.isChecksum
    case 178: TRTCKNValidator.isChecksum
    case 179: TRVKNValidator.isChecksum
    case 180: TWNationalIDValidator.isChecksum
    case 181: TWUBNValidator.isChecksum
    case 182: UAEDRPOUValidator.isChecksum
    case 183: UARNTRCValidator.isChecksum
    case 184: USEINValidator.isChecksum
    case 185: USITINValidator.isChecksum
    case 186: USMBIValidator.isChecksum
    case 187: USPTINValidator.isChecksum
    case 188: USSSNValidator.isChecksum
    case 189: UUIDValidator.isChecksum
    case 190: UYCedulaValidator.isChecksum
    case 191: UYRUTValidator.isChecksum
    case 192: VERIFValidator.isChecksum
    case 193: VerhoeffValidator.isChecksum
    case 194: VINValidator.isChecksum
    case 195: VNCCCDValidator.isChecksum
    case 196: VNMSTValidator.isChecksum
    case 197: ZAIDNrValidator.isChecksum
    case 198: ZATINValidator.isChecksum
    default: false
    }
  }

  /// Whether the validator at `index` accepts `candidate`; false for an unknown index.
  /// Complexity: O(*n*), no allocation.
  public static func accepts(_ index: Int, _ candidate: borrowing Span<UInt8>) -> Bool {
    switch index {
    case 0: ABARoutingValidator.accepts(candidate)
    case 1: ADNRTValidator.accepts(candidate)
    case 2: ALNIPTValidator.accepts(candidate)
    case 3: ARCBUValidator.accepts(candidate)
    case 4: ARCUITValidator.accepts(candidate)
    case 5: ARDNIValidator.accepts(candidate)
    case 6: ATSVNRValidator.accepts(candidate)
    case 7: ATTINValidator.accepts(candidate)
    case 8: ATUIDValidator.accepts(candidate)
    case 9: AUABNValidator.accepts(candidate)
    case 10: AUACNValidator.accepts(candidate)
    case 11: AUMedicareValidator.accepts(candidate)
    case 12: AUTFNValidator.accepts(candidate)
    case 13: AZVOENValidator.accepts(candidate)
    case 14: Base58CheckValidator.accepts(candidate)
    case 15: BEBISValidator.accepts(candidate)
    case 16: BENNValidator.accepts(candidate)
    case 17: BEVATValidator.accepts(candidate)
    case 18: Bech32Validator.accepts(candidate)
    case 19: BGEGNValidator.accepts(candidate)
    case 20: BGPNFValidator.accepts(candidate)
    case 21: BGVATValidator.accepts(candidate)
    case 22: BICValidator.accepts(candidate)
    case 23: BRCNPJValidator.accepts(candidate)
    case 24: BRCPFValidator.accepts(candidate)
    case 25: BYUNPValidator.accepts(candidate)
    case 26: CABCPHNValidator.accepts(candidate)
    case 27: CABNValidator.accepts(candidate)
    case 28: CASINValidator.accepts(candidate)
    case 29: CHAHVValidator.accepts(candidate)
    case 30: CHUIDValidator.accepts(candidate)
    case 31: CLRUTValidator.accepts(candidate)
    case 32: CNRICValidator.accepts(candidate)
    case 33: CNUSCCValidator.accepts(candidate)
    case 34: CONITValidator.accepts(candidate)
    case 35: CoordinatesValidator.accepts(candidate)
    case 36: CreditCardValidator.accepts(candidate)
    case 37: CUNIValidator.accepts(candidate)
    case 38: CUSIPValidator.accepts(candidate)
    case 39: CYTICValidator.accepts(candidate)
    case 40: CZDICValidator.accepts(candidate)
    case 41: CZRCValidator.accepts(candidate)
    case 42: DateValidator.accepts(candidate)
    case 43: DEIDCardValidator.accepts(candidate)
    case 44: DEIDNrValidator.accepts(candidate)
    case 45: DEKVNRValidator.accepts(candidate)
    case 46: DERVNRValidator.accepts(candidate)
    case 47: DEVATValidator.accepts(candidate)
    case 48: DEAValidator.accepts(candidate)
    case 49: DKCPRValidator.accepts(candidate)
    case 50: DKCVRValidator.accepts(candidate)
    case 51: DOCedulaValidator.accepts(candidate)
    case 52: DORNCValidator.accepts(candidate)
    case 53: DateOfBirthValidator.accepts(candidate)
    case 54: ECCIValidator.accepts(candidate)
    case 55: ECRUCValidator.accepts(candidate)
    case 56: EEIKValidator.accepts(candidate)
    case 57: EEKMKRValidator.accepts(candidate)
    case 58: EGNationalIDValidator.accepts(candidate)
    case 59: EmailDomainValidator.accepts(candidate)
    case 60: EpochFreeValidator.accepts(candidate)
    case 61: ESCCCValidator.accepts(candidate)
    case 62: ESCIFValidator.accepts(candidate)
    case 63: ESNIEValidator.accepts(candidate)
    case 64: ESDNIValidator.accepts(candidate)
    case 65: ESNUSSValidator.accepts(candidate)
    case 66: ESVATValidator.accepts(candidate)
    case 67: EthereumAddressValidator.accepts(candidate)
    case 68: EUVATValidator.accepts(candidate)
    case 69: FIHetuValidator.accepts(candidate)
    case 70: FIYTunnusValidator.accepts(candidate)
    case 71: FRNIFValidator.accepts(candidate)
    case 72: FRNIRValidator.accepts(candidate)
    case 73: FRSIRENValidator.accepts(candidate)
    case 74: FRSIRETValidator.accepts(candidate)
    case 75: FRTVAValidator.accepts(candidate)
    case 76: GBNHSValidator.accepts(candidate)
    case 77: GBNINOValidator.accepts(candidate)
    case 78: GBUTRValidator.accepts(candidate)
    case 79: GBVATValidator.accepts(candidate)
    case 80: GHTINValidator.accepts(candidate)
    case 81: GitHubTokenValidator.accepts(candidate)
    case 82: GRAFMValidator.accepts(candidate)
    case 83: GRAMKAValidator.accepts(candidate)
    case 84: GTNITValidator.accepts(candidate)
    case 85: HKHKIDValidator.accepts(candidate)
    case 86: HROIBValidator.accepts(candidate)
    case 87: HUANumValidator.accepts(candidate)
    case 88: HUTAJValidator.accepts(candidate)
    case 89: IBANValidator.accepts(candidate)
    case 90: ICAOMRZValidator.accepts(candidate)
    case 91: ICCIDValidator.accepts(candidate)
    case 92: IDNIKValidator.accepts(candidate)
    case 93: IDNPWPValidator.accepts(candidate)
    case 94: IEPPSNValidator.accepts(candidate)
    case 95: IEVATValidator.accepts(candidate)
    case 96: ILIDNrValidator.accepts(candidate)
    case 97: IMEIValidator.accepts(candidate)
    case 98: INAadhaarValidator.accepts(candidate)
    case 99: INEPICValidator.accepts(candidate)
    case 100: INGSTINValidator.accepts(candidate)
    case 101: INPANValidator.accepts(candidate)
    case 102: IPv4Validator.accepts(candidate)
    case 103: IPv6Validator.accepts(candidate)
    case 104: IPv6NotableValidator.accepts(candidate)
    case 105: ISKennitalaValidator.accepts(candidate)
    case 106: ISINValidator.accepts(candidate)
    case 107: ITCodiceFiscaleValidator.accepts(candidate)
    case 108: ITIVAValidator.accepts(candidate)
    case 109: JPCNValidator.accepts(candidate)
    case 110: JPMyNumberValidator.accepts(candidate)
    case 111: JWTValidator.accepts(candidate)
    case 112: KEPINValidator.accepts(candidate)
    case 113: KRBRNValidator.accepts(candidate)
    case 114: KRRRNValidator.accepts(candidate)
    case 115: KZIINValidator.accepts(candidate)
    case 116: LEIValidator.accepts(candidate)
    case 117: LKNICValidator.accepts(candidate)
    case 118: LTAKValidator.accepts(candidate)
    case 119: LTPVMValidator.accepts(candidate)
    case 120: LUNINValidator.accepts(candidate)
    case 121: LUTVAValidator.accepts(candidate)
    case 122: LuhnValidator.accepts(candidate)
    case 123: LVPKValidator.accepts(candidate)
    case 124: LVPVNValidator.accepts(candidate)
    case 125: MAICEValidator.accepts(candidate)
    case 126: MACValidator.accepts(candidate)
    case 127: MACNotableValidator.accepts(candidate)
    case 128: MDIDNOValidator.accepts(candidate)
    case 129: MEPIBValidator.accepts(candidate)
    case 130: MKEDBValidator.accepts(candidate)
    case 131: MTVATValidator.accepts(candidate)
    case 132: MXCURPValidator.accepts(candidate)
    case 133: MXRFCValidator.accepts(candidate)
    case 134: MYNRICValidator.accepts(candidate)
    case 135: NANPValidator.accepts(candidate)
    case 136: NGNINValidator.accepts(candidate)
    case 137: NLBSNValidator.accepts(candidate)
    case 138: NLBTWValidator.accepts(candidate)
    case 139: NOFNRValidator.accepts(candidate)
    case 140: NOOrgNrValidator.accepts(candidate)
    case 141: NPIValidator.accepts(candidate)
    case 142: NPMTokenValidator.accepts(candidate)
    case 143: NZIRDValidator.accepts(candidate)
    case 144: NZNHIValidator.accepts(candidate)
    case 145: PasswordValueValidator.accepts(candidate)
    case 146: PECUIValidator.accepts(candidate)
    case 147: PERUCValidator.accepts(candidate)
    case 148: PhoneValidator.accepts(candidate)
    case 149: PhoneNationalValidator.accepts(candidate)
    case 150: PKCNICValidator.accepts(candidate)
    case 151: PLNIPValidator.accepts(candidate)
    case 152: PLPESELValidator.accepts(candidate)
    case 153: PLREGONValidator.accepts(candidate)
    case 154: PTCCValidator.accepts(candidate)
    case 155: PTNIFValidator.accepts(candidate)
    case 156: PYRUCValidator.accepts(candidate)
    case 157: ROCNPValidator.accepts(candidate)
    case 158: ROCUIValidator.accepts(candidate)
    case 159: RSJMBGValidator.accepts(candidate)
    case 160: RSPIBValidator.accepts(candidate)
    case 161: RUINNValidator.accepts(candidate)
    case 162: RUOGRNValidator.accepts(candidate)
    case 163: RUSNILSValidator.accepts(candidate)
    case 164: SEOrgNrValidator.accepts(candidate)
    case 165: SEPersonnummerValidator.accepts(candidate)
    case 166: SEVATValidator.accepts(candidate)
    case 167: SecretEntropyValidator.accepts(candidate)
    case 168: SGNRICValidator.accepts(candidate)
    case 169: SGUENValidator.accepts(candidate)
    case 170: SIDDVValidator.accepts(candidate)
    case 171: SIEMSOValidator.accepts(candidate)
    case 172: SKDPHValidator.accepts(candidate)
    case 173: SKRCValidator.accepts(candidate)
    case 174: SNNINEAValidator.accepts(candidate)
    case 175: SVNITValidator.accepts(candidate)
    case 176: THPINValidator.accepts(candidate)
    case 177: TNMFValidator.accepts(candidate)
    case 178: TRTCKNValidator.accepts(candidate)
    case 179: TRVKNValidator.accepts(candidate)
    case 180: TWNationalIDValidator.accepts(candidate)
    case 181: TWUBNValidator.accepts(candidate)
    case 182: UAEDRPOUValidator.accepts(candidate)
    case 183: UARNTRCValidator.accepts(candidate)
    case 184: USEINValidator.accepts(candidate)
    case 185: USITINValidator.accepts(candidate)
    case 186: USMBIValidator.accepts(candidate)
    case 187: USPTINValidator.accepts(candidate)
    case 188: USSSNValidator.accepts(candidate)
    case 189: UUIDValidator.accepts(candidate)
    case 190: UYCedulaValidator.accepts(candidate)
    case 191: UYRUTValidator.accepts(candidate)
    case 192: VERIFValidator.accepts(candidate)
    case 193: VerhoeffValidator.accepts(candidate)
    case 194: VINValidator.accepts(candidate)
    case 195: VNCCCDValidator.accepts(candidate)
    case 196: VNMSTValidator.accepts(candidate)
    case 197: ZAIDNrValidator.accepts(candidate)
    case 198: ZATINValidator.accepts(candidate)
    default: false
    }
  }
}
