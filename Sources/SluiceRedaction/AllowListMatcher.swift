// SPDX-License-Identifier: Apache-2.0
import SluiceMatching
import SluiceModel

/// Tells whether a value is known to be harmless.
struct AllowListMatcher: Sendable {
  private let values: Set<[UInt8]>
  private let patterns: [ValuePattern]
  private let networks: [Network]

  /// Nil for an empty list.
  ///
  /// - Throws: every bad pattern and network.
  init?(_ list: Policy.AllowList) throws(SluiceErrors) {
    if list.values.isEmpty, list.patterns.isEmpty, list.networks.isEmpty { return nil }
    var faults: [SluiceError] = []
    values = Set(list.values.map { Array($0.utf8) })
    var patterns: [ValuePattern] = []
    for source in list.patterns {
      do throws(SluiceError) {
        patterns.append(try ValuePattern(source, place: "allow"))
      } catch {
        faults.append(error)
      }
    }
    self.patterns = patterns
    var networks: [Network] = []
    for text in list.networks {
      if let network = Network(text) {
        networks.append(network)
      } else {
        faults.append(
          SluiceError(
            .configuration, place: "allow", problem: "'\(text)' is no network",
            remedy: "write it as 10.0.0.0/8 or fd00::/8"))
      }
    }
    self.networks = networks
    if !faults.isEmpty { throw SluiceErrors(faults) }
  }

  /// Whether `value`, found as `entity`, may stay.
  func allows(_ value: Span<UInt8>, entity: EntityType) -> Bool {
    if !values.isEmpty {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(value.count)
      for index in value.indices { bytes.append(value[index]) }
      if values.contains(bytes) { return true }
    }
    if entity.name == "IPV4" || entity.name == "IPV6" {
      for network in networks where network.contains(value) { return true }
    }
    for pattern in patterns where pattern.matches(value) { return true }
    return false
  }
}

/// An IPv4 or IPv6 network in CIDR form. Source: RFC 4632, 3.1; RFC 4291, 2.3.
struct Network: Sendable, Equatable {
  private let address: [UInt16]
  private let prefixLength: Int

  /// Reads `address/length`, or a single address.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2,
      let groups = Network.groups(Array(first.utf8).span)
    else { return nil }
    let width = groups.count * 16
    var length = width
    if parts.count == 2 {
      guard let given = Int(parts[1]), (0...width).contains(given) else { return nil }
      length = given
    }
    address = groups
    prefixLength = length
  }

  private static func groups(_ text: Span<UInt8>) -> [UInt16]? {
    if let value = IPv4Text.value(text) {
      return [UInt16(value >> 16), UInt16(value & 0xFFFF)]
    }
    guard let groups = IPv6Text.groups(text) else { return nil }
    return groups.indices.map { groups[$0] }
  }

  /// Whether `address`, an IPv4 address also where it is mapped into IPv6, is in the network.
  func contains(_ address: AddressText) -> Bool {
    let first = self.address.count == 2 ? 6 : 0
    guard address.isIPv4 == (first == 6) else { return false }
    var groups: [UInt16] = []
    for index in first..<8 {
      groups.append(UInt16(address.bytes[2 * index]) << 8 | UInt16(address.bytes[2 * index + 1]))
    }
    return contains(groups)
  }

  /// Whether the address written as `text` is in the network.
  func contains(_ text: Span<UInt8>) -> Bool {
    guard let other = Network.groups(text) else { return false }
    return contains(other)
  }

  private func contains(_ other: [UInt16]) -> Bool {
    guard other.count == address.count else { return false }
    var rest = prefixLength
    for index in address.indices where rest > 0 {
      let bits = min(rest, 16)
      let mask = UInt16(truncatingIfNeeded: 0xFFFF << (16 - bits))
      if address[index] & mask != other[index] & mask { return false }
      rest -= bits
    }
    return true
  }
}
