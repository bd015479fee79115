// SPDX-License-Identifier: Apache-2.0
import SluiceModel

/// Tells the class of an address. Immutable, shared by all workers.
struct AddressClassifier: Sendable {
  private let own: [Network]

  /// - Throws: every text of `own` that is no network.
  init(own: [String]) throws(SluiceErrors) {
    var networks: [Network] = []
    var faults: [SluiceError] = []
    for text in own {
      if let network = Network(text) {
        networks.append(network)
      } else {
        faults.append(
          SluiceError(
            .configuration, place: "ip_classes", problem: "'\(text)' is no network",
            remedy: "write it as 10.0.0.0/8 or fd00::/8"))
      }
    }
    if !faults.isEmpty { throw SluiceErrors(faults) }
    self.own = networks
  }

  /// The class of the address written as `text`, or nil when it is none.
  func classify(_ text: Span<UInt8>) -> AddressClass? {
    guard let address = AddressText(text) else { return nil }
    for network in own where network.contains(address) { return .own }
    return address.isIPv4
      ? AddressClassifier.ipv4(address.bytes) : AddressClassifier.ipv6(address.bytes)
  }

  private static func ipv4(_ bytes: [UInt8]) -> AddressClass {
    let (first, second, third) = (bytes[12], bytes[13], bytes[14])
    if resolvers.contains(Array(bytes[12..<16])) { return .resolver }
    switch first {
    case 0: return bytes[12..<16].allSatisfy { $0 == 0 } ? .unspecified : .reserved
    case 10: return .private
    case 100 where second & 0xC0 == 64: return .cgnat
    case 127: return .loopback
    case 169 where second == 254: return .linkLocal
    case 172 where second & 0xF0 == 16: return .private
    case 192 where second == 168: return .private
    case 192 where second == 0 && third == 2: return .documentation
    case 192 where second == 0 && third == 0: return .reserved
    case 198 where second == 51 && third == 100: return .documentation
    case 198 where second & 0xFE == 18: return .reserved
    case 203 where second == 0 && third == 113: return .documentation
    case 224...239: return .multicast
    case 240...255: return .reserved
    default: return .public
    }
  }

  private static func ipv6(_ bytes: [UInt8]) -> AddressClass {
    if resolvers.contains(bytes) { return .resolver }
    if bytes[0..<15].allSatisfy({ $0 == 0 }) {
      if bytes[15] == 0 { return .unspecified }
      if bytes[15] == 1 { return .loopback }
    }
    if bytes[0] & 0xFE == 0xFC { return .private }
    if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return .linkLocal }
    if bytes[0] == 0xFF { return .multicast }
    if bytes[0..<4] == [0x20, 0x01, 0x0D, 0xB8] { return .documentation }
    if bytes[0] == 0x3F, bytes[1] == 0xFF, bytes[2] & 0xF0 == 0 { return .documentation }
    if bytes[0] == 0x01, bytes[1..<8].allSatisfy({ $0 == 0 }) { return .reserved }
    return .public
  }

  /// Addresses that the operators of public resolvers publish: Cloudflare, Google, Quad9, OpenDNS.
  private static let resolvers: Set<[UInt8]> = Set(
    [
      "1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "149.112.112.112", "208.67.222.222",
      "208.67.220.220", "2606:4700:4700::1111", "2606:4700:4700::1001", "2001:4860:4860::8888",
      "2001:4860:4860::8844", "2620:fe::fe", "2620:fe::9", "2620:119:35::35", "2620:119:53::53",
    ].compactMap { text in
      AddressText(Array(text.utf8).span).map { address in
        address.isIPv4 ? Array(address.bytes[12..<16]) : address.bytes
      }
    })
}
