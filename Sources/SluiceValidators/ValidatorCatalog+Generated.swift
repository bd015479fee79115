// SPDX-License-Identifier: Apache-2.0
// Written by scripts/generate-validators; do not edit.

/// Every validator of this module under its name.
public enum ValidatorCatalog {
  /// The names in ascending byte order; an index of this array is a validator's index.
  public static let names: [String] = [
    "aba-routing",
    "bic",
    "coordinates",
    "credit-card",
    "cusip",
    "dea",
    "email-domain",
    "epoch-free",
    "iban",
    "iccid",
    "imei",
    "ipv4",
    "ipv6",
    "ipv6-notable",
    "isin",
    "lei",
    "luhn",
    "mac",
    "mac-notable",
    "npi",
    "uuid",
    "verhoeff",
    "vin",
  ]

  /// The types in the order of `names`, for tests and documentation.
  public static var all: [any Validator.Type] {
    [
      ABARoutingValidator.self,
      BICValidator.self,
      CoordinatesValidator.self,
      CreditCardValidator.self,
      CUSIPValidator.self,
      DEAValidator.self,
      EmailDomainValidator.self,
      EpochFreeValidator.self,
      IBANValidator.self,
      ICCIDValidator.self,
      IMEIValidator.self,
      IPv4Validator.self,
      IPv6Validator.self,
      IPv6NotableValidator.self,
      ISINValidator.self,
      LEIValidator.self,
      LuhnValidator.self,
      MACValidator.self,
      MACNotableValidator.self,
      NPIValidator.self,
      UUIDValidator.self,
      VerhoeffValidator.self,
      VINValidator.self,
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
    case 1: BICValidator.isChecksum
    case 2: CoordinatesValidator.isChecksum
    case 3: CreditCardValidator.isChecksum
    case 4: CUSIPValidator.isChecksum
    case 5: DEAValidator.isChecksum
    case 6: EmailDomainValidator.isChecksum
    case 7: EpochFreeValidator.isChecksum
    case 8: IBANValidator.isChecksum
    case 9: ICCIDValidator.isChecksum
    case 10: IMEIValidator.isChecksum
    case 11: IPv4Validator.isChecksum
    case 12: IPv6Validator.isChecksum
    case 13: IPv6NotableValidator.isChecksum
    case 14: ISINValidator.isChecksum
    case 15: LEIValidator.isChecksum
    case 16: LuhnValidator.isChecksum
    case 17: MACValidator.isChecksum
    case 18: MACNotableValidator.isChecksum
    case 19: NPIValidator.isChecksum
    case 20: UUIDValidator.isChecksum
    case 21: VerhoeffValidator.isChecksum
    case 22: VINValidator.isChecksum
    default: false
    }
  }

  /// Whether the validator at `index` accepts `candidate`; false for an unknown index.
  /// Complexity: O(*n*), no allocation.
  public static func accepts(_ index: Int, _ candidate: borrowing Span<UInt8>) -> Bool {
    switch index {
    case 0: ABARoutingValidator.accepts(candidate)
    case 1: BICValidator.accepts(candidate)
    case 2: CoordinatesValidator.accepts(candidate)
    case 3: CreditCardValidator.accepts(candidate)
    case 4: CUSIPValidator.accepts(candidate)
    case 5: DEAValidator.accepts(candidate)
    case 6: EmailDomainValidator.accepts(candidate)
    case 7: EpochFreeValidator.accepts(candidate)
    case 8: IBANValidator.accepts(candidate)
    case 9: ICCIDValidator.accepts(candidate)
    case 10: IMEIValidator.accepts(candidate)
    case 11: IPv4Validator.accepts(candidate)
    case 12: IPv6Validator.accepts(candidate)
    case 13: IPv6NotableValidator.accepts(candidate)
    case 14: ISINValidator.accepts(candidate)
    case 15: LEIValidator.accepts(candidate)
    case 16: LuhnValidator.accepts(candidate)
    case 17: MACValidator.accepts(candidate)
    case 18: MACNotableValidator.accepts(candidate)
    case 19: NPIValidator.accepts(candidate)
    case 20: UUIDValidator.accepts(candidate)
    case 21: VerhoeffValidator.accepts(candidate)
    case 22: VINValidator.accepts(candidate)
    default: false
    }
  }
}
