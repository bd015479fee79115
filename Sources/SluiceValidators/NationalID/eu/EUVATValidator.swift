// SPDX-License-Identifier: Apache-2.0

/// Decides whether text is a value added tax number with its country prefix, by that member state's
/// own check. Source: European Commission, VIES, structure of VAT identification numbers.
enum EUVATValidator: Validator {
  static let name = "eu-vat"
  static let isChecksum = true
  static let vectors = ValidatorVectors(
    valid: [
      "ATU13585627", "DE136695976", "DE 136 695 976", "PL8567346215", "GR 094259216", "el094259216",
    ],
    invalid: ["DE136695977", "136695976", "ZZ136695976", "DE", ""])

  static func accepts(_ candidate: borrowing Span<UInt8>) -> Bool {
    guard candidate.count >= 4 else { return false }
    let code =
      Int(ASCII.uppercase(candidate[0])) << 8 | Int(ASCII.uppercase(candidate[1]))
    switch code {
    case 0x4154: return ATUIDValidator.accepts(candidate)
    case 0x4245: return BEVATValidator.accepts(candidate)
    case 0x4247: return BGVATValidator.accepts(candidate)
    case 0x4359: return CYTICValidator.accepts(candidate)
    case 0x435A: return CZDICValidator.accepts(candidate)
    case 0x4445: return DEVATValidator.accepts(candidate)
    case 0x444B: return DKCVRValidator.accepts(candidate)
    case 0x4545: return EEKMKRValidator.accepts(candidate)
    case 0x454C, 0x4752: return GRAFMValidator.accepts(candidate)
    case 0x4553: return ESVATValidator.accepts(candidate)
    case 0x4649: return FIYTunnusValidator.accepts(candidate)
    case 0x4652: return FRTVAValidator.accepts(candidate)
    case 0x4852: return HROIBValidator.accepts(candidate)
    case 0x4855: return HUANumValidator.accepts(candidate)
    case 0x4945: return IEVATValidator.accepts(candidate)
    case 0x4954: return ITIVAValidator.accepts(candidate)
    case 0x4C54: return LTPVMValidator.accepts(candidate)
    case 0x4C55: return LUTVAValidator.accepts(candidate)
    case 0x4C56: return LVPVNValidator.accepts(candidate)
    case 0x4D54: return MTVATValidator.accepts(candidate)
    case 0x4E4C: return NLBTWValidator.accepts(candidate)
    case 0x504C: return PLNIPValidator.accepts(candidate)
    case 0x5054: return PTNIFValidator.accepts(candidate)
    case 0x524F: return ROCUIValidator.accepts(candidate)
    case 0x5345: return SEVATValidator.accepts(candidate)
    case 0x5349: return SIDDVValidator.accepts(candidate)
    case 0x534B: return SKDPHValidator.accepts(candidate)
    case 0x5849: return GBVATValidator.accepts(candidate)
    default: return false
    }
  }
}
